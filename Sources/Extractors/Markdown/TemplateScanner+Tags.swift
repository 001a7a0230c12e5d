extension TemplateScanner {
  mutating func brace() {
    switch peek(index + 1) {
    case UInt8(ascii: "%"): statement()
    case UInt8(ascii: "{"): output()
    case UInt8(ascii: ":"): attributes(atLineEnd: false)
    case UInt8(ascii: "#"): if !comment("{#", "#}") { namedAttributes() }
    case UInt8(ascii: "."): namedAttributes()
    case UInt8(ascii: "/"): if !comment("{/*", "*/}") { index += 1 }
    default: keyedAttributes()
    }
  }

  private mutating func statement() {
    guard noStatement <= index else { return index += 2 }
    let close = closing("%}", from: index + 2)
    guard close.isFound else {
      noStatement = close.offset
      return index += 2
    }
    pair(name(index + 2), slash: "end", open: index..<(close.offset + 2))
  }

  private mutating func output() {
    if comment("{{/*", "*/}}") || comment("{{- /*", "*/ -}}") { return }
    guard noOutput <= index else { return index += 2 }
    let close = closing("}}", from: index + 2)
    guard close.isFound else {
      noOutput = close.offset
      return index += 2
    }
    let sign = peek(index + 2)
    guard sign == UInt8(ascii: "<") || sign == UInt8(ascii: "%") else { return take(.output, to: close.offset + 2) }
    pair(name(index + 3), slash: "/", open: index..<(close.offset + 2))
  }

  /// Where a tag is closed: over a line's end, not over a blank line. Else up to where no tag is closed.
  func closing(_ sign: StaticString, from offset: Int) -> (isFound: Bool, offset: Int) {
    let limit = min(end, offset + Self.longest)
    var here = offset
    while here + 1 < limit {
      if bytes[here] == sign.utf8Start[0], bytes[here + 1] == sign.utf8Start[1] { return (true, here) }
      if bytes[here] == 0x0A || bytes[here] == 0x0D, isBlankLine(after: here) { return (false, here) }
      here += 1
    }
    return (false, limit == end ? end : limit - Self.longest / 2)
  }

  /// The first word of a tag.
  func name(_ offset: Int) -> Range<Int> {
    var here = offset
    while here < end, bytes[here] == 0x20 || bytes[here] == UInt8(ascii: "-") { here += 1 }
    let first = here
    while here < end, Self.isName(bytes[here]) { here += 1 }
    return first..<here
  }

  static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// A comment of two or more bytes' signs, which may hold anything.
  private mutating func comment(_ open: StaticString, _ close: StaticString) -> Bool {
    guard starts(open, at: index), !unclosed.contains("\(close)") else { return false }
    if open.utf8CodeUnitCount == 2, !" -\n\r".utf8.contains(peek(index + 2)) { return false }
    guard let stop = next(close, from: index + open.utf8CodeUnitCount, before: index + 16 * Self.longest) else {
      unclosed.insert("\(close)")
      return false
    }
    take(.silent, to: stop + close.utf8CodeUnitCount)
    return true
  }
}
