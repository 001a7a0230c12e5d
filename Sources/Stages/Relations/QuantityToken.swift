/// A word, a number or a sign of a text.
struct QuantityToken {
  enum Kind { case word, number, sign }

  var range: Range<Int>
  var kind: Kind
  /// What the lexicon knows of a word.
  var lexeme = Lexeme()
  /// Of digits; nil for digits that are no plain number.
  var number: DecimalNumber?
  /// Whether white space stands before it.
  var isSpaced: Bool
  var isCapitalized = false
  /// The sign's character.
  var sign: UInt32 = 0

  var startsNumber: Bool { kind == .number ? number != nil : lexeme.startsNumber }
}

/// Cuts a text into words, numbers and signs.
enum QuantityTokenizer {
  static func tokens(of text: [UInt8], hasCommas: Bool = false) -> [QuantityToken] {
    var result: [QuantityToken] = []
    result.reserveCapacity(text.count / 5)
    var index = 0
    var isSpaced = true
    while index < text.count {
      let space = Whitespace.length(text, at: index)
      if space > 0 {
        index += space
        isSpaced = true
        continue
      }
      let token = token(text, index, isSpaced, hasCommas)
      result.append(token)
      index = token.range.upperBound
      isSpaced = false
    }
    return result
  }

  private static func token(_ text: [UInt8], _ start: Int, _ isSpaced: Bool, _ hasCommas: Bool) -> QuantityToken {
    let byte = text[start]
    if NumberSpelling.isDigit(byte) { return number(text, start, isSpaced, hasCommas) }
    if isLetter(text, start) { return word(text, start, isSpaced) }
    let end = min(text.count, start + length(byte))
    var sign = UInt32(byte)
    if byte >= 0x80 { sign = String(decoding: text[start..<end], as: UTF8.self).unicodeScalars.first?.value ?? 0 }
    return QuantityToken(range: start..<end, kind: .sign, isSpaced: isSpaced, sign: sign)
  }

  private static func number(_ text: [UInt8], _ start: Int, _ isSpaced: Bool, _ hasCommas: Bool) -> QuantityToken {
    if let (number, end) = DigitGroups.read(text, at: start, hasCommas: hasCommas) {
      return QuantityToken(range: start..<end, kind: .number, number: number, isSpaced: isSpaced)
    }
    // Digits that are no plain number go as one, with the signs among them.
    var end = start
    while end < text.count,
      NumberSpelling.isDigit(text[end])
        || ((text[end] == 0x2E || text[end] == 0x2C) && end + 1 < text.count && NumberSpelling.isDigit(text[end + 1]))
    {
      end += 1
    }
    return QuantityToken(range: start..<end, kind: .number, isSpaced: isSpaced)
  }

  private static func word(_ text: [UInt8], _ start: Int, _ isSpaced: Bool) -> QuantityToken {
    var end = start
    var hash = Lexicon.seed
    while end < text.count, isLetter(text, end) {
      let length = length(text[end])
      for index in end..<min(text.count, end + length) { hash = Lexicon.step(hash, text[index]) }
      end = min(text.count, end + length)
    }
    var token = QuantityToken(range: start..<end, kind: .word, isSpaced: isSpaced)
    token.isCapitalized = (0x41...0x5A).contains(text[start]) || text[start] >= 0xC3
    token.lexeme = Lexicon.lexeme(hash)
    if token.lexeme.isMonthName, !token.isCapitalized { token.lexeme = Lexeme() }
    return token
  }

  static func length(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

  /// ASCII letters, and beyond ASCII all but punctuation, currency signs and other signs.
  private static func isLetter(_ text: [UInt8], _ index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return NumberSpelling.isLetter(byte) }
    guard index + 1 < text.count else { return false }
    switch byte {
    case 0xC2: return [0xAA, 0xB5, 0xBA].contains(text[index + 1])
    case 0xC3: return text[index + 1] != 0x97 && text[index + 1] != 0xB7
    case 0xE2: return text[index + 1] >= 0xB0 && text[index + 1] != 0xB8
    case 0xE3: return text[index + 1] != 0x80
    default: return true
    }
  }
}
