internal import CPopplerGLib
public import DocumentModel
public import Provenance
public import Stages

/// Makes a document of a PDF's pages by layout analysis: characters to lines, lines to columns, columns to blocks.
public struct PDFExtractor: Extractor {
  public static let name: StageName = "pdf"
  public static let version = 14
  public static let summary = "PDF: lines, columns, headings, lists and tables from the places of the characters"
  public static var format: any Format.Type { PDFFormat.self }
  public static let remainder = Rule.pdfLayout
  public static var rules: [RuleEntry] { PDFRules.entries }
  public static var libraries: [(name: String, version: String)] {
    [("poppler", String(cString: poppler_get_version()))]
  }

  private let options: PDFOptions

  /// - Throws: `Failure` where a language's name is none.
  public init(options: PDFOptions) throws {
    let isName = { (name: String) in
      !name.isEmpty && name.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0.isDigit || $0 == 0x5F }
    }
    guard (options.languages ?? ["eng"]).allSatisfy(isName), options.languages?.isEmpty != true else {
      throw Failure("pdf.languages", "languages are Tesseract's names, such as eng or deu")
    }
    self.options = options
  }

  public func open(_ file: SourceFile) throws -> OpenedFile { try PDFFormat.open(file, options) }

  public func extract(_ sources: [Source]) throws -> Document {
    let (pages, pictures) = PDFExtractor.pages(sources)
    let values = NamedValues(sources)
    var document = Document()
    var links = LinkMarker(values)
    let layout = DocumentLayout(pages, pictures: pictures)
    let tags = TagWitness(layout)
    let headings = HeadingRanker(layout, outline: OutlineWitness(values.outline), tags: tags)
    var notes = values.notes[...]
    for block in layout.blocks.indices {
      PDFExtractor.write(&notes, before: layout.pages[layout.blocks[block].page].geometry.number, to: &document)
      BlockWriter(layout: layout, headings: headings, tags: tags).write(block, links: &links, to: &document)
    }
    PDFExtractor.write(&notes, before: .max, to: &document)
    for page in layout.pages { page.dropHidden(from: &document) }
    document.links = links.links
    document.images = PictureCaptions(layout, values).images
    document.metadata = values.metadata
    document.facts = values.facts
    let dates = StatedDates(layout)
    document.facts.published = dates.published ?? document.facts.published
    document.facts.modified = dates.modified ?? document.facts.modified
    return document
  }

  /// What is filled in and typed on the pages before one, after their text.
  private static func write(
    _ notes: inout ArraySlice<(page: Int, source: Source)>, before page: Int, to document: inout Document
  ) {
    while let note = notes.first, note.page < page {
      notes.removeFirst()
      var hints = Hints()
      hints.page = note.page
      document.blocks.append(Block(.paragraph(Inline(note.source.quote().trimmed())), hints: hints))
    }
  }

  /// The pages in order; what was read from a page's picture stands in the place of its text. And pictures on pages.
  private static func pages(_ sources: [Source]) -> (pages: [PageText], pictures: [PageText]) {
    let all = sources.compactMap(PageText.init)
    let pages = all.filter { $0.detail.picture == nil }
    let recognized = Set(pages.filter(\.detail.isRecognized).map(\.geometry.number))
    let read = pages.filter { $0.detail.isRecognized || !recognized.contains($0.geometry.number) }
      .sorted { $0.geometry.number < $1.geometry.number }
    return (read, all.filter { $0.detail.picture != nil })
  }
}
