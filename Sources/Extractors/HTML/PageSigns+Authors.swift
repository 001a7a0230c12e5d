import DocumentModel
import HTMLContent
import Provenance
import Stages

/// Who wrote a page, by elements whose names say so.
extension PageSigns {
  /// The names of elements that are named for authors.
  var authors: [TracedText] {
    let signs: [(StaticString, String)] = [("author", "author"), ("byline", "byline")]
    for (word, relation) in signs {
      for tag in page.properties.prefix(400) where tag.content.count < 1000 {
        guard source.utf8.mentions(word, in: tag.range) else { continue }
        let label = label(tag)
        guard label.contains(relation), !label.contains("comment"), !label.contains("bio"), !label.contains("img"),
          !label.contains("avatar"), !isQuoted(tag)
        else { continue }
        if let name = firstWords(tag.content, isOneEnough: isOfAuthor(tag)), !isBeside(tag.element) {
          return several(in: tag.content) ?? [name]
        }
        // The next post of a thread is somebody else's.
        if isDiscussion, !isBeside(tag.element), tag.tag == .p { return [] }
      }
    }
    return []
  }

  /// The names of several people in one element, with “and” or a comma between them.
  private func several(in range: Range<Int>) -> [TracedText]? {
    var names: [TracedText] = []
    var isJoined = true
    _ = first(in: range) { text, _ in
      if PageSigns.joints.contains(text.string.lowercased()) {
        isJoined = true
        return nil
      }
      guard let name = PageAuthors.withoutBy(text) else { return nil }
      guard isJoined, PageSigns.isName(name), BylineNames.isPerson(name.string) else { return text }
      names.append(name)
      isJoined = false
      return nil
    }
    return names.count >= 2 ? names : nil
  }

  private static let joints: Set<String> = [
    "and", ",", ", and", "&", "&amp;", "und", "et", "y", "e", "en", "och", "og",
  ]

  /// Whether an element stands in what somebody is quoted with: a testimonial.
  private func isQuoted(_ tag: HTMLPage.PropertyTag) -> Bool {
    func isQuote(_ name: String) -> Bool { PageSigns.holds(name, PageSigns.quotations) }
    if attribute("class", tag).map({ isQuote($0.string) }) ?? false { return true }
    var index = tag.element
    while index >= 0, !around.contains(index), page.elements[index].name != "body" {
      let element = page.elements[index]
      if element.name == "blockquote" || ([element.id] + element.classes).contains(where: isQuote) { return true }
      index = element.parent
    }
    return false
  }

  private static let quotations = ["testimonial", "blockquote", "pullquote"].map { Array($0.utf8) }

  /// Whether an element is said to hold an author's name and nothing else.
  private func isOfAuthor(_ tag: HTMLPage.PropertyTag) -> Bool {
    let isLinked = attribute("rel", tag)?.string.lowercased() == "author"
    let words = attribute("class", tag)?.string.lowercased().split(separator: " ") ?? []
    return isLinked || words.contains { ["author", "author-name", "author_name", "authorname"].contains($0) }
  }

  /// One name, or several with commas or “and” between them: at most twelve words.
  static func areNames(_ text: TracedText) -> Bool {
    guard text.count >= 3, text.count <= 100 else { return false }
    let words = text.string.split(separator: " ")
    guard words.count <= 12, let first = words.first?.first, first.isUppercase else { return false }
    let small: Set<Substring> = [
      "and", "und", "et", "y", "&", "de", "da", "van", "von", "der", "den", "la", "le", "di", "bin", "al",
    ]
    return words.allSatisfy { $0.first?.isUppercase == true || small.contains($0) }
  }

  /// One word of three letters or more that begins with a capital, and is not the label of a name.
  static func isUserName(_ text: TracedText) -> Bool {
    guard (3...30).contains(text.count), let first = text.string.first, first.isUppercase else { return false }
    let isWord = text.utf8.allSatisfy { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }
    return isWord && !labels.contains(text.string.lowercased())
  }

  private static let labels: Set<String> = [
    "author", "authors", "written", "posted", "published", "share", "about", "follow", "contributor", "contributors",
    "writer", "editor", "profile", "post", "posts", "reply", "guest", "moderator", "administrator", "member", "home",
    "blog", "news", "article", "website", "view", "more", "autor", "autorin",
    "redaktion", "von", "text", "foto", "details", "biography", "verified", "medically", "edited", "updated", "last",
    "post", "posts", "posting", "reply", "quote", "thread", "topic", "message", "unread",
  ]

  /// Two to five words that begin with a capital, without figures.
  static func isName(_ text: TracedText) -> Bool {
    guard text.count >= 4, text.count <= 60, text.utf8.last != UInt8(ascii: ":"),
      !text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == 0x40 })
    else {
      return false
    }
    let words = text.string.split(separator: " ")
    return (2...5).contains(words.count) && words[0].first?.isUppercase == true
      && words[words.count - 1].first?.isLowercase == false
  }
}
