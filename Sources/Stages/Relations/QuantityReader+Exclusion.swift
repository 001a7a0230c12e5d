extension QuantityReader {
  /// Whether a number is part of a date, a time, a name, a version, a telephone number or a compound.
  func isExcluded(_ first: Amount, _ last: Amount) -> Bool {
    isExcluded(before: first) || isExcluded(after: last.range.upperBound, last)
      || (first.range != last.range && isExcluded(before: last) && !isJoined(last))
  }

  /// The dash of a range stands before the upper end.
  private func isJoined(_ amount: Amount) -> Bool {
    let before = amount.start - 1
    return sign(before, 0x2D) || sign(before, 0x2013)
  }

  /// Four digits without grouping from 1500 to 2100.
  func isYear(_ amount: Amount) -> Bool {
    let range = tokens[amount.range.lowerBound].range
    guard amount.range.count == 1, range.count == 4, !amount.isGrouped, !amount.isWord else { return false }
    return (1500.0...2100.0).contains(amount.number.double)
  }

  private func isExcluded(before amount: Amount) -> Bool {
    let start = amount.start
    if language.hasCommas, isForeignReference(amount) || isPostalCode(amount) { return true }
    guard start > 0 else { return false }
    // A third of a million has no exact spelling.
    if word(start - 1, "of"), start > 1, tokens[start - 2].lexeme.isPart { return true }
    let before = tokens[start - 1]
    if before.kind == .word {
      if isShare(start) { return true }
      if !tokens[start].isSpaced, amount.currency == nil { return true }
      if before.lexeme.isMonthName || before.lexeme.isReference { return true }
      // Year 2, week 3; not: each week 300.
      if before.lexeme.time > 0, !before.lexeme.isPluralTime, before.isCapitalized || !isPeriod(start - 2) {
        return true
      }
      // 800 x 600.
      return word(start - 1, "x") && start > 1 && tokens[start - 2].kind == .number
    }
    if before.kind == .number { return amount.currency == nil && !amount.isWord }
    if before.sign == 0xB1 || before.sign == 0x23 || before.sign == 0xD7 { return true }
    // `no. 5`, `p. 3`.
    if before.sign == 0x2E, start > 1, tokens[start - 2].lexeme.isReference, isGlued(start - 1) { return true }
    guard !tokens[start].isSpaced else { return false }
    switch before.sign {
    case 0x2B, 0x2F, 0x40, 0x5F, 0x2E, 0x3A, 0x5C, 0x3D, 0x26: return true
    case 0x2D, 0x2013, 0x2011, 0x2010: return isGlued(start - 1) || before.sign == 0x2D
    case 0x2C, 0x27, 0x2019: return start > 1 && isGlued(start - 1) && tokens[start - 2].kind == .number
    default: return false
    }
  }

  /// The second number of `3 in 4` and `2 out of 3`.
  private func isShare(_ start: Int) -> Bool {
    let joint = word(start - 1, "in") ? start - 2 : word(start - 1, "of") && word(start - 2, "out") ? start - 3 : -1
    guard joint >= 0 else { return false }
    return tokens[joint].kind == .number || tokens[joint].lexeme.isNumeral
  }

  /// Whether a word makes a period of the one after it: `each year`, `last week`.
  private func isPeriod(_ token: Int) -> Bool {
    ["each", "every", "per", "a", "this", "last", "next", "that", "one", "first", "second", "third"].contains {
      word(token, $0)
    }
  }

  /// `850 mil personas`, `24,5 Mio. Euro`: the number goes on in words of other languages.
  private func isForeignScale(_ index: Int) -> Bool {
    let scales: [StaticString] = [
      "mil", "mille", "mio", "mrd", "tausend", "millionen", "milliarden", "milliard", "milliards", "millones",
      "milhões",
      "mila", "milioni", "miliardi",
    ]
    return scales.contains { word(index, $0) }
  }

  /// `3.5m people`, `5 m pipes`: a small m before what is counted may be either. Before how long, wide or high it is a metre.
  private func isMillionOrMetre(_ index: Int, _ amount: Amount) -> Bool {
    guard word(index, "m"), index + 1 < tokens.count, tokens[index + 1].isSpaced,
      !["long", "wide", "high", "deep", "tall", "thick"].contains(where: { word(index + 1, $0) })
    else { return false }
    return word(index + 1, "people") || noun(at: index + 1, amount) != nil
  }

  private func isExcluded(after index: Int, _ amount: Amount) -> Bool {
    guard index < tokens.count else { return false }
    let next = tokens[index]
    if next.kind == .number { return !amount.isWord }
    if next.kind == .word {
      if next.lexeme.isMonthName || amount.scale == nil && amount.currency == nil && isDay(before: index) {
        return true
      }
      if language.hasCommas, word(index, "uhr") { return true }
      if word(index, "x"), index + 1 < tokens.count, tokens[index + 1].kind == .number { return true }
      if amount.scale == nil, isForeignScale(index) { return true }
      if amount.currency == nil, amount.scale == nil, isMillionOrMetre(index, amount) { return true }
      // 6th, 1990s, 2022Q4; 5km is a unit.
      if language.hasCommas, isForeignJoint(index) { return true }
      return !next.isSpaced && !next.lexeme.isSymbol && amount.scale == nil
    }
    if next.sign == 0xD7 || next.sign == 0xB1 { return true }
    guard !next.isSpaced, index + 1 < tokens.count, !tokens[index + 1].isSpaced else { return false }
    let follower = tokens[index + 1]
    switch next.sign {
    // 10-year, 3-D.
    case 0x2D, 0x2011, 0x2010: return true
    case 0x2F, 0x3A, 0x2C, 0x5F, 0x40, 0x2B:
      return follower.kind == .number
        || ((next.sign == 0x2F || next.sign == 0x40 || next.sign == 0x5F) && time(of: follower) == 0)
    case 0x2E: return follower.kind != .sign
    default: return false
    }
  }

  private func time(of token: QuantityToken) -> UInt8 { token.lexeme.time }
}
