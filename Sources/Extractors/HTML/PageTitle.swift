import DocumentModel
import Provenance

/// A page's title: the heading that its metadata confirm, or what its metadata say, without the name of its site.
///
/// Sites give the largest heading to slogans, to section names and to themselves. So a heading is the page's title where
/// the title element, OpenGraph or the headline of its JSON-LD spell it, or most of it.
struct PageTitle {
  /// Headings of the first level, those that only name the site apart.
  private let headings: [TracedText]
  /// What a part of a title may be known by: headings of the first two levels.
  private let spellings: Set<FoldedText>
  private let site: SiteName
  /// The page is its site's first: its title says the site's name and what it is.
  private let isHome: Bool

  init(headings: [(level: Int, text: TracedText)], site: SiteName, isHome: Bool) {
    self.site = site
    self.isHome = isHome
    self.headings = Array(
      headings.lazy.filter { $0.level == 1 && $0.text.count > 2 && !site.isNamed(by: $0.text.utf8[...]) }.map(\.text)
        .prefix(5))
    spellings = Set(headings.filter { $0.level <= 2 }.map { FoldedText($0.text) }.filter { !$0.isEmpty })
  }

  /// What a page's metadata give for a title, the more deliberate first.
  struct Candidates {
    var element: TracedText?
    var openGraph: TracedText?
    var headline: TracedText?
    var other: TracedText?
    /// The page calls itself an article.
    var isArticle = false
    /// The page states facts of a project.
    var isOfFacts: () -> Bool = { false }
  }

  func best(_ candidates: Candidates) -> TracedText? {
    let element = candidates.element.map { proper($0) }
    let openGraph = candidates.openGraph.map { proper($0) }
    if isHome, let title = homeTitle(candidates) ?? element ?? openGraph { return title }
    let stated = [openGraph, element, candidates.headline, candidates.other].compactMap { $0 }
    if let spelled = heading(spelledBy: stated) { return spelled }
    if let spelled = stated.first(where: { $0.count >= 10 && spellings.contains(FoldedText($0)) }) { return spelled }
    if let heading = heading(sharedBy: candidates) ?? heading(beside: candidates, element) { return heading }
    return stated.first { !site.isNamed(by: $0.utf8[...]) } ?? headings.first ?? stated.first
  }

  /// On a site's first page: what OpenGraph says, where it is the largest heading, or what the title element begins with.
  private func homeTitle(_ candidates: Candidates) -> TracedText? {
    guard let title = candidates.openGraph, !site.isNamed(by: title.utf8[...]) else { return nil }
    let folded = FoldedText(title)
    if headings.contains(where: { FoldedText($0) == folded }) { return title }
    guard let element = candidates.element, let first = TitleParts(element.utf8).ranges.first,
      first.upperBound < element.count
    else { return nil }
    return FoldedText(element.utf8[first]) == folded ? title : nil
  }

  private func heading(spelledBy stated: [TracedText]) -> TracedText? {
    let spellings = Set(stated.map { FoldedText($0) })
    return headings.first { spellings.contains(FoldedText($0)) }
  }

  /// The only heading, where the metadata have its words: three in ten suffice on an article, whose metadata are often
  /// written anew for search engines; elsewhere eight in ten.
  private func heading(sharedBy candidates: Candidates) -> TracedText? {
    guard headings.count == 1 else { return nil }
    let words = WordSet(headings[0])
    guard words.count >= 2 else { return nil }
    // A title of one word says what the site is called.
    if words.count > 2, !isHome, candidates.openGraph == nil, let element = candidates.element,
      WordSet(proper(element)).count == 1
    {
      return headings[0]
    }
    let shared = [candidates.element, candidates.openGraph].compactMap { $0 }.map { words.shared(with: WordSet($0)) }
    guard let most = shared.max() else { return nil }
    guard most * 10 >= words.count * (candidates.isArticle ? 3 : 8) else { return nil }
    return candidates.element.flatMap { labelled(by: headings[0], proper($0)) } ?? headings[0]
  }

  /// The only heading, where it goes on behind the title (“Coastal Shield: how mangroves grow back”), where the title says no more than what
  /// kind of page it is; or where the two share no word on a page of a project's facts: its title is its site's slogan then.
  private func heading(beside candidates: Candidates, _ title: TracedText?) -> TracedText? {
    guard !isHome, headings.count == 1, let title else { return nil }
    let heading = headings[0]
    if title.count >= 10, heading.utf8.starts(with: title.utf8),
      let next = heading.utf8[title.count...].first(where: { $0 > 0x20 }), ":(,".utf8.contains(next) || next == 0xE2
    {
      return heading
    }
    // The title has the project's number before a colon: “FP187: Peatlands”.
    if let colon = title.utf8.prefix(16).firstIndex(of: UInt8(ascii: ":")), colon > 0,
      title.utf8[..<colon].contains(where: { (0x30...0x39).contains($0) }), !title.utf8[..<colon].contains(0x20),
      case let rest = title.utf8[(colon + 1)...].drop(while: { $0 == 0x20 }), rest.count >= 10,
      heading.utf8.starts(with: rest)
    {
      return heading
    }
    let words = WordSet(heading)
    guard words.count >= 2 else { return nil }
    if PageTitle.isKind(title)
      || PageTitle.acronym(heading).map({ PageTitle.names(element: candidates.element, $0) }) ?? false
    {
      return heading
    }
    guard let element = candidates.element, words.shared(with: WordSet(element)) == 0,
      candidates.openGraph.map({ words.shared(with: WordSet($0)) == 0 }) ?? true
    else { return nil }
    return candidates.isOfFacts() ? heading : nil
  }

  /// The word in capitals that a heading has before a colon or a dash: “SAVANES: fires and carbon”.
  private static func acronym(_ heading: TracedText) -> ArraySlice<UInt8>? {
    let word = heading.utf8.prefix { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    let rest = heading.utf8[word.endIndex...].drop { $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    guard word.count >= 4, let mark = rest.first, mark == UInt8(ascii: ":") || mark == 0xE2 else { return nil }
    return word
  }

  private static func names(element: TracedText?, _ word: ArraySlice<UInt8>) -> Bool {
    element?.utf8.split { !(0x30...0x39).contains($0) && !(0x41...0x5A).contains($0 & 0xDF) }
      .contains { $0.elementsEqual(word) } ?? false
  }

  /// Whether a title is made of words that any page of its kind may bear: “Project details”.
  private static func isKind(_ title: TracedText) -> Bool {
    guard title.count <= 40 else { return false }
    let words = title.string.lowercased().split { !$0.isLetter }
    return !words.isEmpty && words.allSatisfy { kinds.contains(String($0)) }
  }

  private static let kinds: Set<String> = [
    "project", "projects", "detail", "details", "page", "view", "untitled", "document", "index", "programme", "the",
    "our",
    "projekt", "projekte", "projektdetail", "projektdetails", "seite", "unsere", "projet", "projets", "nos", "fiche",
    "proyecto",
    "proyectos", "ficha", "del", "projeto", "projetos", "progetto", "progetti", "scheda", "проект", "проекты",
  ]

  /// The title in a heading that says what it is before: “Thread: How deep are the wells?”.
  private func labelled(by heading: TracedText, _ title: TracedText) -> TracedText? {
    let start = heading.count - title.count
    guard start > 1, title.count >= 10, heading.utf8[start...].elementsEqual(title.utf8),
      heading[0..<start].trimmed().utf8.last == UInt8(ascii: ":")
    else { return nil }
    return heading[start..<heading.count]
  }

  /// A title without the site's name.
  func proper(_ title: TracedText) -> TracedText {
    if spellings.contains(FoldedText(title)) { return title }
    let parts = TitleParts(title.utf8)
    guard parts.ranges.count > 1 else { return title }
    if let heading = span(in: title, parts.ranges) { return heading }
    var low = 0
    var high = parts.ranges.count
    // A site's name may hold a mark of its own.
    if let start = (1..<high).first(where: {
      site.isNamed(by: title.utf8[parts.ranges[$0].lowerBound..<parts.ranges[high - 1].upperBound])
    }), high - start <= 3 {
      high = start
    }
    while high - low > 1, site.isNamed(by: title.utf8[parts.ranges[high - 1]]) { high -= 1 }
    while !isHome, high - low > 1, site.isNamed(by: title.utf8[parts.ranges[low]]) { low += 1 }
    // What stands behind the last bar is the site, or a part of it.
    if !isHome, high - low > 1, parts.isBar[high - 2] { high -= 1 }
    return title[parts.ranges[low].lowerBound..<parts.ranges[high - 1].upperBound]
  }

  /// The parts side by side that a heading of the page spells.
  private func span(in title: TracedText, _ parts: [Range<Int>]) -> TracedText? {
    guard parts.count <= 12 else { return nil }
    for length in (1..<parts.count).reversed() {
      for start in 0...(parts.count - length) {
        let range = parts[start].lowerBound..<parts[start + length - 1].upperBound
        if spellings.contains(FoldedText(title.utf8[range])), !site.isNamed(by: title.utf8[range]) {
          return title[range]
        }
      }
    }
    return nil
  }
}
