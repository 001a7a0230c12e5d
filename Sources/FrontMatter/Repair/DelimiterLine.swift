/// Lines that are, or look like, delimiters of front matter.
struct DelimiterLine: Equatable {
  /// `-`, `.`, `+`, `;`, or what stands for a dash: `*`, `=`, `_`.
  var character: UInt8
  /// Spelled as it must be.
  var isExact: Bool
  /// Whether other text stands behind it.
  var hasGarbage = false

  static func read(_ bytes: [UInt8], _ line: Range<Int>) -> DelimiterLine? {
    guard line.count >= 2, line.count <= 200 else { return nil }
    let first = bytes[line.lowerBound]
    guard !first.isLetter, !first.isDigit else { return nil }
    for character in "-+.".utf8 where first == character && FrontMatterLayout.isDelimiter(bytes, line, character) {
      return DelimiterLine(character: character, isExact: true)
    }
    guard mayBegin(bytes, line) else { return nil }
    let text = Invisible.cleaned(bytes, line)
    return like(text)
  }

  /// Whether the first character that is not blank is a sign that comes again, or above ASCII.
  private static func mayBegin(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let start = line.first(where: { !bytes[$0].isBlank }) else { return false }
    let first = bytes[start]
    if first >= 0x80 { return true }
    guard "*=_+;.-".utf8.contains(first),
      let next = line[(start + 1)...].first(where: { !bytes[$0].isBlank }).map({ bytes[$0] })
    else { return false }
    return next == first || next >= 0x80
  }

  private static func like(_ text: [UInt8]) -> DelimiterLine? {
    guard text.count >= 2 else { return nil }
    let dashes = Dashes(text)
    if dashes.rest.isEmpty, dashes.count >= 3 || (dashes.count == 2 && !dashes.hasSpaces) {
      return DelimiterLine(character: UInt8(ascii: "-"), isExact: false)
    }
    for mark in "*=_+;.".utf8 {
      var rest = text.filter { $0 != mark }
      let count = text.count - rest.count
      rest.removeAll { $0 == 0x20 }
      if count >= 3, rest.isEmpty { return DelimiterLine(character: mark, isExact: false) }
    }
    let leading = text.prefix { $0 == UInt8(ascii: "-") }
    let rest = text.dropFirst(leading.count)
    // Arrows and tables begin so too.
    let isOther = rest.count > 1 && (rest.first == UInt8(ascii: ">") || rest.contains(UInt8(ascii: "|")))
    if leading.count >= 3, rest.count <= 40 || KeyMark.read(text, leading.count..<text.count) != nil, !isOther {
      return DelimiterLine(character: UInt8(ascii: "-"), isExact: false, hasGarbage: true)
    }
    if text.count <= 40, text.starts(with: "+++".utf8) {
      return DelimiterLine(character: UInt8(ascii: "+"), isExact: false, hasGarbage: true)
    }
    return nil
  }

  /// The dashes of any kind that a text begins with.
  private struct Dashes {
    var count = 0
    var hasSpaces = false
    var rest: ArraySlice<UInt8>

    init(_ text: [UInt8]) {
      rest = text[...]
      while let first = rest.first {
        if first == UInt8(ascii: "-") {
          rest = rest.dropFirst()
        } else if first == 0x20, count > 0, isDash(rest.dropFirst()) {
          hasSpaces = true
          rest = rest.dropFirst()
          continue
        } else if isDash(rest) {
          rest = rest.dropFirst(3)
        } else {
          break
        }
        count += 1
      }
    }

    /// Hyphen, figure, en, em dash, bar, minus, full-width and small forms.
    private func isDash(_ text: ArraySlice<UInt8>) -> Bool {
      if text.first == UInt8(ascii: "-") { return true }
      let three = Array(text.prefix(3))
      guard three.count == 3 else { return false }
      switch (three[0], three[1]) {
      case (0xE2, 0x80): return (0x90...0x95).contains(three[2])
      case (0xE2, 0x88): return three[2] == 0x92
      case (0xEF, 0xBC): return three[2] == 0x8D
      case (0xEF, 0xB9): return three[2] == 0xA3 || three[2] == 0x98
      default: return false
      }
    }
  }
}
