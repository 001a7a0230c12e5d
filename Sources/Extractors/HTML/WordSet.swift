import Provenance

/// The different words of a text, in lower case.
struct WordSet {
  private let words: Set<String>

  var count: Int { words.count }

  init(_ text: TracedText) {
    let lower = text.string.lowercased()
    words = Set(lower.split { !($0.isLetter || $0.isNumber) }.map(String.init))
  }

  /// How many of these words stand in the others.
  func shared(with other: WordSet) -> Int { words.count { other.words.contains($0) } }
}
