import DocumentModel
import HTMLContent
import Provenance
import Stages

/// What a page shows of its date and its authors, in elements whose names say so.
struct PageSigns {
  private let page: HTMLPage
  private let source: Source

  init(_ page: HTMLPage, _ source: Source) {
    self.page = page
    self.source = source
  }

  /// The dates of elements that are named for publication, then of others, in order of appearance.
  var dates: [TracedText] {
    var named: [TracedText] = []
    var others: [TracedText] = []
    for tag in page.properties.prefix(400) {
      guard tag.tag == .time || source.utf8.mentions("date", in: tag.range) else { continue }
      let label = label(tag)
      guard !label.contains("modif"), !label.contains("updated"), !label.contains("comment") else { continue }
      let isTime = tag.tag == .time
      guard let value = attribute("datetime", tag) ?? (isTime || label.contains("date") ? plainText(tag.content) : nil),
        DateSpelling.iso(value.utf8) != nil, !isBeside(tag.element)
      else { continue }
      if label.contains("publish") || label.contains("entry-date") || label.contains("posted")
        || label.contains("post-date")
        || label.contains("pubdate")
      {
        named.append(value)
      } else {
        others.append(value)
      }
    }
    return named + (isOfOneArticle ? others : [])
  }

  /// The names of elements that are named for authors.
  var authors: [TracedText] {
    let signs: [(StaticString, String)] = [("author", "author"), ("byline", "byline")]
    for (word, relation) in signs {
      for tag in page.properties.prefix(400) where tag.content.count < 1000 {
        guard source.utf8.mentions(word, in: tag.range) else { continue }
        let label = label(tag)
        guard label.contains(relation), !label.contains("comment"), !label.contains("bio"), !label.contains("img"),
          !label.contains("avatar"), let name = firstWords(tag.content), !isBeside(tag.element)
        else { continue }
        return [name]
      }
    }
    return []
  }

  /// The address names a day: `/2019/07/25/`.
  static func date(in url: TracedText?) -> TracedText? {
    guard let url else { return nil }
    let bytes = url.utf8
    func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }
    var index = 0
    while index + 11 < bytes.count {
      let slashes = [0, 5, 8, 11].allSatisfy { bytes[index + $0] == UInt8(ascii: "/") }
      if slashes, [1, 2, 3, 4, 6, 7, 9, 10].allSatisfy({ isDigit(index + $0) }) {
        return url[(index + 1)..<(index + 11)]
      }
      index += 1
    }
    return nil
  }

  private var isOfOneArticle: Bool { page.elements.count { $0.name == "article" } <= 1 }

  /// Whether an element stands in what surrounds an article.
  func isBeside(_ start: Int) -> Bool {
    var index = start
    while index >= 0 {
      let element = page.elements[index]
      switch element.name {
      case "nav", "aside", "footer": return true
      default: break
      }
      if (element.classes + [element.id]).contains(where: { PageSigns.isBeside($0.lowercased()) }) { return true }
      index = element.parent
    }
    return false
  }

  private static func isBeside(_ label: String) -> Bool {
    label.contains("comment") || label.contains("related") || label.contains("sidebar") || label.contains("widget")
      || label.contains("recent") || label.contains("teaser") || label.contains("footer")
  }

  private func attribute(_ name: StaticString, _ tag: HTMLPage.PropertyTag) -> TracedText? {
    HTMLAttributes.value(name, of: tag.range, in: source.utf8).map { source.htmlAttribute($0) }
  }

  private func label(_ tag: HTMLPage.PropertyTag) -> String {
    let values = [attribute("class", tag), attribute("itemprop", tag), attribute("rel", tag)]
    return values.compactMap { $0?.string.lowercased() }.joined(separator: " ")
      + (attribute("pubdate", tag) == nil ? "" : " pubdate")
  }

  private func plainText(_ range: Range<Int>) -> TracedText? {
    guard range.count <= 120, !source.utf8[range].contains(UInt8(ascii: "<")) else { return nil }
    let text = source.htmlDecoded(range).trimmed()
    return text.isEmpty ? nil : text
  }

  /// The first words outside tags that can be a name.
  private func firstWords(_ range: Range<Int>) -> TracedText? {
    var index = range.lowerBound
    while index < range.upperBound {
      if source.utf8[index] == UInt8(ascii: "<") {
        while index < range.upperBound, source.utf8[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, source.utf8[end] != UInt8(ascii: "<") { end += 1 }
      let text = source.htmlDecoded(index..<end).trimmed()
      if let name = PageAuthors.withoutBy(text), PageSigns.isName(name) { return name }
      index = end
    }
    return nil
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

  /// One to five words that begin with a capital, without figures.
  static func isName(_ text: TracedText) -> Bool {
    guard text.count >= 4, text.count <= 60, !text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == 0x40 })
    else {
      return false
    }
    let words = text.string.split(separator: " ")
    return (2...5).contains(words.count) && words[0].first?.isUppercase == true
      && words[words.count - 1].first?.isLowercase == false
  }
}
