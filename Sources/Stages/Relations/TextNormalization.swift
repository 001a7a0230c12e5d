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
}
