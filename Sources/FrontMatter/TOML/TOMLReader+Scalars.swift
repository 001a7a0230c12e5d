import DocumentModel
import Provenance
import Stages

extension TOMLReader {
  /// A boolean, a number, a date, a time.
  mutating func word() throws(FrontMatterFailure) -> Metadata {
    let start = position
    while position < end, isWordByte(bytes[position]) { position += 1 }
    if isDateAndSpace(start) {
      position += 1
      while position < end, isWordByte(bytes[position]) { position += 1 }
    }
    let range = start..<position
    let text = bytes[range]
    if text.elementsEqual("true".utf8) { return .bool(true) }
    if text.elementsEqual("false".utf8) { return .bool(false) }
    if let number = TOMLForm.number(text) {
      return .number(
        number.elementsEqual(text) ? source.number(range) : source.decode(range, as: number, by: .tomlNumber))
    }
    if let date = TOMLForm.date(text) {
      return .text(date.elementsEqual(text) ? source.quote(range) : source.decode(range, as: date, by: .tomlDate))
    }
    let unsigned = text.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard TOMLForm.isTime(text) || unsigned.elementsEqual("inf".utf8) || unsigned.elementsEqual("nan".utf8) else {
      position = start
      throw fail("not a TOML value")
    }
    return .text(source.quote(range))
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
  }

  /// A date, a space, and the digit of a time.
  private func isDateAndSpace(_ start: Int) -> Bool {
    position - start == 10 && bytes[start + 4] == UInt8(ascii: "-") && byte(at: position) == 0x20 && position < end
      && byte(at: position + 1).isDigit && byte(at: position + 3) == UInt8(ascii: ":")
  }

  /// A string of any of the four kinds.
  mutating func string(mayHaveLines: Bool) throws(FrontMatterFailure) -> TracedText {
    let mark = bytes[position]
    if byte(at: position + 1) == mark, byte(at: position + 2) == mark, mayHaveLines, position + 2 < end {
      return try longString(mark)
    }
    let start = position
    position += 1
    var text = TracedText()
    var clean = position
    while position < end, !bytes[position].isBreak {
      if bytes[position] == mark {
        text.appendQuoted(source, clean..<position)
        position += 1
        return text
      }
      if bytes[position] == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
        try escape(&text, &clean)
      } else {
        position += 1
      }
    }
    throw fail("a string without its end", from: start)
  }

  private mutating func escape(_ text: inout TracedText, _ clean: inout Int) throws(FrontMatterFailure) {
    try count()
    guard let (utf8, length) = TOMLEscape.decode(bytes, at: position, end: end) else {
      throw fail("an escape that TOML does not have")
    }
    text.appendQuoted(source, clean..<position)
    text.appendDecoded(source, position..<(position + length), as: utf8, by: .tomlEscape)
    position += length
    clean = position
  }

  /// Between three quotation marks.
  private mutating func longString(_ mark: UInt8) throws(FrontMatterFailure) -> TracedText {
    let start = position
    position += 3
    if position < end, bytes[position].isBreak { position = bytes.afterBreak(position, end: end) }
    var text = TracedText()
    var clean = position
    while position < end {
      let byte = bytes[position]
      if byte == mark, self.byte(at: position + 1) == mark, self.byte(at: position + 2) == mark, position + 2 < end {
        // Up to two further marks belong to the text.
        var close = position
        while close - position < 2, self.byte(at: close + 3) == mark, close + 3 < end { close += 1 }
        text.appendQuoted(source, clean..<close)
        position = close + 3
        return text
      }
      if byte == 0x0D {
        try count()
        text.appendQuoted(source, clean..<position)
        let next = bytes.afterBreak(position, end: end)
        text.appendDecoded(source, position..<next, as: [0x0A], by: .dataLineEnd)
        position = next
        clean = next
      } else if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
        if let next = afterContinuation() {
          try count()
          text.appendQuoted(source, clean..<position)
          position = next
          clean = next
        } else {
          try escape(&text, &clean)
        }
      } else {
        position += 1
      }
    }
    throw fail("a string without its end", from: start)
  }

  /// After a backslash at the end of a line: the next character that is no white space.
  private func afterContinuation() -> Int? {
    var offset = position + 1
    while offset < end, bytes[offset].isBlank { offset += 1 }
    guard offset < end, bytes[offset].isBreak else { return nil }
    while offset < end, bytes[offset].isBlankOrBreak { offset += 1 }
    return offset
  }
}
