import DocumentModel
import Provenance

/// What kind of page it is, as far as that decides what its content is.
struct MainContentKind {
  /// The page says that it is an article, or holds one and no more.
  let isArticle: Bool
  /// It says so in a way that only pages written on a day use. (`og:type` alone is what some systems write on all pages.)
  let isPost: Bool
  /// One thing to buy.
  let isProduct: Bool
  /// It says so of one thing alone, and not of several in a list.
  let isOffer: Bool
  /// What readers write is the page.
  let isForum: Bool

  init(_ document: Document) {
    var types: [String] = []
    for thing in document.metadata["jsonLd"].map(MainContentKind.things) ?? [] {
      types.append(contentsOf: thing["@type"]?.texts.map(\.string) ?? [])
    }
    let meta = document.metadata["meta"]
    let openGraph = meta?["og:type"]?.texts.map { $0.string.lowercased() } ?? []
    let says = types.contains { $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") }
    let called = openGraph.contains { $0 == "article" || $0 == "blog" }
    isArticle = called || says || document.elements.count { $0.name == "article" } == 1
    isPost = says || called && meta?["article:published_time"] != nil
    isProduct =
      openGraph.contains { $0.hasPrefix("product") } || types.contains { $0 == "Product" || $0 == "ProductGroup" }
    isOffer =
      openGraph.contains { $0.hasPrefix("product") } || types.count { $0 == "Product" || $0 == "ProductGroup" } == 1
    let generator = meta?["generator"]?.texts.map { $0.string.lowercased() } ?? []
    isForum =
      types.contains { $0 == "DiscussionForumPosting" || $0 == "QAPage" }
      || generator.contains { text in MainContentKind.forums.contains { text.mentions($0) } }
      || document.elements.prefix(40).contains { MainContentKind.isForum($0) }
  }

  /// A number for what decides how words in classes are read.
  var number: Int { (isArticle ? 1 : 0) + (isPost ? 2 : 0) + (isProduct ? 4 : 0) + (isForum ? 8 : 0) }

  private static let forums: [StaticString] = [
    "discourse", "phpbb", "vbulletin", "xenforo", "invision", "mybb", "smf", "vanilla", "fluxbb",
  ]

  private static func isForum(_ element: Element) -> Bool {
    element.classes.contains(where: namesForum) || namesForum(element.id)
      || element.name == "body" && element.classes.contains(where: threads.contains)
  }

  /// What bodies of threads are called by software that does not name itself: Invision.
  private static let threads: Set<String> = ["ipsApp"]

  private static func namesForum(_ label: String) -> Bool {
    label.utf8.count < 60 && mayNameForum(label)
      && MainContentLabels.split(label).contains {
        ["forum", "forums", "phpbb", "viewtopic", "vbulletin", "xenforo", "discourse", "showthread", "xf"].contains(
          $0)
      }
  }

  /// Whether a label holds the beginning of one of the words: few do.
  private static func mayNameForum(_ label: String) -> Bool {
    var before: UInt8 = 0
    for byte in label.utf8 {
      let lower = byte | 0x20
      switch (before, lower) {
      case (UInt8(ascii: "f"), UInt8(ascii: "o")), (UInt8(ascii: "p"), UInt8(ascii: "h")),
        (UInt8(ascii: "v"), UInt8(ascii: "i")), (UInt8(ascii: "v"), UInt8(ascii: "b")),
        (UInt8(ascii: "x"), UInt8(ascii: "e")), (UInt8(ascii: "x"), UInt8(ascii: "f")),
        (UInt8(ascii: "d"), UInt8(ascii: "i")), (UInt8(ascii: "s"), UInt8(ascii: "h")):
        return true
      default: before = lower
      }
    }
    return false
  }

  private static func items(_ metadata: Metadata) -> [Metadata] {
    if case .list(let items) = metadata { return items }
    return [metadata]
  }

  /// A thing or several, and those in their graphs.
  static func things(_ node: Metadata) -> [Metadata] {
    items(node).flatMap { script in items(script).flatMap { [$0] + ($0["@graph"].map(items) ?? []) } }
  }
}
