public import DocumentModel
import HTMLContent
public import Provenance
public import Stages
import XMLText
import ZipFiles

/// Books: the content documents of the spine in order, with the package's metadata.
public struct EPUBExtractor: Extractor {
  public static let name: StageName = "epub"
  public static let version = 3
  public static let summary = "EPUB books: the documents of the spine and the package's metadata."
  public static var format: any Format.Type { EPUBFormat.self }
  public static var remainder: Rule { .epubRemainder }
  public static var libraries: [(name: String, version: String)] { [("libzip", ZipArchive.version)] }
  public static var rules: [RuleEntry] {
    HTMLRules.entries + XMLEntities.rules + [
      RuleEntry(.epubNavigation, .removal, "The table of contents of a book is no content."),
      RuleEntry(.epubRemainder, .removal, "Text of the book that is in no block and no metadata."),
    ]
  }

  public init(options: NoOptions) {}

  public func extract(_ sources: [Source]) throws -> Document {
    guard let first = sources.first, case .bytes(_, let part?) = first.locator else {
      throw Failure("epub.empty", "the book is empty")
    }
    let facts = EPUBFacts(package: try EPUBPackage(first, name: String(part.dropFirst(4))))
    var document = Document(metadata: facts.metadata, facts: facts.facts)
    for source in sources {
      switch source.detail as? EPUBPart {
      case .content: BookPage(HTMLPage(source, isXML: true)).append(to: &document)
      case .navigation: dropNavigation(source, from: &document)
      case .package, nil: continue
      }
    }
    guard !document.blocks.isEmpty else {
      throw Failure("epub.empty", "the book holds no text", advice: "its pages may be pictures: use OCR on a PDF of it")
    }
    return document
  }

  private func dropNavigation(_ source: Source, from document: inout Document) {
    for range in EPUBFormat.text(of: source) {
      document.dropped.append(Dropped(source.quote(range), by: .epubNavigation))
    }
  }
}

extension Rule {
  /// The table of contents of a book is no content.
  static let epubNavigation = Rule("epub.navigation")
  /// Text of the book that is in no block and no metadata.
  static let epubRemainder = Rule("epub.remainder")
}
