extension MarkdownWriter {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  mutating func endLink(_ link: Int, in place: MarkdownEscaper.Place) {
    out.append(contentsOf: "](".utf8)
    destination(content.links[link], in: place)
    out.append(UInt8(ascii: ")"))
  }

  mutating func image(_ image: Content.Image, in place: MarkdownEscaper.Place) {
    out.append(contentsOf: "![".utf8)
    image.alternative.withUnsafeBufferPointer { text in
      let layout = InlineLayout(text, marks: []) { _ in false }
      var escaper = MarkdownEscaper(text, in: place == .cell ? .cell : .alternative, layout)
      escaper.write(layout.bounds, inLink: true, beforeBracket: false, to: &out)
    }
    out.append(contentsOf: "](".utf8)
    destination(image.target, in: place)
    out.append(UInt8(ascii: ")"))
  }

  /// A link's target: in angle brackets where it could not stand without (CommonMark 0.30, 6.3).
  private mutating func destination(_ target: [UInt8], in place: MarkdownEscaper.Place) {
    let needsBrackets = !MarkdownWriter.isBare(target)
    if needsBrackets { out.append(UInt8(ascii: "<")) }
    target.withUnsafeBufferPointer { bytes in
      for (offset, byte) in bytes.enumerated() {
        switch byte {
        case 0..<0x20, 0x7F:
          out.append(contentsOf: "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8)
          continue
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"): out.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "|") where place == .cell: out.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "&") where MarkdownEscaper.isEntity(bytes, at: offset): out.append(UInt8(ascii: "\\"))
        default: break
        }
        out.append(byte)
      }
    }
    if needsBrackets { out.append(UInt8(ascii: ">")) }
  }

  /// No white space, and brackets in pairs.
  private static func isBare(_ target: [UInt8]) -> Bool {
    var depth = 0
    for byte in target {
      switch byte {
      case 0x20, UInt8(ascii: "<"): return false
      case UInt8(ascii: "("):
        depth += 1
        if depth > 16 { return false }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth < 0 { return false }
      default: continue
      }
    }
    return depth == 0 && !target.isEmpty
  }

  /// Code behind more backticks than stand in it.
  mutating func codeSpan(_ text: Bytes, in place: MarkdownEscaper.Place) {
    let backtick = UInt8(ascii: "`")
    let bytes = Array(text)
    let fence = bytes.codeFence
    let needsSpace =
      bytes.first == backtick || bytes.last == backtick
      || bytes.first == 0x20 && bytes.last == 0x20 && bytes.contains { $0 != 0x20 }
    for _ in 0..<fence { out.append(backtick) }
    if needsSpace { out.append(0x20) }
    for byte in bytes {
      if place == .cell, byte == UInt8(ascii: "|") { out.append(UInt8(ascii: "\\")) }
      out.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
    }
    if needsSpace { out.append(0x20) }
    for _ in 0..<fence { out.append(backtick) }
  }

  /// `$…$`, or GitHub's form with backticks where Markdown would change the formula.
  mutating func math(_ text: Bytes, in place: MarkdownEscaper.Place) {
    let bytes = Array(text)
    let isDelimited = bytes.first == UInt8(ascii: "$") || bytes.starts(with: [0x5C, 0x28])
    if !isDelimited { out.append(UInt8(ascii: "$")) }
    if isUnchanged(bytes, in: place) {
      out.append(contentsOf: bytes)
    } else {
      codeSpan(text, in: place)
    }
    if !isDelimited { out.append(UInt8(ascii: "$")) }
  }

  private func isUnchanged(_ bytes: [UInt8], in place: MarkdownEscaper.Place) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      let layout = InlineLayout(text, marks: []) { _ in false }
      var escaper = MarkdownEscaper(text, in: place, layout)
      escaper.keepsDollars = true
      var written: [UInt8] = []
      escaper.write(0..<text.count, inLink: true, beforeBracket: false, to: &written)
      return written.elementsEqual(text) && layout.bounds.count == text.count
    }
  }
}

extension [UInt8] {
  /// The least number of backticks that no run in the text has.
  var codeFence: Int {
    var lengths: Set<Int> = []
    var run = 0
    for byte in self + [0] {
      if byte == UInt8(ascii: "`") {
        run += 1
      } else if run > 0 {
        lengths.insert(run)
        run = 0
      }
    }
    var fence = 1
    while lengths.contains(fence) { fence += 1 }
    return fence
  }
}
