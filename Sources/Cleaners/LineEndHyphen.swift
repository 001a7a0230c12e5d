internal import Provenance

/// A hyphen before the end of a line, with the parts of the word around it.
struct LineEndHyphen {
  var kind: Hyphen.Kind
  /// Of the hyphen, in bytes.
  var hyphen: Range<Int>
  /// The white space after it.
  var gap: Range<Int>
  /// Letters before and after.
  var left: Range<Int>
  var right: Range<Int>

  /// All hyphens of a text that end a line and have a letter or digit on both sides.
  static func all(in bytes: [UInt8]) -> [LineEndHyphen] {
    var result: [LineEndHyphen] = []
    for index in bytes.indices {
      let lead = bytes[index]
      guard lead == 0x2D || lead == 0xC2 || lead == 0xE2, let hyphen = Hyphen.kind(bytes, at: index) else { continue }
      let end = index + hyphen.length
      var gap = end
      var hasLineEnd = false
      while gap < bytes.count, bytes[gap].isASCIIWhitespace {
        hasLineEnd = hasLineEnd || bytes[gap] == 0x0A
        gap += 1
      }
      guard hasLineEnd, gap < bytes.count, index > 0, isWord(bytes[gap]), isWord(bytes[index - 1]) else { continue }
      result.append(
        LineEndHyphen(
          kind: hyphen.kind, hyphen: index..<end, gap: end..<gap, left: word(bytes, endingAt: index),
          right: word(bytes, from: gap)))
    }
    return result
  }

  /// Letters and digits; bytes beyond ASCII count as letters but for the general punctuation.
  static func isWord(_ byte: UInt8) -> Bool {
    byte.isLetterByte || byte.isDigitByte || (byte >= 0x80 && byte != 0xE2 && byte != 0xC2)
  }

  private static func word(_ bytes: [UInt8], endingAt end: Int) -> Range<Int> {
    var start = end
    while start > 0, isWord(bytes[start - 1]) { start -= 1 }
    return start..<end
  }

  private static func word(_ bytes: [UInt8], from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return start..<end
  }
}
