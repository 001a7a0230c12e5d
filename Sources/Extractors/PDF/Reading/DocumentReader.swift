internal import Provenance
internal import Stages

/// Reads what a document has besides its pages, and its pages one by one.
final class DocumentReader {
  /// Info, XMP, the language.
  let values: [NamedValue]

  private let document: PDFFile
  private let drawings: FileDrawing?
  private let hasTaggedItems: Bool
  private let mayHaveFields: Bool
  private let mayHaveFreeText: Bool
  private var fieldNames = Set<String>()

  init(_ document: PDFFile, bytes: [UInt8]) {
    self.document = document
    drawings = FileDrawing(bytes, pageCount: document.pageCount)
    let names = NamesInClear(bytes)
    hasTaggedItems = names.hasListItems
    mayHaveFields = names.mayHaveForm
    mayHaveFreeText = names.mayHaveFreeText
    values =
      InfoReader.values(of: document, bytes: bytes) + XMPReader.values(of: document.xmp)
      + [CatalogLanguage.value(in: bytes)].compactMap { $0 }
  }

  /// A page from 1 on, looked at by the desk.
  func read(_ number: Int, _ desk: RecognitionDesk) -> PageReader {
    PageReader.read(document, number: number) { page, reader in
      reader.detail.hasTaggedItems = hasTaggedItems
      if mayHaveFields { FormReader.fields(of: page, number: number, into: &reader.fields, names: &fieldNames) }
      if mayHaveFreeText { reader.fields += FormReader.freeTexts(of: page, number: number) }
      reader.detail.drawing = drawings?.drawing(of: reader.geometry) ?? PageDrawing()
      desk.look(at: page, number: number, reader, drawings)
    }
  }
}
