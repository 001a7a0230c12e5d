public import DocumentModel
public import Provenance
public import Stages
import XMLText
import ZipFiles

/// Word documents as they read with all tracked changes accepted.
public struct DOCXExtractor: Extractor {
  public static let name: StageName = "docx"
  public static let version = 1
  public static let summary = "Word documents: headings, lists, tables, links and notes, tracked changes accepted."
  public static var format: any Format.Type { DOCXFormat.self }
  public static var remainder: Rule { .docxRemainder }
  public static var libraries: [(name: String, version: String)] { [("libzip", ZipArchive.version)] }
  public static var rules: [RuleEntry] { DOCXRules.entries + XMLEntities.rules }

  public init(options: NoOptions) {}

  public func extract(_ sources: [Source]) throws -> Document {
    let properties = try DOCXProperties(sources)
    var story = DocumentStory(sources)
    try story.read()
    var document = Document(
      metadata: properties.metadata, facts: properties.facts, blocks: story.blocks, links: story.links,
      images: story.images)
    document.dropped = story.dropped
    for source in sources { dropBeside(source, from: &document) }
    guard !document.blocks.isEmpty else {
      throw Failure(
        "docx.empty", "the document holds no text", advice: "its pages may be pictures: use OCR on a PDF of it")
    }
    return document
  }

  private func dropBeside(_ source: Source, from document: inout Document) {
    let rule: Rule
    switch source.detail as? DOCXPart {
    case .margin: rule = .docxMargin
    case .comments: rule = .docxComment
    default: return
    }
    for range in DOCXFormat.text(of: source) { document.dropped.append(Dropped(source.quote(range), by: rule)) }
  }
}
