/// A line of a text, and what can be seen of it from afar.
struct TextLine {
  /// Without white space at its ends; empty where there is nothing else.
  var text: Range<Int>
  /// Columns before the text; a tab goes to the next eighth one.
  var indent: Int
  /// Code points of the text.
  var width: Int
  /// Whether there is not even white space.
  var isEmpty: Bool

  var isBlank: Bool { text.isEmpty }

  /// The lines of a text: ended by LF, CR LF, CR or a form feed.
  static func lines(of bytes: [UInt8]) -> [TextLine] {
    var result: [TextLine] = []
    result.reserveCapacity(bytes.count / 40 + 1)
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D || byte == 0x0C else {
        index += 1
        continue
      }
      result.append(TextLine(bytes, start..<index))
      index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      start = index
    }
    if start < bytes.count { result.append(TextLine(bytes, start..<bytes.count)) }
    return result
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    isEmpty = range.isEmpty
    var low = range.lowerBound
    var columns = 0
    while low < range.upperBound {
      if bytes[low] == 0x20 || bytes[low] == 0x0B {
        columns += 1
        low += 1
      } else if bytes[low] == 0x09 {
        columns = (columns / 8 + 1) * 8
        low += 1
      } else if bytes[low] == 0xC2, low + 1 < range.upperBound, bytes[low + 1] == 0xA0 {
        columns += 1
        low += 2
      } else {
        break
      }
    }
    var high = range.upperBound
    while high > low {
      if bytes[high - 1] == 0x20 || (0x09...0x0D).contains(bytes[high - 1]) {
        high -= 1
      } else if high - 2 >= low, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
        high -= 2
      } else {
        break
      }
    }
    // Nothing but control characters, such as the mark of the end that old files have.
    if bytes[low..<high].allSatisfy({ $0 < 0x20 }) { high = low }
    indent = columns
    text = low..<high
    width = 0
    for byte in bytes[low..<high] where byte & 0xC0 != 0x80 { width += 1 }
  }
}
