extension QuantityReader {
  /// The number that begins at a token: digits or words, with a scale and a sign of currency.
  func amount(at start: Int) -> Amount? {
    var index = start
    var currency: Range<Int>?
    if let sign = currencySign(at: index) {
      currency = sign
      index = sign.upperBound
      guard index < tokens.count, tokens[index].kind == .number else { return nil }
    }
    guard index < tokens.count else { return nil }
    if tokens[index].kind == .number { return digits(at: index, currency: currency) }
    return language.hasCommas ? nil : words(at: index)
  }

  /// What the word of a token multiplies by.
  func scale(_ token: Int) -> DecimalNumber? {
    NumberSpelling.scale(string(token), hasCommas: language.hasCommas)
  }

  private func digits(at index: Int, currency: Range<Int>?) -> Amount? {
    guard let number = tokens[index].number else { return nil }
    var amount = Amount(range: index..<(index + 1), number: number, currency: currency)
    amount.isGrouped =
      tokens[index].range.count > 3 && DigitGroups.areGrouped(text[tokens[index].range], hasCommas: language.hasCommas)
    let next = index + 1
    guard next < tokens.count, tokens[next].kind == .word else { return amount }
    if language.hasCommas, tokens[next].range.count > 1 || currency != nil { return scaled(amount, by: next) }
    // 3m and 5bn are scaled only where money is meant; 3 million always.
    let isShort = isGlued(next) || tokens[next].range.count <= 2
    let isMoney = currency != nil || isMoneySign(next + 1) && isGlued(next + 1)
    // EUR 6.2 m, USD 250 k.
    let isApart = currency != nil && !isGlued(next) && tokens[next].range.count <= 4
    guard tokens[next].lexeme.isScale || (isMoney && (isGlued(next) || language.hasCommas)) || isApart,
      isMoney || !isGlued(next) || !isShort,
      let scale = scale(next), let scaled = number.times(scale)
    else { return amount }
    amount.number = scaled
    amount.scale = next
    amount.range = index..<(next + 1)
    return amount
  }

  /// `1,2 Millionen`, `3 mil millones`, `300mila`.
  private func scaled(_ amount: Amount, by first: Int) -> Amount {
    var amount = amount
    var next = first
    while next < min(first + 2, tokens.count), tokens[next].kind == .word, let scale = scale(next),
      let scaled = amount.number.times(scale)
    {
      amount.number = scaled
      amount.scale = next
      amount.range = amount.range.lowerBound..<(next + 1)
      next += 1
    }
    return amount
  }

  /// The longest run of words from a token that is a number: `half a million`, `thirty-five`, `a dozen`.
  private func words(at start: Int) -> Amount? {
    guard !isGlued(start) || sign(start - 1, 0x201C) || sign(start - 1, 0x28) || sign(start - 1, 0x2014) else {
      return nil
    }
    // The hundred doors of a saying are not counted.
    if tokens[start].lexeme.isScale { return nil }
    // Most articles stand before no number.
    if tokens[start].lexeme.isArticle {
      guard start + 1 < tokens.count, tokens[start + 1].lexeme.isScale || tokens[start + 1].lexeme.isFraction else {
        return nil
      }
    }
    var end = start
    while end < tokens.count, end - start < 10, isNumberWord(end, start) { end += 1 }
    while end > start {
      let bytes = Array(text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound])
      if let number = number(bytes) {
        guard !(end == start + 1 && (word(start, "one") || word(start, "zero"))) else { return nil }
        guard isNameless(start, end) else { return nil }
        let last = tokens[end - 1].lexeme.isScale ? end - 1 : nil
        return Amount(range: start..<end, number: number, scale: last, isWord: true)
      }
      end -= 1
    }
    return nil
  }

  private func number(_ bytes: [UInt8]) -> DecimalNumber? {
    guard let json = NumberSpelling.json(bytes), let (number, end) = DigitGroups.read(json, at: 0), end == json.count
    else {
      return nil
    }
    return number
  }

  private func isNumberWord(_ token: Int, _ start: Int) -> Bool {
    if tokens[token].kind == .word {
      let lexeme = tokens[token].lexeme
      if token == start { return lexeme.startsNumber }
      return lexeme.startsNumber || word(token, "and") || word(token, "of")
    }
    return sign(token, 0x2D) && isGlued(token) && isGlued(token + 1) && token > start
  }

  /// A number in words with a capital is a name, unless a sentence begins with it: Seven Sisters, Group of Seven.
  private func isNameless(_ start: Int, _ end: Int) -> Bool {
    guard tokens[start].isCapitalized else { return true }
    let next = end < tokens.count ? tokens[end] : nil
    if start == 0 || !(tokens[start - 1].kind == .word || tokens[start - 1].kind == .number) {
      return next?.isCapitalized != true || next?.kind != .word
    }
    return false
  }

  /// The upper end of a range whose lower end stands before: `15–20`, `15 to 20`, `between 15 and 20`.
  func upperEnd(of first: Amount, isBetween: Bool) -> Amount? {
    let joint = first.range.upperBound
    guard joint + 1 < tokens.count else { return nil }
    var from = joint
    // `between 15 percent and 20 percent`, `$5 million to $10 million`.
    if isBetween, word(from, "percent") || sign(from, 0x25) { from += 1 }
    let isDash = sign(from, 0x2013) || (sign(from, 0x2D) && isGlued(from) && isGlued(from + 1))
    let isWord = isBetween ? word(from, "and") : word(from, "to") && !comesFrom(first.range.lowerBound)
    guard isDash || isWord || language.hasCommas && isForeignJoint(from) && !wasBefore(first),
      let second = amount(at: from + 1)
    else {
      return nil
    }
    guard second.range.lowerBound <= from + 3 else { return nil }
    return second
  }

  /// `from 15 to 20 percent` tells of a change, `ranging from 15 to 20` of a range.
  private func comesFrom(_ token: Int) -> Bool {
    let before = token - 1
    let isFrom = word(before, "from") || (isCurrencySign(before) && word(before - 1, "from"))
    return isFrom && !["ranging", "ranges", "range", "ranged", "anywhere"].contains { word(before - 1, $0) }
  }

  /// Whether money is written with this token before it.
  func isCurrencySign(_ token: Int) -> Bool { currencySign(at: token) != nil }

  /// Tokens of `$`, `US$`, `€`, `USD` before a number.
  func currencySign(at token: Int) -> Range<Int>? {
    guard tokens.indices.contains(token) else { return nil }
    if isMoneySign(token) { return token..<(token + 1) }
    guard tokens[token].kind == .word else { return nil }
    if tokens[token].lexeme.isCurrency, isCapital(token), token + 1 < tokens.count, tokens[token + 1].kind == .number {
      return token..<(token + 1)
    }
    guard tokens[token].range.count <= 3, isMoneySign(token + 1), isGlued(token + 1), isCapital(token) else {
      return nil
    }
    return token..<(token + 2)
  }

  func isMoneySign(_ token: Int) -> Bool {
    guard tokens.indices.contains(token), tokens[token].kind == .sign else { return false }
    let sign = tokens[token].sign
    return [0x24, 0xA2, 0xA3, 0xA5].contains(sign) || (0x20A0...0x20CF).contains(sign)
  }

  func isCapital(_ token: Int) -> Bool { text[tokens[token].range].allSatisfy { (0x41...0x5A).contains($0) } }
}
