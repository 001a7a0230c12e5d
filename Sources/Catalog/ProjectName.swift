import Foundation

/// A project's name as it is compared: its telling words, folded.
struct ProjectName: Hashable, Sendable {
  let words: [String]

  /// Words that tell no project from another.
  private static let silent: Set<String> = [
    "a", "an", "the", "of", "for", "and", "in", "on", "to", "with", "within", "by", "at", "from", "through", "de",
    "des", "du",
    "la", "le", "les", "et", "der", "die", "das", "und", "für", "el", "los", "las", "y", "para",
  ]

  /// Words that many projects share: they count half.
  private static let common: Set<String> = [
    "project", "projects", "programme", "program", "programmes", "programs", "partnership", "initiative", "support",
    "regional",
    "national", "development", "activity", "phase",
  ]

  /// - Parameter name: as a record has it.
  init(_ name: String) {
    words = ProjectName.folded(name).filter { !ProjectName.silent.contains($0) }
  }

  /// Words in lower case, without accents and signs.
  static func folded(_ text: String) -> [String] {
    let plain = text.folding(
      options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: Locale(identifier: "en"))
    return plain.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
  }

  /// The same however it is written: letters and digits alone.
  static func key(_ text: String) -> String { folded(text).joined() }

  private static func weight(_ word: String) -> Double { common.contains(word) ? 0.5 : 1 }

  /// How alike two names are, 0 to 1: the weight of the words that they share, over the mean of their weights (Dice 1945). Words
  /// that differ in one letter are the same (`Programme`, `program`).
  func likeness(to other: ProjectName) -> Double {
    var left = other.words
    var shared = 0.0
    for word in words {
      guard let index = left.firstIndex(where: { ProjectName.isSame(word, $0) }) else { continue }
      shared += (ProjectName.weight(word) + ProjectName.weight(left[index])) / 2
      left.remove(at: index)
    }
    let total = words.reduce(0) { $0 + ProjectName.weight($1) } + other.words.reduce(0) { $0 + ProjectName.weight($1) }
    guard total > 0 else { return 0 }
    // The second phase of a project is another project.
    let isSamePhase = words.filter(ProjectName.isNumber) == other.words.filter(ProjectName.isNumber)
    return min(1, 2 * shared / total) * (isSamePhase ? 1 : 0.5)
  }

  private static func isNumber(_ word: String) -> Bool {
    numbers.contains(word) || word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let numbers: Set<String> = [
    "one", "two", "three", "four", "five", "six", "i", "ii", "iii", "iv", "v", "vi", "first", "second", "third",
    "fourth", "fifth",
    "next", "plus",
  ]

  /// Whether two words are one: alike but for an ending, or for one letter of a long word.
  static func isSame(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (short, long) = a.utf8.count <= b.utf8.count ? (Array(a.utf8), Array(b.utf8)) : (Array(b.utf8), Array(a.utf8))
    guard short.count >= 5, long.count - short.count <= 2 else { return false }
    if long.starts(with: short) { return true }
    guard long.count - short.count <= 1, short.count >= 7 else { return false }
    let head = zip(short, long).prefix { $0 == $1 }.count
    let tail = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
    return head + tail >= long.count - 1
  }
}
