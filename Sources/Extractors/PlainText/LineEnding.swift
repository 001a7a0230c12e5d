/// How a line or a paragraph ends.
enum LineEnding {
  /// With a full stop, a question or an exclamation mark, quotes and parentheses after it or not.
  case sentence
  case colon
  /// With any other sign that a paragraph may end with in a list: a semicolon, a comma.
  case clause
  case open

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound {
      let byte = bytes[end - 1]
      if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        || byte == UInt8(ascii: "]")
      {
        end -= 1
      } else if end - 3 >= range.lowerBound, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
        byte == 0x9D || byte == 0x99
      {
        end -= 3
      } else {
        break
      }
    }
    guard end > range.lowerBound else {
      self = .open
      return
    }
    switch bytes[end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): self = .sentence
    case UInt8(ascii: ":"): self = .colon
    case UInt8(ascii: ";"), UInt8(ascii: ","): self = .clause
    case 0x82 where end - 3 >= range.lowerBound && bytes[end - 3] == 0xE3 && bytes[end - 2] == 0x80: self = .sentence
    default: self = .open
    }
  }
}
