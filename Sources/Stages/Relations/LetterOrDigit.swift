/// What must not be lost: letters and digits of any script (Unicode general categories L and N).
public enum LetterOrDigit {
  /// Length in bytes of the UTF-8 scalar at `offset`, and whether it is a letter or a digit. Bytes must be valid UTF-8.
  @inlinable
  public static func scalar(_ bytes: [UInt8], at offset: Int) -> (length: Int, counts: Bool) {
    let byte = bytes[offset]
    if byte < 0x80 {
      return (1, (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10)
    }
    return wide(bytes, at: offset)
  }

  @usableFromInline
  static func wide(_ bytes: [UInt8], at offset: Int) -> (length: Int, counts: Bool) {
    let byte = bytes[offset]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return (1, false) }
    var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for next in bytes[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(next & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return (length, false) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return (length, true)
    default: return (length, false)
    }
  }

  /// The smallest part of a range that holds all its letters and digits; nil where it has none.
  public static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    var first: Int?
    var last = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let (length, counts) = scalar(bytes, at: index)
      if counts {
        if first == nil { first = index }
        last = index + length
      }
      index += length
    }
    return first.map { $0..<min(last, range.upperBound) }
  }
}
