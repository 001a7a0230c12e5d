/// Where a link's or an image's target and title stand in a text (CommonMark 0.31.2, sections 4.7 and 6.3).
struct LinkReference {
  /// Without angle brackets.
  var destination: Range<Int>
  /// Without quotes.
  var title: Range<Int>?
  var end: Int

  /// What stands between parentheses; `start` is after the opening one. `end` is after the closing one.
  init?(inline text: UnsafeBufferPointer<UInt8>, at start: Int) {
    var reader = Reader(text: text, index: start)
    reader.skipSpaces()
    guard let destination = reader.destination(isInline: true) else { return nil }
    let before = reader.index
    reader.skipSpaces()
    let title = reader.index > before ? reader.title() : nil
    reader.skipSpaces()
    guard reader.peek == UInt8(ascii: ")") else { return nil }
    self.destination = destination
    self.title = title
    end = reader.index + 1
  }

  /// What stands after the colon of a definition.
  init?(definition text: UnsafeBufferPointer<UInt8>, at start: Int) {
    var reader = Reader(text: text, index: start)
    reader.skipContainerMarks()
    guard let destination = reader.destination(isInline: false), !destination.isEmpty || reader.index > start else {
      return nil
    }
    self.destination = destination
    end = reader.index
    reader.skipContainerMarks()
    title = reader.index > end ? reader.title() : nil
  }

  private struct Reader {
    let text: UnsafeBufferPointer<UInt8>
    var index: Int

    var peek: UInt8? { index < text.count ? text[index] : nil }

    mutating func skipSpaces() {
      while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
    }

    /// White space, and what a block quote puts before a line.
    mutating func skipContainerMarks() {
      var isLineStart = false
      while let byte = peek {
        if byte == 0x0A || byte == 0x0D { isLineStart = true }
        let isMark = isLineStart && byte == UInt8(ascii: ">")
        guard byte == 0x20 || (0x09...0x0D).contains(byte) || isMark else { return }
        index += 1
      }
    }

    mutating func destination(isInline: Bool) -> Range<Int>? {
      if peek == UInt8(ascii: "<") { return bracketed() }
      let start = index
      var depth = 0
      while let byte = peek, byte > 0x20, byte != 0x7F {
        if byte == UInt8(ascii: "\\"), index + 1 < text.count, text[index + 1] > 0x20 {
          index += 2
          continue
        }
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        index += 1
      }
      index = min(index, text.count)
      return start..<index
    }

    private mutating func bracketed() -> Range<Int>? {
      index += 1
      let start = index
      while let byte = peek {
        switch byte {
        case UInt8(ascii: ">"):
          index += 1
          return start..<(index - 1)
        case 0x0A, UInt8(ascii: "<"): return nil
        case UInt8(ascii: "\\"): index += 2
        default: index += 1
        }
      }
      return nil
    }

    mutating func title() -> Range<Int>? {
      guard let open = peek, open == UInt8(ascii: "\"") || open == UInt8(ascii: "'") || open == UInt8(ascii: "(") else {
        return nil
      }
      let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
      var here = index + 1
      while here < text.count {
        if text[here] == close {
          defer { index = here + 1 }
          return (index + 1)..<here
        }
        here += text[here] == UInt8(ascii: "\\") ? 2 : 1
      }
      return nil
    }
  }
}
