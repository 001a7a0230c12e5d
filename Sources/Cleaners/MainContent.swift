public import DocumentModel
public import Provenance
public import Stages

/// Keeps a page's main content and drops what the site puts around it.
///
/// By what the page says of itself first (landmarks, roles, the names of its elements), then by where its running text is.
public struct MainContent: Cleaner {
  public static var name: StageName { "main-content" }
  public static var version: Int { 12 }
  public static var summary: String { "Drops navigation, banners, footers and the like from web pages." }
  public static var reads: DocumentParts { [] }
  public static var mediaTypes: [String]? { ["text/html"] }
  public static var rules: [RuleEntry] { MainContentRules.entries }

  public init(options: NoOptions) {}

  public func clean(_ document: Document) throws -> Document {
    MainContent.judged(document).result()
  }

  /// For each block the rule by which it is no content; nil is content.
  public static func decisions(_ document: Document) -> [Rule?] { judged(document).rules }

  /// How many bytes of a block's text are links.
  public static func linkedBytes(_ block: Block) -> Int { MainContentMeasure(block).linked }

  private static func judged(_ document: Document) -> MainContentPage {
    var page = MainContentPage(document)
    page.rule(byElement: page.elementRules())
    page.ruleOutSections()
    page.filterBlocks()
    page.sum()
    if let root = page.root() {
      page.keepInside(root)
      page.takeBackHeading()
      page.takeBackLead()
      page.takeBackQuestions()
    }
    page.dropLinkRuns()
    page.dropTeasers()
    page.trimEdges()
    page.trimFrame()
    page.dropOrphanHeadings()
    page.dropRepeats()
    page.dropTitles()
    page.dropSubtitles()
    page.dropQuotesOfItself()
    page.dropCards()
    page.takeStatedText()
    page.takeBackFacts()
    page.takeBackBesideFacts()
    page.takeBackNamedFacts()
    page.takeBackRestOfFacts()
    page.takeBackContacts()
    page.takeBackNotes()
    return page
  }
}

extension MainContentPage {
  /// Rules out what stands outside an element.
  mutating func keepInside(_ root: Int) {
    for (index, block) in document.blocks.enumerated() where rules[index] == nil {
      guard let element = block.hints.element, isInside(element, root) else {
        rules[index] = .htmlBoilerplate
        continue
      }
    }
  }

  /// The document without the blocks that are ruled out, and without their links and images.
  func result() -> Document {
    var result = document
    var kept: [Block] = []
    kept.reserveCapacity(document.blocks.count)
    for (index, block) in document.blocks.enumerated() {
      if let rule = rules[index] {
        for text in block.texts where !text.isEmpty { result.dropped.append(Dropped(text, by: rule)) }
      } else {
        kept.append(block)
      }
    }
    result.blocks = stated + kept
    if result.facts.displayTitle == nil { result.facts.displayTitle = lostHeading(kept) }
    MainContentReferences.prune(&result)
    return result
  }

  /// The page's main heading, where it stands outside the main part.
  private func lostHeading(_ kept: [Block]) -> TracedText? {
    func isMain(_ block: Block) -> TracedText? {
      if case .heading(1, let text) = block.content { text.text } else { nil }
    }
    guard !kept.contains(where: { isMain($0) != nil }) else { return nil }
    let headings = document.blocks.compactMap(isMain)
    return headings.count == 1 ? headings[0] : nil
  }
}
