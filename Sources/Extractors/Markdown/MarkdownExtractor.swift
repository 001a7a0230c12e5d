public import DocumentModel
import FrontMatter
import HTMLContent
public import Provenance
public import Stages

/// Makes blocks of Markdown: CommonMark with GitHub's tables, strikethrough, autolinks, task lists, and footnotes.
public struct MarkdownExtractor: Extractor {
  public static let name: StageName = "markdown"
  public static let version = 5
  public static let summary = "Markdown by cmark-gfm, each character with its exact place."
  public static var rules: [RuleEntry] { MarkdownRules.entries + FrontMatterRules.entries + HTMLRules.entries }
  public static var format: any Format.Type { MarkdownFormat.self }
  public static var remainder: Rule { .markdownSyntax }
  public static var libraries: [(name: String, version: String)] {
    [("cmark-gfm", CmarkTree.version)]
  }

  public init(options: NoOptions) {}

  public func extract(_ sources: [Source]) throws -> Document {
    guard let source = sources.first else { return Document() }
    let head = FrontMatter.read(source)
    var document = try extract(source, body: head.body, base: LinkBase(in: sources)).document
    document.metadata = head.metadata
    if let failure = head.failure {
      document.diagnostics.append(Diagnostic(.warning, "front-matter.unreadable", failure.reason))
    }
    return document
  }

  /// The document of a body, and how many of cmark's texts have their exact place and how many only their block's.
  func extract(_ source: Source, body: Range<Int>, base: LinkBase?) throws -> (
    document: Document, located: Int, unlocated: Int
  ) {
    try TableSize.check(source.utf8, in: body)
    let tags = TemplateTags(source.utf8, in: body)
    let lines = SourceLines(tags.text, in: body)
    let media = Media()
    let reading = Reading(
      source: source, text: tags.text, lines: lines, definitions: ReferenceDefinitions(source, tags.text, lines),
      media: media)
    let blocks = try blocks(of: reading, in: body)
    var document = Document(blocks: blocks, links: media.links, images: media.images)
    document.dropped = media.dropped
    var dialect = Dialect(tags: tags, source: source)
    dialect.apply(to: &document)
    base?.resolve(&document.links)
    base?.resolve(&document.images)
    return (document, media.locatedCount, media.unlocatedCount)
  }

  private func blocks(of reading: Reading, in body: Range<Int>) throws -> [Block] {
    let references = UnreferencedFootnotes.references(in: reading.text, body)
    let text = references.isEmpty ? reading.text : reading.text[..<body.upperBound] + references
    return try text.withUnsafeBufferPointer { bytes in
      let part = body.lowerBound..<(body.upperBound + references.count)
      guard let tree = CmarkTree(parsing: UnsafeBufferPointer(rebasing: bytes[part])) else {
        throw Failure("markdown.memory", "too large to parse")
      }
      return withExtendedLifetime(tree) {
        var reader = BlockReader(reading)
        return reader.read(tree.root)
      }
    }
  }
}
