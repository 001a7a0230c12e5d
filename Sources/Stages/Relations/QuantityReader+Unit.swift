extension QuantityReader {
  struct UnitFound {
    var unit: QuantityGrammar.Reading.Unit
    /// Token after it.
    var end: Int
    var isCapitalized = false
    var isTime = false
  }

  /// The unit of an amount: a sign of currency, percent, people, or the noun that follows.
  func unit(at next: Int, _ amount: Amount, currency: Range<Int>?, isForeign: Bool = false) -> UnitFound? {
    if let currency { return UnitFound(unit: money(currency), end: next) }
    guard next < tokens.count else { return nil }
    if sign(next, 0x25) { return UnitFound(unit: .word("percent"), end: next + 1) }
    if word(next, "percentage"), word(next + 1, "points") || word(next + 1, "point") {
      return UnitFound(unit: .noun(span(next, next + 2)), end: next + 2)
    }
    if word(next, "percent") || word(next, "pct") { return UnitFound(unit: .word("percent"), end: next + 1) }
    if word(next, "per"), word(next + 1, "cent") { return UnitFound(unit: .word("percent"), end: next + 2) }
    if sign(next, 0xB0), next + 1 < tokens.count, isGlued(next + 1), tokens[next + 1].range.count == 1 {
      return UnitFound(unit: .noun(span(next, next + 2)), end: next + 2)
    }
    // 2.5 €, 3 M€; not the sign of the next amount.
    if isMoneySign(next), !(next + 1 < tokens.count && tokens[next + 1].kind == .number && isGlued(next + 1)) {
      return UnitFound(unit: money(next..<(next + 1)), end: next + 1)
    }
    if language.hasCommas, !isForeign, !isWord(next) || !isSymbol(next) { return foreignUnit(at: next, amount) }
    guard tokens[next].kind == .word else { return nil }
    if word(next, "people") { return UnitFound(unit: .word("people"), end: next + 1) }
    if tokens[next].lexeme.isCurrency, isCapital(next) {
      return UnitFound(unit: .word(String(decoding: text[tokens[next].range], as: UTF8.self)), end: next + 1)
    }
    if isSymbol(next) { return UnitFound(unit: .noun(tokens[next].range), end: next + 1) }
    return isGlued(next) ? nil : noun(at: next, amount)
  }

  /// A sign that stands for one currency alone is its code; `$` stays `$`.
  private func money(_ currency: Range<Int>) -> QuantityGrammar.Reading.Unit {
    let range = span(currency.lowerBound, currency.upperBound)
    let spelled = String(decoding: text[range], as: UTF8.self)
    let codes = ["US$": "USD", "€": "EUR", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD"]
    if let code = codes[spelled] { return .word(code) }
    return tokens[currency.lowerBound].lexeme.isCurrency ? .word(spelled) : .noun(range)
  }

  private func isSymbol(_ token: Int) -> Bool {
    guard tokens[token].lexeme.isSymbol, token + 1 >= tokens.count || !isGlued(token + 1) || isClosing(token + 1) else {
      return false
    }
    // A small m after a space may be anything; square kilometres have their sign glued to them.
    return tokens[token].range.count > 1 || isGlued(token)
  }

  private func isClosing(_ token: Int) -> Bool {
    tokens[token].kind == .sign && ![0x2D, 0x2F, 0x40, 0x5F].contains(tokens[token].sign)
  }

  /// The noun phrase up to its first plural, at most five words: `line ministries`, `southeast Asian countries`.
  func noun(at start: Int, _ amount: Amount) -> UnitFound? {
    let isOne = amount.number == DecimalNumber(1)
    var index = start
    var words = 0
    while index < tokens.count, words < 5 {
      let token = tokens[index]
      if token.kind == .sign {
        guard token.sign == 0x2D, isGlued(index), isGlued(index + 1), index > start else { return nil }
        index += 1
        continue
      }
      guard token.kind == .word, !token.lexeme.isFunction, !token.lexeme.isNumeral, !token.lexeme.isMonthName else {
        return nil
      }
      if token.lexeme.isPart { return nil }
      // 12 year olds, a 3 hour walk.
      if token.lexeme.time > 0, !token.lexeme.isPluralTime { return isOne ? found(start, index + 1) : nil }
      words += 1
      if isPlural(index) {
        // ‘the 5 countries’ laws’ is about laws.
        if isOwner(index + 1) { return token.lexeme.time > 0 ? found(start, index + 1) : nil }
        return found(start, extended(index) + 1)
      }
      index += 1
    }
    return nil
  }

  private func found(_ start: Int, _ end: Int) -> UnitFound {
    UnitFound(
      unit: .noun(span(start, end)), end: end, isCapitalized: tokens[start].isCapitalized,
      isTime: tokens[end - 1].lexeme.time > 0)
  }

  /// `women farmers`: an irregular plural before a noun tells what kind of it.
  private func extended(_ index: Int) -> Int {
    guard tokens[index].lexeme.isPlural, index + 1 < tokens.count, tokens[index + 1].kind == .word, isPlural(index + 1),
      tokens[index + 1].isSpaced
    else { return index }
    return index + 1
  }

  private func isOwner(_ token: Int) -> Bool { (sign(token, 0x2019) || sign(token, 0x27)) && isGlued(token) }

  /// Whether a word looks like a plural: irregular ones by name, else by its s.
  private func isPlural(_ token: Int) -> Bool {
    let lexeme = tokens[token].lexeme
    if lexeme.isPlural || lexeme.isPluralTime { return true }
    if lexeme.isSingular || lexeme.isFunction { return false }
    let range = tokens[token].range
    guard range.count >= 4, text[range.upperBound - 1] == 0x73 else { return false }
    let before = text[range.upperBound - 2]
    return before != 0x73 && before != 0x75 && before != 0x69
  }

  func span(_ start: Int, _ end: Int) -> Range<Int> {
    tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
  }
}
