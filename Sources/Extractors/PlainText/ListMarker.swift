/// What a line begins with where it is an item of a list.
struct ListMarker {
  var isOrdered: Bool
  /// Bytes of the marker and the white space after it.
  var length: Int

  /// Nil where the text begins with none.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    if let length = Self.bullet(bytes, range) ?? Self.number(bytes, range).map({ -$0 }) {
      isOrdered = length < 0
      var end = range.lowerBound + abs(length)
      guard end < range.upperBound, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0xC2 else { return nil }
      while end < range.upperBound, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      guard end < range.upperBound else { return nil }
      self.length = end - range.lowerBound
    } else {
      return nil
    }
  }

  private static func bullet(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    guard start < range.upperBound else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "o"): return 1
    case 0xC2: return start + 1 < range.upperBound && bytes[start + 1] == 0xB7 ? 2 : nil
    case 0xE2, 0xEF: break
    default: return nil
    }
    guard start + 2 < range.upperBound else { return nil }
    switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
    // • ‣ – — ▪ ■ □ ► ▶ ○ ● ◆ ◦ ✓ ✔ ➢, and what symbol fonts give their characters.
    case (0xE2, 0x80, 0xA2...0xA3), (0xE2, 0x80, 0x93...0x94), (0xE2, 0x96, 0xA0...0xAB), (0xE2, 0x96, 0xB6),
      (0xE2, 0x96, 0xBA), (0xE2, 0x97, 0x8B), (0xE2, 0x97, 0x8F), (0xE2, 0x97, 0x86), (0xE2, 0x97, 0xA6),
      (0xE2, 0x9C, 0x93...0x94), (0xE2, 0x9E, 0xA2), (0xEF, 0x80...0x83, _):
      return 3
    default: return nil
    }
  }

  /// `1.`, `12)`, `(3)`, `a)`, `iv.`
  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let isWrapped = bytes[index...].first == UInt8(ascii: "(")
    if isWrapped { index += 1 }
    let start = index
    while index < range.upperBound, (0x30...0x39).contains(bytes[index]) { index += 1 }
    var count = index - start
    if count == 0 {
      while index < range.upperBound, "ivxIVX".utf8.contains(bytes[index]) { index += 1 }
      if index == start, index < range.upperBound, (0x61...0x7A).contains(bytes[index]) { index += 1 }
      count = index - start
      guard (1...4).contains(count) else { return nil }
    }
    guard count <= 3, count > 0, index < range.upperBound else { return nil }
    let isClosed = bytes[index] == UInt8(ascii: ")") || !isWrapped && bytes[index] == UInt8(ascii: ".")
    return isClosed ? index + 1 - range.lowerBound : nil
  }
}
