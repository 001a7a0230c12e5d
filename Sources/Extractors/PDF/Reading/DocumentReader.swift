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

  private func leaveOutHidden(_ page: OpaquePointer, _ reader: inout PageReader) {
    reader.detail.hidden = HiddenText(reader).scalars(page)
    let count = reader.detail.hidden.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    reader.problem = OpenedFile.FileDiagnostic(
      "pdf.hidden-text", "\(count) characters that nobody sees are left out", page: reader.geometry.number)
  }

  private func readFields(_ page: OpaquePointer, _ number: Int, _ reader: inout PageReader) {
    FormReader.fields(of: page, number: number, into: &reader.fields, names: &fieldNames)
    for var field in drawings?.fieldTexts(page: number) ?? [] where fieldNames.insert(field.name).inserted {
      field.detail = PageNote(page: number)
      reader.fields.append(field)
    }
  }

  /// What tags say of text and of pictures.
  private func lookAtTags(_ reader: inout PageReader) {
    let number = reader.geometry.number
    reader.detail.pictures = ShownPicture.pictures(reader.geometry, reader.detail.drawing)
    guard let drawings else { return }
    reader.detail.tags = drawings.tagMarks(of: reader.detail.drawing, page: number)
    reader.detail.drawing.marks = []
    for index in reader.detail.pictures.indices {
      guard let text = drawings.alternative(of: reader.detail.pictures[index], page: number),
        text.contains(where: { $0 > 0x20 })
      else { continue }
      let name = "pdf:figure/\(number)/\(index + 1)"
      reader.detail.pictures[index].alternative = name
      reader.fields.append(NamedValue(name: name, utf8: text))
    }
  }

  /// A page from 1 on, looked at by the desk.
  func read(_ number: Int, _ desk: RecognitionDesk) -> PageReader {
    PageReader.read(document, number: number) { page, reader in
      reader.detail.hasTaggedItems = hasTaggedItems
      if let drawings, VerticalText.isLikely(reader) {
        VerticalText.mend(&reader, fonts: drawings.verticalFonts(page: number))
      }
      if mayHaveFields { readFields(page, number, &reader) }
      if mayHaveFreeText { reader.fields += FormReader.freeTexts(of: page, number: number) }
      reader.detail.drawing = drawings?.drawing(of: reader.geometry) ?? PageDrawing()
      lookAtTags(&reader)
      leaveOutHidden(page, &reader)
      desk.look(at: page, number: number, reader, drawings)
    }
  }
}
