extension QuantityReader {
  struct PerFound {
    var word: String
    /// Token after it.
    var end: Int
    /// Whether it stands right after the amount and its unit.
    var isAdjacent: Bool
  }

  /// How often: `a year` right after the unit; `each year` further on in the same clause too.
  func per(after end: Int) -> PerFound? {
    if let found = adjacentPeriod(at: end) { return found }
    guard end > 0 else { return nil }
    let limit = tokens[end - 1].range.upperBound + 100
    var index = end
    while index < tokens.count, tokens[index].range.upperBound <= limit {
      let token = tokens[index]
      if token.kind == .sign {
        if sign(index, 0x28) {
          while index < tokens.count, !sign(index, 0x29), tokens[index].range.upperBound <= limit { index += 1 }
        } else if ![0x2D, 0x27, 0x2019].contains(token.sign) {
          return nil
        }
      } else if token.kind == .number || token.lexeme.isClause {
        return nil
      } else if let (word, next) = repeated(at: index) {
        return PerFound(word: word, end: next, isAdjacent: false)
      }
      index += 1
    }
    return nil
  }

  private func adjacentPeriod(at index: Int) -> PerFound? {
    guard index < tokens.count else { return nil }
    if let (word, next) = repeated(at: index) { return PerFound(word: word, end: next, isAdjacent: true) }
    let isStroke = sign(index, 0x2F)
    guard isStroke || word(index, "a") || word(index, "an"), let time = time(index + 1) else { return nil }
    // A year later, a month ago, a day trip.
    if ["earlier", "later", "ago", "before", "after", "long", "old", "trip"].contains(where: {
      self.word(index + 2, $0)
    }) {
      return nil
    }
    if sign(index + 2, 0x2D), isGlued(index + 2) { return nil }
    return PerFound(word: time, end: index + 2, isAdjacent: true)
  }

  /// `each year`, `every month`, `per day`, `annually`.
  private func repeated(at index: Int) -> (String, Int)? {
    guard index < tokens.count, tokens[index].kind == .word else { return nil }
    let every = tokens[index].lexeme.every
    // An adverb, not the adjective of a noun that follows.
    if every > 0, index + 1 >= tokens.count || tokens[index + 1].kind == .sign || tokens[index + 1].lexeme.isFunction {
      return (Lexicon.times[Int(every)], index + 1)
    }
    guard word(index, "each") || word(index, "every") || word(index, "per"), let time = time(index + 1) else {
      return nil
    }
    return (time, index + 2)
  }

  private func time(_ token: Int) -> String? {
    guard tokens.indices.contains(token), tokens[token].lexeme.time > 0, !tokens[token].lexeme.isPluralTime else {
      return nil
    }
    return Lexicon.times[Int(tokens[token].lexeme.time)]
  }
}
