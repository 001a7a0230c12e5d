import JSONText
import Provenance
import Stages

/// The things that a page's JSON-LD speaks of, and which of them is the page.
struct LinkedData {
  private let source: Source
  /// Objects at the top of each script, and in its graph.
  private let things: [JSONNode]

  /// The one article among them, of several the one that the page is called by; nil where there is none.
  private(set) var article: JSONNode?

  /// What scripts hold, and what the page's other metadata call it.
  init(_ nodes: [JSONNode], _ source: Source, titles: [TracedText] = []) {
    self.source = source
    var things: [JSONNode] = []
    for node in nodes.prefix(64) {
      for item in node.array ?? [node] {
        let graph = item["@graph"]
        things.append(contentsOf: graph?.array ?? [graph ?? item])
        if graph != nil { things.append(item) }
      }
    }
    self.things = things.flatMap { [$0] + [$0["mainEntity"]].compactMap { $0 } }
    let articles = self.things.filter { LinkedData.types($0).contains(where: LinkedData.isArticle) }
    if articles.count <= 1 {
      article = articles.first.flatMap { isOfAnother($0, titles) ? nil : $0 }
    } else {
      let names = Set(titles.map { FoldedText($0) }.filter { !$0.isEmpty })
      article = articles.first { thing in
        (text(thing, "headline") ?? text(thing, "name")).map { names.contains(FoldedText($0)) } ?? false
      }
    }
  }

  /// Whether an article's headline and the page's titles have no word in common: one that the page tells of.
  private func isOfAnother(_ article: JSONNode, _ titles: [TracedText]) -> Bool {
    guard let headline = text(article, "headline") else { return false }
    let titleWords = titles.map { WordSet($0) }.filter { $0.count > 0 }
    guard !titleWords.isEmpty else { return false }
    let words = WordSet(headline)
    return words.count >= 3 && titleWords.allSatisfy { $0.count >= 2 && words.shared(with: $0) == 0 }
  }

  /// What describes the page itself.
  var page: JSONNode? { things.first { LinkedData.types($0).contains { $0.hasSuffix("Page") } } }

  /// Whether one of the things is for sale.
  var hasProduct: Bool { things.contains { LinkedData.types($0).contains { $0 == "Product" || $0 == "ProductGroup" } } }

  /// The organisation or the site behind the page.
  var site: JSONNode? { things.first { LinkedData.types($0).contains("WebSite") } }

  /// The thing of an identifier, for references.
  private func thing(of reference: JSONNode) -> JSONNode {
    guard let members = reference.members, members.count == 1, let id = reference["@id"]?.string else {
      return reference
    }
    return things.first { $0["@id"]?.string == id && ($0.members?.count ?? 0) > 1 } ?? reference
  }

  static func types(_ node: JSONNode) -> [String] {
    guard let type = node["@type"] else { return [] }
    return (type.array ?? [type]).compactMap(\.string)
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report" || type == "Project"
      || type == "DiscussionForumPosting" || type == "Recipe" || type == "Question"
  }

  /// A string of a thing.
  func text(_ node: JSONNode?, _ key: String) -> TracedText? {
    guard let value = node?[key] else { return nil }
    return text(value)
  }

  func text(_ node: JSONNode) -> TracedText? {
    guard case .string(_, let plain) = node.value else { return nil }
    let text = JSONString.text(source, node.range, plain: plain).trimmed()
    return text.isEmpty ? nil : text
  }

  /// Names of the persons or bodies that a key holds.
  func names(_ node: JSONNode?, _ key: String, persons: Bool = false) -> [TracedText] {
    guard let value = node?[key] else { return [] }
    return (value.array ?? [value]).flatMap { item -> [TracedText] in
      if item.string != nil { return [text(item)].compactMap { $0 } }
      let thing = thing(of: item)
      if persons, LinkedData.types(thing).contains(where: { $0.hasSuffix("Organization") }) { return [] }
      if let names = thing["name"]?.array { return names.compactMap { text($0) } }
      return [text(thing, "name")].compactMap { $0 }
    }
  }
}
