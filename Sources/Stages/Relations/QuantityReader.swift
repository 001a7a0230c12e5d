import DocumentModel

/// Reads the quantities of one text from its tokens.
struct QuantityReader {
  let text: [UInt8]
  let tokens: [QuantityToken]
  let language: QuantityLanguage
  private lazy var sentences = SentenceSplitter.sentences(text)

  init(text: [UInt8], tokens: [QuantityToken], language: QuantityLanguage) {
    self.text = text
    self.tokens = tokens
    self.language = language
  }

  /// A number: where it stands, and what it is.
  struct Amount {
    /// Tokens.
    var range: Range<Int>
    var number: DecimalNumber
    /// The scale's token, where the number has one.
    var scale: Int?
    /// Written with a sign of currency before it.
    var currency: Range<Int>?
    var isGrouped = false
    var isWord = false
    /// The token that it begins at, its sign of currency included.
    var start: Int { currency?.lowerBound ?? range.lowerBound }
  }

  mutating func quantities() -> [QuantityGrammar.Reading] {
    var result: [QuantityGrammar.Reading] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].startsNumber || isCurrencySign(index), let (reading, next) = quantity(at: index) else {
        index += 1
        continue
      }
      if let reading { result.append(reading) }
      index = max(next, index + 1)
    }
    return result
  }

  /// The quantity that begins at a token, if any, and the token after what was looked at; nil where no number is.
  private mutating func quantity(at start: Int) -> (QuantityGrammar.Reading?, Int)? {
    guard let first = amount(at: start) else { return nil }
    var last = first
    var isRange = false
    let isBetween = word(first.start - 1, "between")
    if let second = upperEnd(of: first, isBetween: isBetween) {
      last = second
      isRange = true
    }
    var after = last.range.upperBound
    if isExcluded(first, last) { return (nil, after) }
    let isOpen = !isRange && sign(after, 0x2B) && isGlued(after)
    if isOpen { after += 1 }
    var lower = first.number
    var lowerPieces = [bytes(first)]
    if isRange, first.scale == nil, let scale = last.scale, let scaled = shared(first, scale) {
      lower = scaled
      lowerPieces.append(spaced(tokens[scale].range))
    }
    if isRange, !isLess(lower, last.number) { return (nil, after) }
    let unit = unit(at: after, last, currency: first.currency ?? last.currency)
    var end = unit?.end ?? after
    let per = language.hasCommas ? foreignPeriod(at: end) : per(after: end)
    if let per, per.isAdjacent { end = per.end }
    var (qualifier, begin) =
      isRange
      ? (.between, isBetween ? first.start - 1 : first.start)
      : self.qualifier(before: first.start, unit: unit)
    guard let begin else { return (nil, after) }
    if isOpen, qualifier == .exactly { qualifier = .atLeast }
    guard isClaim(first, last, isRange: isRange, unit: unit, per: per != nil, qualifier: qualifier) else {
      return (nil, after)
    }
    let range = tokens[begin].range.lowerBound..<tokens[end - 1].range.upperBound
    let reading = QuantityGrammar.Reading(
      range: range, value: lowerPieces, number: lower.json, to: isRange ? [bytes(last)] : [],
      toNumber: isRange ? last.number.json : [], qualifier: qualifier, unit: unit?.unit, per: per?.word,
      sentence: SentenceSplitter.sentence(around: range, in: sentences))
    return (reading, max(after, end))
  }

  /// Whether enough is said for a claim: a unit, or a large or qualified number that can't be a year or a label.
  private func isClaim(
    _ first: Amount, _ last: Amount, isRange: Bool, unit: UnitFound?, per: Bool, qualifier: Quantity.Qualifier
  ) -> Bool {
    if isYear(first) || isYear(last) {
      guard let unit else { return false }
      if case .word = unit.unit { return true }
      return first.currency != nil
        || (qualifier != .exactly && qualifier != .between && !isRange && !unit.isCapitalized)
    }
    if unit != nil { return true }
    if first.isWord, first.scale == nil { return false }
    if isRange { return per || first.isGrouped }
    return per || first.isGrouped || first.scale != nil
      || (qualifier != .exactly && !isLess(first.number, DecimalNumber(10)) && !isAgeLike(first.start)
        && !isQualifiedElsewhere(first.start))
  }

  /// `under 25`, `over 65`, `up to 15` without a unit may be ages, years or scores.
  private func isAgeLike(_ token: Int) -> Bool {
    ["under", "over", "above", "below", "to", "around"].contains {
      word(token - 1, $0)
    }
  }

  /// The bytes that spell an amount.
  private func bytes(_ amount: Amount) -> Range<Int> {
    tokens[amount.range.lowerBound].range.lowerBound..<tokens[amount.range.upperBound - 1].range.upperBound
  }

  /// A word with the white-space character before it, if there is one: what stands apart in the text stays apart.
  private func spaced(_ word: Range<Int>) -> Range<Int> {
    let length = (1...3).first { word.lowerBound >= $0 && Whitespace.length(text, at: word.lowerBound - $0) == $0 }
    return (word.lowerBound - (length ?? 0))..<word.upperBound
  }

  /// `5` of `5 to 10 million`.
  private func shared(_ amount: Amount, _ scale: Int) -> DecimalNumber? {
    guard isLess(amount.number, DecimalNumber(1000)) else { return nil }
    return self.scale(scale).flatMap(amount.number.times)
  }

  func isLess(_ left: DecimalNumber, _ right: DecimalNumber) -> Bool { left.double < right.double }

  func string(_ token: Int) -> String {
    String(decoding: text[tokens[token].range], as: UTF8.self).lowercased()
  }

  /// Whether a token is that word, whatever its case.
  func word(_ token: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(token), tokens[token].kind == .word else { return false }
    let range = tokens[token].range
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      zip(buffer, text[range]).allSatisfy { $0 == $1 || ($1 < 0x80 && $0 == $1 | 0x20) }
    }
  }

  func word(_ token: Int, _ word: String) -> Bool {
    guard tokens.indices.contains(token), tokens[token].kind == .word else { return false }
    let range = tokens[token].range
    return range.count == word.utf8.count
      && zip(word.utf8, text[range]).allSatisfy { $0 == $1 || ($1 < 0x80 && $0 == $1 | 0x20) }
  }

  /// Whether a token is that sign.
  func sign(_ token: Int, _ sign: UInt32) -> Bool {
    tokens.indices.contains(token) && tokens[token].kind == .sign && tokens[token].sign == sign
  }

  /// Whether a token follows the one before it without white space.
  func isGlued(_ token: Int) -> Bool {
    tokens.indices.contains(token) && token > 0 && !tokens[token].isSpaced
  }
}

extension DecimalNumber {
  /// Near enough to compare by.
  var double: Double {
    var value = Double(coefficient)
    for _ in 0..<min(abs(exponent), 40) { value = exponent > 0 ? value * 10 : value / 10 }
    return value
  }
}
