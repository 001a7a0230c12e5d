public import DocumentModel
import HTMLContent
public import Provenance
public import Stages

/// Web pages, all their visible blocks with exact places.
public struct HTMLExtractor: Extractor {
  public static var name: StageName { "html" }
  public static var version: Int { 13 }
  public static var summary: String { "Web pages: blocks, links, images and metadata with their bytes." }
  public static var format: any Format.Type { HTMLFormat.self }
  public static var remainder: Rule { .htmlRemainder }
  public static var rules: [RuleEntry] {
    HTMLRules.entries + ValueRules.entries + [
      RuleEntry(.htmlRemainder, .removal, "Text of the page that is in no block and no metadata."),
      RuleEntry(
        .htmlDayFirst, .spelling(DateSpelling.dayFirst), "A date of three numbers, the day first, is in ISO 8601."),
      RuleEntry(
        .htmlMonthFirst, .spelling(DateSpelling.monthFirst), "A date of three numbers, the month first, is in ISO 8601."
      ),
    ]
  }

  public init(options: NoOptions) {}

  public func extract(_ sources: [Source]) throws -> Document { try extract(sources, with: .all) }

  public func extract(_ sources: [Source], with parts: DocumentParts) throws -> Document {
    guard let source = sources.first else { throw Failure("html.empty", "the page is empty") }
    let page = HTMLPage.read(source)
    guard !page.blocks.isEmpty else {
      throw Failure("html.empty", "the page holds no text", advice: "if scripts write it, save it from a browser")
    }
    let metadata = PageMetadata(page, source)
    let facts = PageFacts(metadata, page)
    var document = Document(
      metadata: metadata.metadata, facts: parts.contains(.facts) ? facts.facts : facts.titleFacts, blocks: page.blocks,
      links: page.links,
      images: page.images, elements: page.elements)
    document.dropped = page.dropped
    if ScriptedPage.isPlaceholder(page) {
      document.diagnostics.append(
        Diagnostic(.warning, "html.scripted", "the page holds little but a notice that scripts write it"))
    }
    let base = PageBase(page, source, metadata, own: document.facts.url, given: sources.dropFirst().first)
    if parts.contains(.addresses) { base.resolve(&document) }
    return document
  }
}

extension Rule {
  /// Text of the page that is in no block and no metadata.
  public static let htmlRemainder = Rule("html.remainder")
}
