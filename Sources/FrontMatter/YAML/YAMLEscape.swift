/// Escapes of double-quoted YAML (YAML 1.2, 5.7).
enum YAMLEscape {
  /// The UTF-8 that the escape at `offset` stands for, and its length in bytes; nil where it is none.
  static func decode(_ bytes: [UInt8], at offset: Int, end: Int) -> (utf8: [UInt8], length: Int)? {
    guard offset + 1 < end else { return nil }
    if let one = single(bytes[offset + 1]) { return (one, 2) }
    switch bytes[offset + 1] {
    case UInt8(ascii: "x"): return scalar(bytes, offset, digits: 2, end)
    case UInt8(ascii: "u"): return surrogates(bytes, offset, end) ?? scalar(bytes, offset, digits: 4, end)
    case UInt8(ascii: "U"): return scalar(bytes, offset, digits: 8, end)
    default: return nil
    }
  }

  private static func single(_ letter: UInt8) -> [UInt8]? {
    switch letter {
    case UInt8(ascii: "0"): [0x00]
    case UInt8(ascii: "a"): [0x07]
    case UInt8(ascii: "b"): [0x08]
    case UInt8(ascii: "t"), 0x09: [0x09]
    case UInt8(ascii: "n"): [0x0A]
    case UInt8(ascii: "v"): [0x0B]
    case UInt8(ascii: "f"): [0x0C]
    case UInt8(ascii: "r"): [0x0D]
    case UInt8(ascii: "e"): [0x1B]
    case UInt8(ascii: " "): [0x20]
    case UInt8(ascii: "\""): [0x22]
    case UInt8(ascii: "/"): [0x2F]
    case UInt8(ascii: "\\"): [0x5C]
    case UInt8(ascii: "N"): [0xC2, 0x85]
    case UInt8(ascii: "_"): [0xC2, 0xA0]
    case UInt8(ascii: "L"): [0xE2, 0x80, 0xA8]
    case UInt8(ascii: "P"): [0xE2, 0x80, 0xA9]
    default: nil
    }
  }

  private static func scalar(_ bytes: [UInt8], _ offset: Int, digits: Int, _ end: Int) -> ([UInt8], Int)? {
    guard let value = hex(bytes, offset + 2, digits, end), let scalar = Unicode.Scalar(value) else { return nil }
    return (Array(UTF8.encode(scalar) ?? UTF8.EncodedScalar()), digits + 2)
  }

  /// Two escapes of UTF-16 halves, as JSON has them.
  private static func surrogates(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> ([UInt8], Int)? {
    guard let high = hex(bytes, offset + 2, 4, end), (0xD800..<0xDC00).contains(high),
      bytes.has("\\u", at: offset + 6, end: end), let low = hex(bytes, offset + 8, 4, end),
      (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + low - 0xDC00)
    else { return nil }
    return (Array(UTF8.encode(scalar) ?? UTF8.EncodedScalar()), 12)
  }

  private static func hex(_ bytes: [UInt8], _ start: Int, _ digits: Int, _ end: Int) -> UInt32? {
    guard start + digits <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<(start + digits)] {
      guard let digit = byte.hexDigit else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
