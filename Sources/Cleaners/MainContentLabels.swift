import DocumentModel
import Provenance

/// What an element's author called it: its name, id, classes and role.
struct MainContentLabels {
  /// The rule that an element's labels ask for, or nil.
  static func rule(of element: Element) -> Rule? {
    switch element.name {
    case "html", "body", "main", "article": return nil
    case "button": return .htmlFormDropped
    default: break
    }
    if let rule = rule(ofRole: element.role) { return rule }
    for label in element.classes { if let rule = rule(ofLabel: label) { return rule } }
    return element.id.isEmpty ? nil : rule(ofLabel: element.id)
  }

  private static func rule(ofRole role: String) -> Rule? {
    switch role {
    case "navigation", "menu", "menubar", "tablist", "toolbar": .htmlNavigation
    case "banner": .htmlBanner
    case "contentinfo": .htmlFooter
    case "search": .htmlFormDropped
    case "dialog", "alertdialog": .htmlDialog
    case "complementary": .htmlAside
    default: nil
    }
  }

  /// The last word that says something decides: `article-share` is for sharing, `share-article-body` is not.
  private static func rule(ofLabel label: String) -> Rule? {
    guard label.utf8.count <= 80 else { return nil }
    var found: Rule?
    for word in split(label) {
      if let rule = MainContentWords.rules[word] {
        found = rule
      } else if word == "content" || word == "body" || word == "container" || word == "wrapper" || word == "layout" {
        if word == "content" || word == "body" { found = nil }
      } else if word == "has" || word == "no" || word == "with" || word == "without" {
        return nil
      }
    }
    return found
  }

  /// The words of a class, in lower case: `relatedPosts` and `related-posts` are two words each.
  static func split(_ label: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    var wasLower = false
    for byte in label.utf8 {
      switch byte {
      case 0x61...0x7A:
        word.append(byte)
        wasLower = true
      case 0x41...0x5A:
        if wasLower { end() }
        word.append(byte | 0x20)
        wasLower = false
      default:
        end()
        wasLower = false
      }
    }
    end()
    return words
  }
}
