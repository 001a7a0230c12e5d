import Provenance

extension JSONMender {
  /// Length of the quotation mark here, or 0.
  func markLength() -> Int {
    for mark in JSONMender.marks where bytes.has(mark.open, at: position, end: bytes.count) {
      return mark.open.utf8CodeUnitCount
    }
    return 0
  }

  /// A string in any marks; it ends in its line.
  mutating func string() throws {
    guard let mark = JSONMender.marks.first(where: { bytes.has($0.open, at: position, end: bytes.count) }) else {
      throw Refusal()
    }
    let start = position
    let open = mark.open.utf8CodeUnitCount
    position += open
    let isSound = open == 1 && bytes[start] == 0x22
    if !isSound {
      edits.append(SourceEdit(start..<position, [0x22], by: .quotes, reason: "marks that JSON does not have"))
    }
    while position < bytes.count, !bytes[position].isBreak {
      if bytes[position] == 0x5C {
        escape()
        continue
      }
      if let close = mark.close.first(where: { bytes.has($0, at: position, end: bytes.count) }) {
        let end = position + close.utf8CodeUnitCount
        if !isSound {
          edits.append(SourceEdit(position..<end, [0x22], by: .quotes, reason: "marks that JSON does not have"))
        }
        position = end
        return
      }
      if bytes[position] == 0x22 {
        insertEscape()
      }
      if bytes[position] == 0x09 {
        edits.append(
          SourceEdit(position..<(position + 1), Array("\\t".utf8), by: .jsonSyntax, reason: "a tab in a string"))
      }
      position += 1
    }
    unclosed()
  }

  mutating func insertEscape() {
    edits.append(
      SourceEdit(position..<position, [0x5C], by: .quotes, reason: "a quotation mark inside quotation marks"))
  }

  mutating func escape() {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    if next == 0x27 {
      edits.append(
        SourceEdit(position..<(position + 1), [], by: .badEscape, reason: "an escape that JSON does not have"))
    } else if !"\"\\/bfnrtu".utf8.contains(next) {
      edits.append(SourceEdit(position..<position, [0x5C], by: .badEscape, reason: "an escape that JSON does not have"))
    }
    position += 2
  }

  /// A string that its line ends: a comma there is JSON's.
  mutating func unclosed() {
    var end = position
    while bytes[end - 1].isBlank { end -= 1 }
    if bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    put(SourceEdit(end..<end, [0x22], by: .quotes, reason: "a quotation mark without its partner"))
    position = end
  }
}
