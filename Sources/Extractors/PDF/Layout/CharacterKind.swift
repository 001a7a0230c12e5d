/// Questions about a character code.
enum CharacterKind {
  static func isSpace(_ code: UInt32) -> Bool {
    code <= 0x20 || code == 0x7F || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x3000
      || code == 0x2028 || code == 0x2029 || code == 0x202F
  }

  static func isLetter(_ code: UInt32) -> Bool {
    if code < 0x80 { return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7A }
    return Unicode.Scalar(code)?.properties.isAlphabetic ?? false
  }

  static func isUppercase(_ code: UInt32) -> Bool {
    if code < 0x80 { return code >= 0x41 && code <= 0x5A }
    return Unicode.Scalar(code)?.properties.isUppercase ?? false
  }

  static func isLowercase(_ code: UInt32) -> Bool {
    if code < 0x80 { return code >= 0x61 && code <= 0x7A }
    return Unicode.Scalar(code)?.properties.isLowercase ?? false
  }

  static func isDigit(_ code: UInt32) -> Bool { code >= 0x30 && code <= 0x39 }

  static func isSentenceEnd(_ code: UInt32) -> Bool {
    [0x2E, 0x21, 0x3F, 0x3A, 0x3002, 0xFF01, 0xFF1F, 0x2026].contains(code)
  }

  /// Closing quotation marks and brackets, that may stand after the end of a sentence.
  static func isCloser(_ code: UInt32) -> Bool {
    [0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0xBB].contains(code)
  }

  /// Bullets that are nothing else.
  static func isBullet(_ code: UInt32) -> Bool {
    switch code {
    case 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6...0x25BB,
      0x25C6...0x25C9,
      0x25CB, 0x25CE, 0x25CF, 0x25D8, 0x25E6, 0x25FB...0x25FE, 0x2605, 0x2606, 0x2610, 0x2611, 0x2612, 0x261B, 0x261E,
      0x2713, 0x2714, 0x2726, 0x2727, 0x274D, 0x274F...0x2752, 0x2756, 0x2794, 0x2799...0x279E, 0x27A1...0x27A6, 0x27A8,
      0x29BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B9A, 0x1F782, 0x1F846:
      true
    default: code >= 0xF000 && code <= 0xF0FF
    }
  }

  /// Signs that are bullets where they stand alone before a text: dashes, a star, a middle dot, angles.
  static func isWeakBullet(_ code: UInt32) -> Bool {
    [0x2D, 0x2012, 0x2013, 0x2014, 0x2015, 0x2A, 0xB7, 0x3E, 0xBB, 0x203A, 0x2212].contains(code)
  }

  /// Arrows that are bullets where they are of the text's own type: in formulas they are of a type for signs.
  static func isArrow(_ code: UInt32) -> Bool { [0x2192, 0x21D2, 0x21E8, 0x21FE].contains(code) }
}
