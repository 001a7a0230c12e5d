import DocumentModel
import HTMLContent
import JSONText
import Provenance
import Stages

/// What a page's metadata says of the page. Where two places disagree, the more deliberate one wins; unsure means absent.
struct PageFacts {
  private let metadata: PageMetadata
  private let page: HTMLPage
  private let linked: LinkedData

  init(_ metadata: PageMetadata, _ page: HTMLPage) {
    self.metadata = metadata
    self.page = page
    let titles = [metadata.title, metadata.values("og:title").first].compactMap { $0 }
    linked = LinkedData(metadata.jsonLD, metadata.source, titles: titles)
  }

  /// The title, and what it takes to find it.
  var titleFacts: Facts {
    var facts = Facts()
    facts.publisher = publisher
    facts.url = url
    facts.title = title(
      SiteName(names(facts) + PageFacts.shownNames(page), host: host(of: facts.url)), isHome: isHome(facts.url))
    facts.isTitleSure = facts.title != nil
    facts.language = language
    return facts
  }

  var facts: Facts {
    var facts = titleFacts
    let heading = PageByline.heading(page.blocks, title: facts.title)
    let forms = PageDateForms(page, language: metadata.language, locale: first(["og:locale"]))
    let signs = PageSigns(page, metadata.source, forms, heading: heading.flatMap { page.blocks[$0].hints.element })
    let byline = PageByline(page, signs, forms, title: facts.title)
    let dates = PageDates(metadata, linked, signs, byline, forms, url: facts.url)
    facts.published = dates.published
    facts.modified = dates.modified(shown: PageChange(page, forms))
    facts.authors = PageAuthors(metadata, linked, signs, byline, siteNames: statedNames).names
    facts.summary =
      first(["description", "og:description", "dc.description", "twitter:description"])
      ?? linked.text(linked.article, "description")
    facts.keywords = keywords
    facts.license = license
    return facts
  }

  private func names(_ facts: Facts) -> [TracedText] { [facts.publisher].compactMap { $0 } + siteNames }

  /// What the page says its site is called. One who publishes on their own may be called so as well.
  private var statedNames: [TracedText] { [site].compactMap { $0 } + siteNames }

  /// The first value of the first name that has one.
  private func first(_ names: [String]) -> TracedText? {
    for name in names { if let value = metadata.values(name).first { return value } }
    return nil
  }

  private var publisher: TracedText? { site ?? first(["publisher"]) }

  private var site: TracedText? {
    first(["og:site_name"]) ?? linked.names(linked.article, "publisher").first
      ?? linked.names(linked.page, "publisher").first
      ?? first(["dc.publisher", "dcterms.publisher", "citation_publisher"])
  }

  private var siteNames: [TracedText] {
    [
      linked.text(linked.site, "name"), linked.names(linked.page, "publisher").first,
      first(["application-name", "apple-mobile-web-app-title"]),
    ].compactMap { $0 }
  }

  private func title(_ site: SiteName, isHome: Bool) -> TracedText? {
    let headings = page.blocks.compactMap { block -> (level: Int, text: TracedText)? in
      if case .heading(let level, let text) = block.content, level <= 2 { (level, text.text) } else { nil }
    }
    var candidates = PageTitle.Candidates()
    candidates.element = metadata.title
    candidates.openGraph = first(["og:title"])
    candidates.headline = linked.text(linked.article, "headline")
    candidates.other =
      linked.text(linked.page, "name") ?? first(["twitter:title", "dc.title", "dcterms.title", "title"])
    candidates.isOfFacts = { [page] in PageFacts.statesFacts(page) }
    let type = first(["og:type"])?.string.lowercased()
    candidates.isArticle = type == "article" || type == "blog" || candidates.headline != nil
    let headlines = metadata.properties.filter { $0.name == "headline" }
    if candidates.headline == nil, candidates.openGraph == nil, headlines.count == 1 {
      candidates.headline = headlines[0].value
    }
    return PageTitle(headings: headings, site: site, isHome: isHome).best(candidates)
  }

  /// Whether an address has no path.
  private func isHome(_ url: TracedText?) -> Bool {
    guard let url, let start = url.string.range(ofSlashes: 2) else { return false }
    let path = url.utf8[start...].drop { $0 != UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "?") }
    return path.allSatisfy { $0 == UInt8(ascii: "/") }
  }

  /// The host's name proper in letters and digits: `usaid` of `www.usaid.gov`.
  private func host(of url: TracedText?) -> [UInt8] {
    guard let url, let start = url.string.range(ofSlashes: 2) else { return [] }
    let labels = url.utf8[start...].prefix { $0 != UInt8(ascii: "/") }.split(separator: UInt8(ascii: "."))
    guard labels.count >= 2 else { return [] }
    return FoldedText(labels.dropLast().max { $0.count < $1.count } ?? []).letters
  }

  private var language: TracedText? {
    let value = metadata.language ?? first(["content-language", "dc.language", "language"])
    guard let value, value.count <= 35, value.utf8.allSatisfy({ $0 == 0x2D || $0 < 0x80 && $0 > 0x2F }) else {
      return nil
    }
    return value
  }

  private var url: TracedText? {
    let candidates = [
      metadata.links.first { $0.relation == "canonical" }?.target, first(["og:url"]),
      linked.text(linked.article, "url"),
      PageBase.savedFrom(page, metadata.source),
    ]
    return candidates.compactMap { $0 }.first { URLReference.isAbsolute($0.utf8) }
  }

  private var keywords: [TracedText] {
    var found: [TracedText] = []
    for text in metadata.values("article:tag") + metadata.values("keywords") + metadata.values("news_keywords") {
      for piece in text.split(by: UInt8(ascii: ",")) where !found.contains(where: { $0.utf8 == piece.utf8 }) {
        found.append(piece)
      }
    }
    return Array(found.prefix(64))
  }

  private var license: TracedText? {
    metadata.links.first { $0.relation == "license" }?.target ?? linked.text(linked.article, "license")
      ?? linked.text(linked.page, "license") ?? first(["dcterms.license", "dc.rights.license", "licence"])
  }
}

extension TracedText {
  /// The pieces between a byte, without white space at their ends; none is empty.
  func split(by mark: UInt8) -> [TracedText] {
    var pieces: [TracedText] = []
    var start = 0
    for index in 0...count where index == count || utf8[index] == mark {
      let piece = self[start..<index].trimmed()
      if !piece.isEmpty { pieces.append(piece) }
      start = index + 1
    }
    return pieces
  }
}

extension String {
  /// The offset after so many slashes in a row, in UTF-8.
  fileprivate func range(ofSlashes count: Int) -> Int? {
    let bytes = Array(utf8)
    return bytes.indices.first {
      $0 + count <= bytes.count && bytes[$0..<($0 + count)].allSatisfy { $0 == UInt8(ascii: "/") }
    }.map { $0 + count }
  }
}
