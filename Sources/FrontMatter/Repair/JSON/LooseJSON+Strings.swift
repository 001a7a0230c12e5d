import Provenance

extension LooseJSON {
  private static let marks: [(open: StaticString, close: [StaticString])] = [
    ("\"", ["\""]), ("'", ["'"]), ("“", ["”", "“", "\""]), ("”", ["”"]), ("‘", ["’", "'"]),
  ]

  private var mark: (open: StaticString, close: [StaticString])? {
    LooseJSON.marks.first { bytes.has($0.open, at: position, end: limit) }
  }

  /// Length of the quotation mark here, or 0.
  var markLength: Int { mark?.open.utf8CodeUnitCount ?? 0 }

  /// A string in any marks; it ends in its line.
  mutating func string() throws {
    guard let mark else { throw Refusal() }
    let isSound = current == 0x22
    let start = position
    position += mark.open.utf8CodeUnitCount
    if !isSound { edits.add(start..<position, "\"", .quotes, "marks that JSON does not have") }
    while !isAtEnd, !bytes[position].isBreak {
      if bytes[position] == 0x5C {
        escape()
        continue
      }
      if let close = mark.close.first(where: { bytes.has($0, at: position, end: limit) }), isClosing(close) {
        let end = position + close.utf8CodeUnitCount
        if !isSound { edits.add(position..<end, "\"", .quotes, "marks that JSON does not have") }
        position = end
        return
      }
      if bytes[position] == 0x22 {
        edits.add(position..<position, "\\", .quotes, "a quotation mark inside quotation marks")
      } else if bytes[position] == 0x09 {
        edits.add(position..<(position + 1), "\\t", .jsonSyntax, "a tab in a string")
      }
      position += 1
    }
    close()
  }

  /// Whether a mark ends its string: a mark before more text is one of the text's own.
  private func isClosing(_ mark: StaticString) -> Bool {
    let after = position + mark.utf8CodeUnitCount
    guard after < limit else { return true }
    let next = bytes[after]
    return !next.isLetter && !next.isDigit && next < 0x80 && !(next.isBlank && isTextAfter(after, mark))
  }

  /// Whether words stand after the blanks at an offset, and a mark after them at the end of the line.
  private func isTextAfter(_ offset: Int, _ mark: StaticString) -> Bool {
    var next = offset
    while next < limit, bytes[next].isBlank { next += 1 }
    guard next < limit, bytes[next].isLetter || bytes[next].isDigit || bytes[next] >= 0x80 else { return false }
    var end = bytes.lineEnd(from: next, end: min(limit, next + 1_024))
    while end > next, bytes[end - 1].isBlank || bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    let low = end - mark.utf8CodeUnitCount
    guard low > next, bytes.has(mark, at: low, end: end) else { return false }
    // With a colon on the way another key stands there.
    return !bytes[next..<low].contains(UInt8(ascii: ":"))
  }

  private mutating func escape() {
    let next = position + 1 < limit ? bytes[position + 1] : 0
    if next == 0x27 {
      edits.add(position..<(position + 1), "", .badEscape, "an escape that JSON does not have")
    } else if !"\"\\/bfnrtu".utf8.contains(next) {
      edits.add(position..<position, "\\", .badEscape, "an escape that JSON does not have")
      position += 1
      return
    }
    position += 2
  }

  /// Ends a string that its line ends: a comma there is JSON's.
  private mutating func close() {
    var end = min(position, limit)
    while bytes[end - 1].isBlank { end -= 1 }
    if bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    edits.add(end..<end, "\"", .quotes, "a quotation mark without its partner")
    position = end
  }
}
