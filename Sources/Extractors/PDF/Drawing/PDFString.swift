/// Strings of a PDF file (ISO 32000-1, 7.3.4 and 7.9.2).
enum PDFString {
  /// The bytes that a string in parentheses or of hexadecimal digits stands for.
  static func bytes(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    let text = raw.drop { $0 <= 0x20 }
    if text.first == UInt8(ascii: "<") { return ASCIIDecoders.hexadecimal(Array(text.dropFirst())) }
    let codes = Array(text.dropFirst().dropLast())
    var result: [UInt8] = []
    var index = 0
    while index < codes.count {
      guard codes[index] == 0x5C, index + 1 < codes.count else {
        result.append(codes[index])
        index += 1
        continue
      }
      index += 1
      index = append(escape: codes, at: index, to: &result)
    }
    return result
  }

  /// Returns the index after the escape.
  private static func append(escape codes: [UInt8], at start: Int, to result: inout [UInt8]) -> Int {
    let named: [UInt8: UInt8] = [0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x62: 0x08, 0x66: 0x0C]
    var index = start
    var value = 0
    while index < codes.count, index < start + 3, codes[index] >= 0x30, codes[index] <= 0x37 {
      value = value * 8 + Int(codes[index] - 0x30)
      index += 1
    }
    if index > start {
      result.append(UInt8(truncatingIfNeeded: value))
      return index
    }
    // A line's end after a backslash is nothing.
    if codes[start] == 0x0D { return start + (start + 1 < codes.count && codes[start + 1] == 0x0A ? 2 : 1) }
    if codes[start] != 0x0A { result.append(named[codes[start]] ?? codes[start]) }
    return start + 1
  }

  /// A text string as UTF-8: UTF-16 or UTF-8 behind their marks, else PDFDocEncoding; nil where a code stands for nothing.
  static func text(_ string: [UInt8]) -> [UInt8]? {
    // Some writers end strings as C does.
    let bytes = string.last == 0 && !string.starts(with: [0xFE, 0xFF]) ? Array(string.dropLast()) : string
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2)) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return Array(String(decoding: bytes.dropFirst(3), as: UTF8.self).utf8)
    }
    // From 18 to 1F and from 7F to A0 it has signs of its own (annex D.2); of these only those that texts use.
    let own: [UInt8: UInt16] = [
      0x80: 0x2022, 0x81: 0x2020, 0x83: 0x2026, 0x84: 0x2014, 0x85: 0x2013, 0x8D: 0x201C, 0x8E: 0x201D, 0x8F: 0x2018,
      0x90: 0x2019, 0x92: 0x2122, 0x93: 0xFB01, 0x94: 0xFB02, 0xA0: 0x20AC,
    ]
    var units: [UInt16] = []
    for byte in bytes {
      if let unit = own[byte] {
        units.append(unit)
      } else if byte < 0x09 || (0x18...0x1F).contains(byte) || (0x7F...0x9F).contains(byte) {
        return nil
      } else {
        units.append(UInt16(byte))
      }
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let all = Array(bytes)
    let units = stride(from: 0, to: all.count - 1, by: 2).map { UInt16(all[$0]) << 8 | UInt16(all[$0 + 1]) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
