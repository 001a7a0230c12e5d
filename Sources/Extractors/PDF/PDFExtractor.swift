internal import CPopplerGLib
public import DocumentModel
public import Provenance
public import Stages

/// Makes a document of a PDF's pages by layout analysis: characters to lines, lines to columns, columns to blocks.
public struct PDFExtractor: Extractor {
  public static let name: StageName = "pdf"
  public static let version = 1
  public static let summary = "PDF: lines, columns, headings, lists and tables from the places of the characters"
  public static var format: any Format.Type { PDFFormat.self }
  public static let remainder = Rule.pdfLayout
  public static var rules: [RuleEntry] { PDFRules.entries }
  public static var libraries: [(name: String, version: String)] {
    [("poppler", String(cString: poppler_get_version()))]
  }

  public init(options: NoOptions) throws {}

  public func extract(_ sources: [Source]) throws -> Document {
    let pages = sources.compactMap(PageText.init)
    let values = NamedValues(sources)
    var document = Document()
    var links = LinkMarker(values)
    let layout = DocumentLayout(pages)
    let headings = HeadingRanker(layout)
    for block in layout.blocks.indices {
      BlockWriter(layout: layout, headings: headings).write(block, links: &links, to: &document)
    }
    document.links = links.links
    document.metadata = values.metadata
    document.facts = values.facts
    return document
  }
}
