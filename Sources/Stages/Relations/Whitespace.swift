/// White space in UTF-8.
public enum Whitespace {
  /// Length in bytes of the white-space character at `offset`, or 0: ASCII white space, U+0085, no-break and other Unicode
  /// spaces, line and paragraph separators. Zero-width characters are none.
  public static func length(_ bytes: [UInt8], at offset: Int) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 { return byte.isWhitespaceByte ? 1 : 0 }
    if byte == 0xC2, offset + 1 < bytes.count { return bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0x85 ? 2 : 0 }
    guard offset + 2 < bytes.count else { return 0 }
    let second = bytes[offset + 1]
    let third = bytes[offset + 2]
    switch (byte, second) {
    case (0xE2, 0x80): return (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Text with each stretch of white space as one space.
  public static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var inSpace = false
    while index < bytes.count {
      let length = length(bytes, at: index)
      if length == 0 {
        result.append(bytes[index])
        inSpace = false
        index += 1
      } else {
        if !inSpace { result.append(0x20) }
        inSpace = true
        index += length
      }
    }
    return result
  }
}

extension UInt8 {
  var isWhitespaceByte: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
