/// Words of a heading, where `*` at an end stands for any words: `sample activities`, `* results`, `what we *`.
struct WordPattern: Sendable {
  private let words: [String]
  private let isOpenAtStart: Bool
  private let isOpenAtEnd: Bool

  init(_ pattern: String) {
    var words = pattern.split(separator: " ").map { $0.lowercased() }
    isOpenAtStart = words.first == "*"
    isOpenAtEnd = words.last == "*"
    words.removeAll { $0 == "*" }
    self.words = words
  }

  /// Its first word, empty where it has none.
  var first: String { words.first ?? "" }

  /// Whether words in lower case, in order, are as the pattern says.
  func matches(_ heading: [String]) -> Bool {
    guard heading.count >= words.count else { return false }
    if isOpenAtStart, isOpenAtEnd {
      return (0...(heading.count - words.count)).contains { heading[$0..<($0 + words.count)].elementsEqual(words) }
    }
    if isOpenAtStart { return heading.suffix(words.count).elementsEqual(words) }
    if isOpenAtEnd { return heading.prefix(words.count).elementsEqual(words) }
    return heading == words
  }
}
