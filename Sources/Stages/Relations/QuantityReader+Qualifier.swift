import DocumentModel

extension QuantityReader {
  /// The qualifier that stands before a token, and the token that it begins at; a nil token means that no claim is clear.
  func qualifier(before token: Int, unit: UnitFound?) -> (Quantity.Qualifier, Int?) {
    for (words, qualifier) in QuantityQualifiers.phrases where matches(words, endingAt: token) {
      let begin = token - words.count
      // ‘over 12 years’ may mean during them.
      if unit?.isTime == true, words == ["over"] { return (.exactly, nil) }
      return (qualifier, begin)
    }
    if token > 0, let qualifier = QuantityQualifiers.signs[tokens[token - 1].sign], tokens[token - 1].kind == .sign {
      return (qualifier, token - 1)
    }
    return (.exactly, token)
  }

  /// Whether the word before a token is of a phrase of another language.
  func isQualifiedElsewhere(_ token: Int) -> Bool {
    guard token > 0, tokens[token - 1].kind == .word else { return false }
    return QuantityQualifiers.lastWords.contains(string(token - 1))
  }

  private func matches(_ words: [String], endingAt token: Int) -> Bool {
    guard token >= words.count else { return false }
    for (offset, expected) in words.enumerated() where !word(token - words.count + offset, expected) { return false }
    return true
  }
}

/// The words and signs that say how a number is meant.
enum QuantityQualifiers {
  static let signs: [UInt32: Quantity.Qualifier] = [
    0x7E: .about, 0x2248: .about, 0x3E: .moreThan, 0x2265: .atLeast, 0x3C: .lessThan, 0x2264: .atMost,
  ]

  /// What other languages say before the numbers that are read in them: `1.2 million`, `30 %`. A claim read as exact would be false.
  private static let others: [(Quantity.Qualifier, String)] = [
    (.about, "rund/etwa/ungefähr/zirka/knapp/beinahe/nahezu/environ/près de/presque/quelque/à peu près/autour de"),
    (
      .about,
      "unos/unas/casi/casi el/casi la/cerca del/alrededor del/cerca de/alrededor de/aproximadamente/quase/por volta de/aproximadamente/quasi/intorno a"
    ),
    (.about, "ongeveer/bijna/omtrent/cirka/ungefär/nästan/około/prawie/около/примерно/почти/приблизительно"),
    (
      .moreThan,
      "mehr als/über/plus de/más de/más del/mais de/più di/oltre/meer dan/ruim/mer än/över/mer enn/mere end/ponad/более/свыше"
    ),
    (.atLeast, "mindestens/wenigstens/au moins/al menos/por lo menos/pelo menos/almeno/minstens/ten minste/не менее"),
    (.atMost, "höchstens/maximal/au plus/como máximo/no máximo/al massimo/hoogstens/не более"),
    (.lessThan, "weniger als/moins de/menos de/menos del/meno di/minder dan/mindre än/менее"),
    (.upTo, "bis zu/hasta/até/fino a"),
  ]

  static let lastWords = Set(
    others.flatMap { $0.1.split(separator: "/").map { String($0.split(separator: " ").last!) } })

  /// Longer phrases first.
  static let phrases: [(words: [String], qualifier: Quantity.Qualifier)] = {
    let english: [(Quantity.Qualifier, String)] = [
      (
        .about,
        "about/around/roughly/approximately/some/nearly/almost/estimated/an estimated/circa/ca/close to/in the region of"
      ),
      (.about, "in the order of/on the order of/an average of/on average"),
      (
        .moreThan,
        "more than/over/just over/well over/greater than/above/in excess of/upwards of/upward of/exceeding/exceeds"
      ),
      (.moreThan, "higher than/larger than/well above/just above/far more than/well more than"),
      (.atLeast, "at least/no fewer than/no less than/not less than/not fewer than/a minimum of/minimum of"),
      (.atMost, "at most/no more than/not more than/a maximum of/maximum of"),
      (.lessThan, "less than/fewer than/under/just under/well under/below/lower than/well below/just below"),
      (.upTo, "up to/as many as/as much as"),
    ]
    let lines = english + others
    let all = lines.flatMap { line in
      line.1.split(separator: "/").map { ($0.split(separator: " ").map(String.init), line.0) }
    }
    // Letters beyond ASCII are compared as they stand.
    let capitalized = all.compactMap { words, qualifier -> ([String], Quantity.Qualifier)? in
      guard let first = words[0].first, !first.isASCII else { return nil }
      return ([first.uppercased() + words[0].dropFirst()] + words.dropFirst(), qualifier)
    }
    return (all + capitalized).sorted { $0.0.count > $1.0.count }.map { (words: $0.0, qualifier: $0.1) }
  }()
}
