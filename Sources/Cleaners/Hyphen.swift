/// Hyphens in UTF-8.
enum Hyphen {
  enum Kind {
    /// `-`
    case ascii
    /// U+2010, which typesetters set where they break a word.
    case unicode
    /// U+00AD, which is seen only where a word is broken.
    case soft
  }

  /// The hyphen at an offset.
  static func kind(_ bytes: [UInt8], at offset: Int) -> (kind: Kind, length: Int)? {
    switch bytes[offset] {
    case 0x2D: return (.ascii, 1)
    case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0xAD ? (.soft, 2) : nil
    case 0xE2:
      return offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x90 ? (.unicode, 3) : nil
    default: return nil
    }
  }

  /// The length of the hyphen that ends at an offset, or 0.
  static func length(_ bytes: [UInt8], endingAt end: Int) -> Int {
    for length in 1...3 where end >= length {
      if let hyphen = kind(bytes, at: end - length), hyphen.length == length { return length }
    }
    return 0
  }
}
