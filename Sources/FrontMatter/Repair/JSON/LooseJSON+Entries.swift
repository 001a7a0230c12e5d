import Provenance

extension LooseJSON {
  /// Where the word here ends; nil where none begins.
  var wordEnd: Int? {
    guard current.isLetter || current == UInt8(ascii: "_") else { return nil }
    var end = position
    while end < limit, bytes[end].isLetter || bytes[end].isDigit || bytes[end] == 0x5F || bytes[end] == 0x2D {
      end += 1
    }
    return end
  }

  /// Whether a key stands here. After a blank line it must be in quotation marks.
  func isKeyAhead(isApart: Bool) -> Bool {
    if markLength > 0 { return isEntryAhead || !isApart }
    guard !isApart, let end = wordEnd else { return false }
    var probe = ahead
    probe.position = end
    probe.skipBlanks()
    return probe.current == UInt8(ascii: ":") || probe.current == UInt8(ascii: "=")
  }

  /// A string and a colon after it.
  var isEntryAhead: Bool {
    var probe = ahead
    guard markLength > 0, (try? probe.string()) != nil else { return false }
    probe.skipBlanks()
    return probe.current == UInt8(ascii: ":")
  }

  private mutating func skipBlanks() {
    while current.isBlank { position += 1 }
  }

  mutating func key() throws {
    if markLength > 0 {
      try string()
    } else {
      guard let end = wordEnd else { throw Refusal() }
      quote(position..<end, "a key without quotation marks")
      position = end
    }
    skipSpace()
    if current == UInt8(ascii: "=") {
      edits.add(position..<(position + 1), ":", .keySign, "an equals sign where JSON has a colon")
    } else if current != UInt8(ascii: ":") {
      throw Refusal()
    }
    position += 1
  }

  // MARK: Values

  mutating func value() throws {
    budget -= 1
    guard budget > 0, position < FrontMatterLimits.mendedSize, edits.count < Draft.limit else { throw Refusal() }
    switch current {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    default: if markLength > 0 { try string() } else { try word() }
    }
  }

  /// A number, a literal, or text without marks.
  private mutating func word() throws {
    let start = position
    while !isAtEnd, !bytes[position].isBreak, !",}]".utf8.contains(bytes[position]) { position += 1 }
    while position > start, bytes[position - 1].isBlank { position -= 1 }
    let text = bytes[start..<position]
    guard !text.isEmpty, !text.contains(0x22), !text.contains(0x5C) else { throw Refusal() }
    if ["true", "false", "null"].contains(where: { text.elementsEqual($0.utf8) }) { return }
    let literals: [(StaticString, StaticString)] = [
      ("True", "true"), ("False", "false"), ("None", "null"), ("undefined", "null"),
    ]
    for (word, literal) in literals
    where text.count == word.utf8CodeUnitCount && bytes.has(word, at: start, end: position) {
      return edits.add(start..<position, literal, .jsonSyntax, "a word that JSON spells otherwise")
    }
    if let number = NumberForm.normal(text), number.elementsEqual(text) { return }
    quote(start..<position, "a text without quotation marks")
  }

  private mutating func quote(_ range: Range<Int>, _ reason: String) {
    edits.add(range.lowerBound..<range.lowerBound, "\"", .quotes, reason)
    edits.add(range.upperBound..<range.upperBound, "\"", .quotes, reason)
  }
}
