internal import CPopplerGLib
public import Provenance
public import Stages

/// PDF, through poppler-glib: a source for each page, then one for each named value.
public enum PDFFormat: Format {
  public static let mediaType = "application/pdf"
  public static let fileExtensions = ["pdf"]

  public static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    let isNamed = name.lowercased().hasSuffix(".pdf")
    guard hasSignature(head.prefix(1024)) else { return isNamed ? .name : .no }
    return isNamed ? .certain : .content
  }

  /// Whether `%PDF-` stands in the bytes (ISO 32000-1, annex H.3.4.1).
  private static func hasSignature(_ head: ArraySlice<UInt8>) -> Bool {
    let signature = Array("%PDF-".utf8)
    guard head.count >= signature.count else { return false }
    for start in head.startIndex...(head.endIndex - signature.count) where head[start] == signature[0] {
      if head[start..<(start + signature.count)].elementsEqual(signature) { return true }
    }
    return false
  }

  /// Opens a file: its pages in order, then Info, XMP, link targets and outline as named sources.
  ///
  /// - Throws: `pdf.encrypted`, `pdf.damaged`.
  public static func open(_ file: SourceFile) throws -> OpenedFile {
    try open(file, PDFOptions(ocr: .never))
  }

  /// What was read from pictures of pages are pages too, after all others.
  static func open(_ file: SourceFile, _ options: PDFOptions) throws -> OpenedFile {
    let document = try PDFFile(file)
    let desk = RecognitionDesk(options)
    let reader = DocumentReader(document, bytes: file.bytes)
    var opened = OpenedFile(sources: [])
    var named = reader.values
    var links: [[LinkArea]] = []
    for number in 1...document.pageCount {
      let page = reader.read(number, desk)
      opened.sources.append(
        Source(
          id: SourceID(number - 1), utf8: page.text.utf8, locator: .page(page.geometry), detail: page.detail))
      opened.pages.append(
        OpenedFile.Page(width: page.geometry.width, height: page.geometry.height, label: page.geometry.label))
      if let problem = page.problem { opened.diagnostics.append(problem) }
      named += page.fields + page.detail.links.compactMap(\.namedTarget)
      links.append(page.detail.links)
    }
    named += OutlineReader.entries(of: document) + FormReader.attachments(of: document)
    for value in named {
      opened.sources.append(
        Source(
          id: SourceID(opened.sources.count), utf8: value.utf8, locator: .whole(value.name), detail: value.detail))
    }
    for (page, number) in desk.sources {
      opened.sources.append(
        page.source(
          id: opened.sources.count, number: number, size: opened.pages[number - 1], links: links[number - 1]))
    }
    opened.diagnostics += desk.diagnostics
    return opened
  }

  /// All of a page; what was read from its picture is no text of the file.
  public static func text(of source: Source) -> [Range<Int>] {
    guard case .page = source.locator, source.count > 0 else { return [] }
    return (source.detail as? PageDetail)?.isRecognized == true ? [] : [source.indices]
  }
}
