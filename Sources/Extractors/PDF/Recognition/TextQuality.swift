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

  init(_ utf8: [UInt8]) {
    var isInWord = false
    for index in utf8.indices {
      let byte = utf8[index]
      if byte & 0xC0 == 0x80 { continue }
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
      }
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

  /// No or wrong Unicode maps: codes without a meaning, or many Latin letters with hardly a vowel.
  var isGarbled: Bool {
    if characters >= 20, meaningless * 10 >= characters * 3 { return true }
    return letters >= 400 && letters * 10 >= characters * 6 && vowels * 10 < letters
  }
}
