/// The characters that symbol fonts show at their codes.
enum SymbolFonts {
  /// Of a `sym` element's tag the character, in UTF-8; nil where it is not known.
  static func spelled(_ tag: [UInt8]) -> [UInt8]? {
    guard let code = attribute("char", in: tag).flatMap({ UInt32($0, radix: 16) }) else { return nil }
    let font = attribute("font", in: tag)?.lowercased() ?? ""
    let table: [UInt32: UInt32] = font.hasPrefix("symbol") ? symbol : font.hasPrefix("wingdings") ? wingdings : [:]
    // Codes of symbol fonts are written with or without F000.
    let low = code & 0xFF
    let isPrivate = (0xE000...0xF8FF).contains(code)
    let value = isPrivate || code < 0x100 && !table.isEmpty ? table[low] : code
    guard let value, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
    return Array(String(Character(scalar)).utf8)
  }

  /// The value of an attribute of that local name.
  private static func attribute(_ name: String, in tag: [UInt8]) -> String? {
    let mark = Array((":" + name + "=").utf8)
    guard tag.count > mark.count else { return nil }
    for start in 0..<(tag.count - mark.count) where tag[start] == mark[0] && tag[start...].starts(with: mark) {
      let quote = tag[start + mark.count]
      return String(decoding: tag[(start + mark.count + 1)...].prefix { $0 != quote }, as: UTF8.self)
    }
    return nil
  }

  private static let symbol: [UInt32: UInt32] = {
    let greek: [(UInt32, UInt32)] = Array(
      zip(
        0x61...0x7A,
        [
          0x3B1, 0x3B2, 0x3C7, 0x3B4, 0x3B5, 0x3C6, 0x3B3, 0x3B7, 0x3B9, 0x3D5, 0x3BA, 0x3BB, 0x3BC, 0x3BD, 0x3BF,
          0x3C0,
          0x3B8, 0x3C1, 0x3C3, 0x3C4, 0x3C5, 0x3D6, 0x3C9, 0x3BE, 0x3C8, 0x3B6,
        ]))
    let capitals: [(UInt32, UInt32)] = Array(
      zip(
        0x41...0x5A,
        [
          0x391, 0x392, 0x3A7, 0x394, 0x395, 0x3A6, 0x393, 0x397, 0x399, 0x3D1, 0x39A, 0x39B, 0x39C, 0x39D, 0x39F,
          0x3A0,
          0x398, 0x3A1, 0x3A3, 0x3A4, 0x3A5, 0x3C2, 0x3A9, 0x39E, 0x3A8, 0x396,
        ]))
    let signs: [(UInt32, UInt32)] = [
      (0xA3, 0x2264), (0xA5, 0x221E), (0xAC, 0x2190), (0xAE, 0x2192), (0xB0, 0xB0), (0xB1, 0xB1), (0xB3, 0x2265),
      (0xB4, 0xD7), (0xB7, 0x2022), (0xB8, 0xF7), (0xB9, 0x2260), (0xBB, 0x2248), (0xD6, 0x221A), (0xE5, 0x2211),
    ]
    return Dictionary(greek + capitals + signs, uniquingKeysWith: { first, _ in first })
  }()

  private static let wingdings: [UInt32: UInt32] = [
    0x6C: 0x25CF, 0x6E: 0x25A0, 0x6F: 0x25A1, 0x71: 0x2751, 0x76: 0x2756, 0xA7: 0x25AA, 0xA8: 0x25FB, 0xD8: 0x27A2,
    0xE0: 0x2192, 0xFB: 0x2717, 0xFC: 0x2713, 0xFD: 0x2612, 0xFE: 0x2611, 0x4A: 0x263A,
  ]
}
