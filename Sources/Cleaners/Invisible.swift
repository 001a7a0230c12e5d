import Stages

/// Characters that nobody sees: soft hyphens, zero-width spaces, marks of direction.
enum Invisible {
  /// Length in bytes of the white-space or invisible character at `offset`, or 0.
  static func gapLength(_ bytes: [UInt8], at offset: Int) -> Int {
    let space = Whitespace.length(bytes, at: offset)
    return space > 0 ? space : length(bytes, at: offset)
  }

  /// Length in bytes of the invisible character at `offset`, or 0.
  ///
  /// A joiner or non-joiner (U+200C, U+200D) counts only beside ASCII: elsewhere it is part of how a word or an emoji is
  /// written.
  static func length(_ bytes: [UInt8], at offset: Int) -> Int {
    let byte = bytes[offset]
    guard byte >= 0xC2 else { return 0 }
    if byte == 0xC2 { return offset + 1 < bytes.count && bytes[offset + 1] == 0xAD ? 2 : 0 }
    guard offset + 2 < bytes.count else { return 0 }
    switch (byte, bytes[offset + 1], bytes[offset + 2]) {
    case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xA4),
      (0xE2, 0x81, 0xA6...0xAF), (0xEF, 0xBB, 0xBF):
      return 3
    case (0xE2, 0x80, 0x8C...0x8D):
      let isBesideASCII =
        offset == 0 || bytes[offset - 1] < 0x80 || offset + 3 >= bytes.count || bytes[offset + 3] < 0x80
      return isBesideASCII ? 3 : 0
    default: return 0
    }
  }
}
