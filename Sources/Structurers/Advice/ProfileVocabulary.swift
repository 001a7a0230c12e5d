import JSONText

/// The words by which a profile looks for each field, and which field a word of a document is close to.
struct ProfileVocabulary {
  private let words: [(field: String, words: Set<String>)]

  /// `definition`: a whole profile.
  init(_ definition: JSONNode) {
    let fields = (definition["fields"]?.array ?? []).compactMap { $0["key"]?.string }
    var words = fields.map { field in
      let phrases =
        [field] + ProfileVocabulary.phrases(definition["metadata"], field)
        + ProfileVocabulary.phrases(definition["labels"], field)
      return (field: field, words: Set(phrases.flatMap { ProfileVocabulary.words(of: $0) }))
    }
    // A word of many fields tells none: date, project, of.
    let counts = Dictionary(words.flatMap { $0.words.map { ($0, 1) } }, uniquingKeysWith: +)
    for index in words.indices { words[index].words = words[index].words.filter { counts[$0, default: 0] <= 2 } }
    self.words = words
  }

  static func phrases(_ lists: JSONNode?, _ field: String) -> [String] {
    (lists?[field]?.array ?? []).compactMap(\.string)
  }

  private static let small: Set<String> = [
    "the", "a", "an", "by", "for", "and", "in", "on", "to", "at", "with", "from",
  ]

  /// In lower case and in the singular, as far as English spells it by an s; `expectedResults` is two words.
  private static func words(of phrase: String) -> [String] {
    var split = ""
    for character in phrase {
      if character.isUppercase, split.last?.isLowercase ?? false { split.append(" ") }
      split.append(character)
    }
    return split.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !small.contains($0) && $0.count > 1 }
      .map { $0.count > 3 && $0.hasSuffix("s") && !$0.hasSuffix("ss") ? String($0.dropLast()) : $0 }
  }

  /// The field that a name is close to: it shares a word that tells the field, or a word of it is a slip of the pen away.
  func field(near name: String) -> String? {
    let own = ProfileVocabulary.words(of: String(name.split(separator: ".").last ?? ""))
    if let shared = words.first(where: { !$0.words.isDisjoint(with: own) }) { return shared.field }
    return words.first { entry in
      own.contains { word in entry.words.contains { ProfileVocabulary.isSlip(word, $0) } }
    }?.field
  }

  /// One letter more, less or other, in words of six letters and more.
  private static func isSlip(_ first: String, _ second: String) -> Bool {
    let (left, right) = (Array(first.utf8), Array(second.utf8))
    guard min(left.count, right.count) >= 6, abs(left.count - right.count) <= 1 else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    return max(left.count, right.count) - start - end <= 1
  }
}
