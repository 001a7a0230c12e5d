internal import CPopplerGLib
internal import Provenance
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
    let document = try PDFFile(file)
    var opened = OpenedFile(sources: [])
    var named: [NamedValue] = InfoReader.values(of: document, bytes: file.bytes)
    named += XMPReader.values(of: document.xmp)
    let drawings = FileDrawing(file.bytes, pageCount: document.pageCount)
    let hasTaggedItems = TagHint.hasListItems(file.bytes)
    for number in 1...document.pageCount {
      var page = PageReader.read(document, number: number)
      page.detail.hasTaggedItems = hasTaggedItems
      page.detail.drawing = drawings?.drawing(of: page.geometry) ?? PageDrawing()
      opened.sources.append(
        Source(
          id: SourceID(number - 1), utf8: page.text.utf8, locator: .page(page.geometry), detail: page.detail))
      opened.pages.append(
        OpenedFile.Page(width: page.geometry.width, height: page.geometry.height, label: page.geometry.label))
      if let problem = page.problem { opened.diagnostics.append(problem) }
      named += page.detail.links.compactMap(\.namedTarget)
    }
    named += OutlineReader.entries(of: document)
    for value in named {
      opened.sources.append(
        Source(
          id: SourceID(opened.sources.count), utf8: value.utf8, locator: .whole(value.name), detail: value.detail))
    }
    return opened
  }
}
