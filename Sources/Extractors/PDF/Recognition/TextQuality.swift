/// Whether the text of a page is text.
struct TextQuality {
  /// Pages with fewer words may be pictures.
  private static let fewWords = 8

  private var words = 0
  private var characters = 0
  /// Codes that stand for nothing: no Unicode, private use, controls.
  private var meaningless = 0
  private var letters = 0
  private var vowels = 0
  /// Signs that neither end sentences nor stand in numbers.
  private var symbols = 0
  /// Letters of neither Latin nor East Asian scripts that follow each other, and how many of them are of two scripts.
  private var neighbours = 0
  private var strangers = 0

  init(_ utf8: [UInt8]) {
    var isInWord = false
    var script: UInt8?
    for index in utf8.indices {
      let byte = utf8[index]
      if byte & 0xC0 == 0x80 { continue }
      let before = script
      script = byte < 0xC9 || byte > 0xE1 ? nil : TextQuality.script(utf8, index)
      if let before, let script {
        neighbours += 1
        if before != script { strangers += 1 }
      }
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        isInWord = false
        continue
      }
      characters += 1
      if TextQuality.isMeaningless(utf8, index) {
        meaningless += 1
        continue
      }
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isLetter || byte.isDigit || byte >= 0xC3 {
        if !isInWord { words += 1 }
        isInWord = true
      }
      if isLetter {
        letters += 1
        if [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(byte | 0x20) { vowels += 1 }
      } else if TextQuality.isSymbol(byte) {
        symbols += 1
      }
    }
  }

  /// `!"#&*+;<=>?@[\]^`{|}~`
  private static func isSymbol(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x22, 0x23, 0x26, 0x2A, 0x2B, 0x3B...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// The row of 256 codes that a letter from U+0250 to U+10FF is in: nearly always one script's. Nil for accents that stand by
  /// themselves.
  private static func script(_ utf8: [UInt8], _ index: Int) -> UInt8? {
    guard index + 1 < utf8.count else { return nil }
    let (lead, second) = (utf8[index], utf8[index + 1])
    switch lead {
    case 0xCC: return nil
    case 0xCD where second < 0xB0: return nil
    case ..<0xE0: return (lead & 0x1F) >> 2
    case 0xE0,
      0xE1 where second < 0x84:
      return (lead & 0x0F) << 4 | (second & 0x3F) >> 2
    default: return nil
    }
  }

  /// Whether a control, a private code or U+FFFD begins here. A symbol font's codes (U+F000 to U+F0FF) are bullets and signs.
  private static func isMeaningless(_ utf8: [UInt8], _ index: Int) -> Bool {
    switch utf8[index] {
    case ..<0x20: true
    case 0xC2: index + 1 < utf8.count && utf8[index + 1] < 0xA0
    case 0xEE: true
    case 0xEF:
      index + 2 < utf8.count
        && (utf8[index + 1] >= 0x84 && utf8[index + 1] <= 0xA3 || utf8[index + 1] == 0xBF && utf8[index + 2] == 0xBD)
    default: false
    }
  }

  var hasFewWords: Bool { words < TextQuality.fewWords }
  var isEmpty: Bool { characters == 0 }

  /// No or wrong Unicode maps: codes without a meaning, many Latin letters with hardly a vowel, some of both, hardly anything but
  /// signs, or scripts that change from letter to letter.
  var isGarbled: Bool {
    if characters >= 20, meaningless * 10 >= characters * 3 { return true }
    if letters >= 400, letters * 10 >= characters * 6, vowels * 10 < letters { return true }
    if letters >= 100, meaningless * 12 >= characters, vowels * 5 < letters { return true }
    if characters >= 100, symbols * 2 >= characters { return true }
    return neighbours >= 40 && strangers * 4 >= neighbours
  }
}
