import Foundation

/// Spellings of the same characters, over UTF-8 bytes.
public enum TextNormalization {
  /// In Unicode normalization form C (UAX #15).
  public static func composed(_ text: [UInt8]) -> [UInt8]? {
    if text.allSatisfy({ $0 < 0x80 }) { return text }
    return Array(String(decoding: text, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
  }

  /// The letters of the ligature at `offset` (U+FB00 to U+FB06); nil where none stands there.
  @inlinable
  public static func ligature(_ text: some RandomAccessCollection<UInt8>, at offset: Int) -> StaticString? {
    let start = text.index(text.startIndex, offsetBy: offset)
    let scalar = text[start...].prefix(3)
    guard scalar.count == 3, scalar.starts(with: [0xEF, 0xAC]) else { return nil }
    switch scalar.last! {
    case 0x80: return "ff"
    case 0x81: return "fi"
    case 0x82: return "fl"
    case 0x83: return "ffi"
    case 0x84: return "ffl"
    case 0x85, 0x86: return "st"
    default: return nil
    }
  }

  /// Text with its ligatures as letters.
  public static func unligated(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 2)
    var index = 0
    while index < text.count {
      if text[index] == 0xEF, let letters = ligature(text, at: index) {
        letters.withUTF8Buffer { result.append(contentsOf: $0) }
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// The letters of an Arabic presentation form at `offset` (U+FB50 to U+FDFF, U+FE70 to U+FEFC), as they are written in a text: the
  /// shape that a letter has in its place in a word, or several joined. Nil where none stands there, or a sign that is no letter.
  public static func arabicLetters(_ text: some RandomAccessCollection<UInt8>, at offset: Int) -> [UInt8]? {
    let start = text.index(text.startIndex, offsetBy: offset)
    let bytes = Array(text[start...].prefix(3))
    guard bytes.count == 3, bytes[0] == 0xEF, bytes[1] >= 0xAD, bytes[1] <= 0xBB else { return nil }
    let code = UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F) | 0xF000
    guard 0xFB50...0xFDFB ~= code || 0xFE70...0xFEFC ~= code else { return nil }
    let letters = Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCompatibilityMapping.utf8)
    // A vowel sign by itself would get a space to stand on.
    return letters == bytes || letters.first == 0x20 ? nil : letters
  }

  /// Text with its Arabic presentation forms as letters.
  public static func unshaped(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 0xEF, let letters = arabicLetters(text, at: index) {
        result += letters
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
