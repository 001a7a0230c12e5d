/// What the bytes from 0x80 on stand for in a charset of one byte a character; nil where they stand for nothing.
struct SingleByteTable: Sendable {
  /// 128 entries.
  let scalars: [Unicode.Scalar?]

  /// U+F780 to U+F7FF.
  static let userDefined = SingleByteTable(scalars: (0..<128).map { Unicode.Scalar(0xF780 + UInt32($0)) })

  /// The table of a charset by its WHATWG name; nil where it is none of one byte a character.
  static func table(for encoding: String) -> SingleByteTable? {
    guard let name = iconvNames[encoding], let converter = Converter(from: name) else { return nil }
    let corrections = corrections[encoding] ?? [:]
    return SingleByteTable(
      scalars: (UInt8(0x80)...0xFF).map { byte in
        if let corrected = corrections[byte] { return corrected }
        if case .text(let utf8) = converter.convert([byte]),
          let scalar = String(decoding: utf8, as: UTF8.self).unicodeScalars.first
        {
          return scalar
        }
        // The WHATWG gives the control codes to the places below 0xA0 that a charset leaves free.
        return byte < 0xA0 ? Unicode.Scalar(byte) : nil
      })
  }

  /// Where the WHATWG's index differs from the C library's.
  private static let corrections: [String: [UInt8: Unicode.Scalar]] = [
    "koi8-u": [0xAE: "\u{45E}", 0xBE: "\u{40E}"],
    "macintosh": [0xC6: "\u{2206}", 0xF0: "\u{F8FF}"],
    "windows-874": [
      0x80: "\u{20AC}", 0x85: "\u{2026}", 0x91: "\u{2018}", 0x92: "\u{2019}", 0x93: "\u{201C}", 0x94: "\u{201D}",
      0x95: "\u{2022}", 0x96: "\u{2013}", 0x97: "\u{2014}", 0xA0: "\u{A0}",
    ],
    "windows-1255": [0xCA: "\u{5BA}"],
    "x-mac-cyrillic": [0xFF: "\u{20AC}"],
  ]

  /// The C library's names.
  private static let iconvNames: [String: String] = [
    "ibm866": "IBM866", "iso-8859-2": "ISO-8859-2", "iso-8859-3": "ISO-8859-3", "iso-8859-4": "ISO-8859-4",
    "iso-8859-5": "ISO-8859-5", "iso-8859-6": "ISO-8859-6", "iso-8859-7": "ISO-8859-7", "iso-8859-8": "ISO-8859-8",
    "iso-8859-8-i": "ISO-8859-8", "iso-8859-10": "ISO-8859-10", "iso-8859-13": "ISO-8859-13",
    "iso-8859-14": "ISO-8859-14", "iso-8859-15": "ISO-8859-15", "iso-8859-16": "ISO-8859-16", "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U", "macintosh": "MACINTOSH", "windows-874": "TIS-620", "windows-1250": "CP1250",
    "windows-1251": "CP1251", "windows-1252": "CP1252", "windows-1253": "CP1253", "windows-1254": "CP1254",
    "windows-1255": "CP1255", "windows-1256": "CP1256", "windows-1257": "CP1257", "windows-1258": "CP1258",
    "x-mac-cyrillic": "MAC-UK",
  ]
}
