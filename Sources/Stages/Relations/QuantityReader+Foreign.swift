import DocumentModel

/// Units, ranges and periods in languages that write a comma before a fraction.
extension QuantityReader {
  /// What is counted: per cent, or the noun that follows.
  func foreignUnit(at next: Int, _ amount: Amount) -> UnitFound? {
    var index = next
    if amount.scale != nil {
      if sign(index, 0x2E), isGlued(index), ForeignNumberWords.short.contains(lowered(index - 1)) { index += 1 }
      // d’euros
      if isWord(index), ForeignNumberWords.prepositions.contains(lowered(index)) {
        index += 1
        if sign(index, 0x2019) || sign(index, 0x27) { index += 1 }
      }
      if isMoneySign(index) { return unit(at: index, amount, currency: nil, isForeign: true) }
    }
    guard isWord(index) else { return nil }
    if ForeignNumberWords.percent.contains(lowered(index)) { return UnitFound(unit: .word("percent"), end: index + 1) }
    if isWord(index + 1), ForeignNumberWords.percentPairs.contains("\(lowered(index)) \(lowered(index + 1))") {
      return UnitFound(unit: .word("percent"), end: index + 2)
    }
    if tokens[index].lexeme.isCurrency, isCapital(index) {
      return UnitFound(unit: .word(String(decoding: text[tokens[index].range], as: UTF8.self)), end: index + 1)
    }
    return isGlued(index) && index == next ? nil : foreignNoun(at: index)
  }

  /// The next word, in German the next with a capital behind adjectives: `3.500 neue Stellen`.
  private func foreignNoun(at start: Int) -> UnitFound? {
    for index in start..<min(start + 3, tokens.count) {
      guard isWord(index), tokens[index].range.count >= 3, !isForeignFunction(index),
        DateSpelling.month(text[tokens[index].range]) == nil
      else { return nil }
      if !language.hasCapitalNouns || startsWithCapital(index) {
        // A name is nothing that is counted, but in German.
        guard language.hasCapitalNouns || !startsWithCapital(index) else { return nil }
        let end = compound(index)
        return UnitFound(unit: .noun(span(start, end)), end: end)
      }
    }
    return nil
  }

  /// The token after a word and what is glued to it: `Instagram-Nutzer`, `Athlet:innen`, `Lehrer*innen`.
  private func compound(_ index: Int) -> Int {
    var end = index + 1
    while end + 1 < tokens.count, [0x2D, 0x2011, 0x3A, 0x2A, 0x5F].contains(tokens[end].sign), isGlued(end),
      isWord(end + 1), isGlued(end + 1)
    {
      end += 2
    }
    return end
  }

  /// Whether a number says which part of a text: `§ 315`, `Seite 5`, `artículo 3`, `84 Absatz 1`.
  func isForeignReference(_ amount: Amount) -> Bool {
    let before = amount.start - 1
    if sign(before, 0xA7) || isWord(before) && ForeignNumberWords.references.contains(lowered(before)) { return true }
    if sign(before, 0x2E), ["nr", "art", "abs", "núm", "cap", "vol", "bd"].contains(lowered(before - 1)) {
      return true
    }
    return ["absatz", "abs", "satz"].contains(lowered(amount.range.upperBound))
  }

  /// `53113 Bonn`: five digits that are not round, or that begin a line, before a name.
  func isPostalCode(_ amount: Amount) -> Bool {
    let digits = text[tokens[amount.range.lowerBound].range]
    let next = amount.range.upperBound
    guard amount.range.count == 1, digits.count == 5, digits.allSatisfy(NumberSpelling.isDigit), amount.currency == nil,
      isWord(next), startsWithCapital(next), !ForeignNumberWords.percent.contains(lowered(next)),
      !lowered(next).hasPrefix("euro")
    else { return false }
    return !digits.suffix(2).elementsEqual("00".utf8) || amount.start == 0 || tokens[amount.start - 1].kind == .sign
  }

  /// ASCII, Latin-1 and Cyrillic capitals.
  private func startsWithCapital(_ token: Int) -> Bool {
    let bytes = text[tokens[token].range]
    guard let first = bytes.first, let second = bytes.dropFirst().first ?? bytes.first else { return false }
    return (0x41...0x5A).contains(first) || first == 0xC3 && second <= 0x9E || first == 0xD0 && second <= 0xAF
  }

  func isForeignFunction(_ token: Int) -> Bool { ForeignNumberWords.function.contains(lowered(token)) }

  /// Whether a number is what something was before it changed: `de 7,2 a 10,5`.
  func wasBefore(_ amount: Amount) -> Bool {
    isWord(amount.start - 1)
      && ["de", "von", "da", "van", "från", "fra", "с", "dal", "du"].contains(lowered(amount.start - 1))
  }

  /// The token after a word that says how often, and the period: `pro Jahr`, `par an`.
  func foreignPeriod(at index: Int) -> PerFound? {
    guard isWord(index), isWord(index + 1), ForeignNumberWords.every.contains(lowered(index)),
      let time = ForeignNumberWords.times[lowered(index + 1)]
    else { return nil }
    return PerFound(word: time, end: index + 2, isAdjacent: true)
  }

  /// Whether a token is a word that joins the ends of a range, with a number behind it.
  func isForeignJoint(_ token: Int) -> Bool {
    isWord(token) && ForeignNumberWords.joints.contains(lowered(token)) && token + 1 < tokens.count
      && tokens[token + 1].kind == .number
  }

  /// Whether a month follows a number, or a word and the month: `14 mars`, `4 de mayo`.
  func isDay(before index: Int) -> Bool {
    guard isWord(index) else { return false }
    if DateSpelling.month(text[tokens[index].range]) != nil, !tokens[index].lexeme.isSymbol { return true }
    guard word(index, "de") || word(index, "di"), isWord(index + 1) else { return false }
    return DateSpelling.month(text[tokens[index + 1].range]) != nil
  }

  func isWord(_ token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].kind == .word }

  /// A word in small letters.
  func lowered(_ token: Int) -> String { tokens.indices.contains(token) ? string(token) : "" }
}
