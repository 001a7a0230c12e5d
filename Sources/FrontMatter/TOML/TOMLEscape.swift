/// Escapes of basic strings (TOML 1.0, and `\e`, `\xHH` of 1.1).
enum TOMLEscape {
  /// The UTF-8 that the escape at `offset` stands for, and its length in bytes; nil where it is none.
  static func decode(_ bytes: [UInt8], at offset: Int, end: Int) -> (utf8: [UInt8], length: Int)? {
    guard offset + 1 < end else { return nil }
    switch bytes[offset + 1] {
    case UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "r"),
      UInt8(ascii: "e"), UInt8(ascii: "x"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "U"):
      return YAMLEscape.decode(bytes, at: offset, end: end)
    case UInt8(ascii: "u"):
      // No surrogate pairs in TOML.
      return YAMLEscape.decode(bytes, at: offset, end: Swift.min(end, offset + 6))
    default: return nil
    }
  }
}
