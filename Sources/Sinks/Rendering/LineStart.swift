/// What would make a line of text another kind of block than a paragraph (CommonMark 0.30, 4 and 5).
enum LineStart {
  /// Offset of the byte to be escaped so that a line is read as text; nil where it is.
  ///
  /// The line begins without white space; `continues` says that a line of the same paragraph stands before it.
  static func escape(_ line: Range<Int>, in text: UnsafeBufferPointer<UInt8>, continues: Bool) -> Int? {
    guard let start = line.first else { return nil }
    let bytes = text[line]
    switch text[start] {
    case UInt8(ascii: ">"): return start
    case UInt8(ascii: "#"):
      let end = bytes.firstIndex { $0 != UInt8(ascii: "#") } ?? line.upperBound
      return end - start <= 6 && isSpace(end, bytes) ? start : nil
    case UInt8(ascii: "-"):
      return isSpace(start + 1, bytes) || isRule(bytes) || continues && isOnly(bytes) ? start : nil
    case UInt8(ascii: "+"): return isSpace(start + 1, bytes) ? start : nil
    case UInt8(ascii: "*"): return isSpace(start + 1, bytes) || isRule(bytes) ? start : nil
    case UInt8(ascii: "_"): return isRule(bytes) ? start : nil
    case UInt8(ascii: "="): return continues && isOnly(bytes) ? start : nil
    case UInt8(ascii: "|"), UInt8(ascii: ":"): return continues ? start : nil
    case UInt8(ascii: "~"): return bytes.starts(with: [0x7E, 0x7E, 0x7E]) ? start : nil
    case UInt8(ascii: "["): return isDefinition(bytes) || isTask(bytes) ? start : nil
    case 0x30...0x39: return numberEnd(bytes)
    default: return nil
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// White space or the line's end.
  private static func isSpace(_ offset: Int, _ line: Bytes) -> Bool {
    offset >= line.endIndex || line[offset] <= 0x20
  }

  /// A thematic break: three or more of one sign and spaces.
  private static func isRule(_ line: Bytes) -> Bool {
    guard let sign = line.first else { return false }
    var count = 0
    for byte in line {
      if byte == sign { count += 1 } else if byte > 0x20 { return false }
    }
    return count >= 3
  }

  /// An underline of a heading: one sign and spaces.
  private static func isOnly(_ line: Bytes) -> Bool {
    line.allSatisfy { $0 == line.first || $0 <= 0x20 }
  }

  /// A link's or a footnote's definition.
  private static func isDefinition(_ line: Bytes) -> Bool {
    var previous: UInt8 = 0
    for byte in line {
      if byte == UInt8(ascii: ":"), previous == UInt8(ascii: "]") { return true }
      previous = byte
    }
    return false
  }

  /// The box of a task in a list.
  private static func isTask(_ line: Bytes) -> Bool {
    guard line.count >= 3, line[line.startIndex + 2] == UInt8(ascii: "]"), isSpace(line.startIndex + 3, line)
    else { return false }
    let sign = line[line.startIndex + 1]
    return sign == 0x20 || sign | 0x20 == UInt8(ascii: "x")
  }

  /// The full stop or bracket after a list item's number.
  private static func numberEnd(_ line: Bytes) -> Int? {
    let end = line.firstIndex { !(0x30...0x39).contains($0) } ?? line.endIndex
    guard end < line.endIndex, end - line.startIndex <= 9 else { return nil }
    guard line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")") else { return nil }
    return isSpace(end + 1, line) ? end : nil
  }
}
