import DocumentModel
import Provenance
import Stages
import Synchronization

/// What an element's author called it: its name, id, classes and role. What a word means depends on the kind of page.
struct MainContentLabels {
  private let kind: MainContentKind
  /// What each label seen so far asks for: pages repeat few labels often, and share many.
  private var known: LabelTable
  private static let shared = Mutex<[Int: LabelTable]>([:])

  init(_ kind: MainContentKind) {
    self.kind = kind
    // Taken out, so that nobody else holds it and it is not copied.
    known = MainContentLabels.shared.withLock { $0.removeValue(forKey: kind.number) } ?? LabelTable()
  }

  /// Keeps what was learned for the next page of its kind.
  consuming func keep() {
    MainContentLabels.shared.withLock { $0[kind.number] = known }
  }

  /// The rule that an element's labels ask for, or nil.
  mutating func rule(of element: Element) -> Rule? {
    switch element.name {
    case "html", "body", "main", "article": return nil
    case "button": return .htmlFormDropped
    case "h1", "h2", "h3", "h4", "h5", "h6": return rule(ofHeading: element)
    default: break
    }
    if let rule = MainContentLabels.rule(ofRole: element.role) { return rule }
    if MainContentLabels.isForPrint(element.classes) { return .htmlBanner }
    for label in element.classes { if let rule = rule(ofLabel: label) { return rule } }
    return element.id.isEmpty ? nil : rule(ofLabel: element.id)
  }

  /// A heading's id is what it says, `search-engines`; and menus lead to it, `navigation-heading`, but it is none.
  private mutating func rule(ofHeading element: Element) -> Rule? {
    for label in element.classes { if let rule = rule(ofLabel: label), rule != .htmlNavigation { return rule } }
    return nil
  }

  /// Hidden on all screens, and shown in print, as Bootstrap has it: `d-none d-print-block`.
  private static func isForPrint(_ classes: [String]) -> Bool {
    guard classes.contains("d-none") else { return false }
    let displays = classes.filter { $0 != "d-none" && $0.hasPrefix("d-") }
    return !displays.isEmpty && displays.allSatisfy { $0.hasPrefix("d-print-") }
  }

  private static func rule(ofRole role: String) -> Rule? {
    switch role {
    case "": nil
    case "navigation", "menu", "menubar", "tablist", "toolbar": .htmlNavigation
    case "banner": .htmlBanner
    case "contentinfo": .htmlFooter
    case "search": .htmlFormDropped
    case "dialog", "alertdialog": .htmlDialog
    case "complementary": .htmlAside
    default: nil
    }
  }

  private mutating func rule(ofLabel label: String) -> Rule? {
    guard label.utf8.count <= 80 else { return nil }
    if let known = known[label] { return known }
    let words = MainContentLabels.split(label)
    let rule =
      MainContentSystems.rule(of: label)
      ?? MainContentLabels.rule(ofWords: words) { word in
        MainContentWords.rules[word].flatMap { kind.isArticle || !MainContentWords.ambiguous.contains(word) ? $0 : nil }
      } ?? MainContentLabels.rule(ofWords: words) { MainContentWords.rule(of: $0, on: kind) }
    known.keep(rule, of: label)
    return rule
  }

  /// The last word that says something decides: `article-share` is for sharing, `share-article-body` is not.
  private static func rule(ofWords words: [String], _ meaning: (String) -> Rule?) -> Rule? {
    var found: Rule?
    for (index, word) in words.enumerated() {
      if index > 0, MainContentWords.isPart(words[index - 1], word) {
        found = nil
      } else if index > 0, let rule = MainContentWords.rule(of: words[index - 1], word) {
        found = rule
      } else if let rule = meaning(word) {
        found = rule
      } else if word == "content" || word == "body" {
        found = nil
      } else if word == "has" || word == "no" || word == "with" || word == "without" {
        return nil
      }
    }
    return found
  }

  /// The words of a class, in lower case: `relatedPosts` and `related-posts` are two words each.
  static func split(_ label: String) -> [String] {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: label.utf8.count) { letters in
      var words = LabelWords(letters)
      let isRead: Void? = label.utf8.withContiguousStorageIfAvailable { for byte in $0 { words.read(byte) } }
      if isRead == nil { for byte in label.utf8 { words.read(byte) } }
      return words.finish()
    }
  }
}

/// Reads a label byte by byte, and keeps its words.
private struct LabelWords {
  /// Of the words, in lower case, one behind the other; with room for all of the label.
  private let letters: UnsafeMutableBufferPointer<UInt8>
  private var start = 0
  private var end = 0
  private var wasLower = false
  private var words: [String] = []

  init(_ letters: UnsafeMutableBufferPointer<UInt8>) { self.letters = letters }

  mutating func read(_ byte: UInt8) {
    let lower = byte | 0x20
    guard lower >= 0x61, lower <= 0x7A else {
      endWord()
      wasLower = false
      return
    }
    if wasLower, byte != lower { endWord() }
    letters[end] = lower
    end += 1
    wasLower = byte == lower
  }

  consuming func finish() -> [String] {
    endWord()
    return words
  }

  private mutating func endWord() {
    if end > start {
      words.append(String(decoding: UnsafeBufferPointer(rebasing: letters[start..<end]), as: UTF8.self))
    }
    start = end
  }
}
