import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages
import Testing

/// A page with text, a picture of a table, a photograph and a picture of a chart: as greys, and as JPEG and ink that only a mask
/// lets through, and with the table in white on black.
@Suite struct PictureTextTests {
  static let pages = ["pictures.pdf", "pictures-mask-jpeg.pdf", "pictures-dark.pdf"]

  private func read(_ mode: PDFOptions.Recognition, _ name: String) throws -> (opened: OpenedFile, document: Document) {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
    let extractor = try PDFExtractor(options: PDFOptions(ocr: mode))
    let opened = try extractor.open(SourceFile(key: name, bytes: [UInt8](try Data(contentsOf: file))))
    return (opened, try extractor.extract(opened.sources))
  }

  @Test(arguments: [PDFOptions.Recognition.never, .pages]) func picturesAreNotReadUnlessWanted(
    _ mode: PDFOptions.Recognition
  ) throws {
    let (opened, document) = try read(mode, Self.pages[0])
    #expect(opened.diagnostics.isEmpty)
    #expect(document.blocks.flatMap(Reading.lines).count == 4)
  }

  @Test(arguments: pages) func aPictureOfATableIsATableInItsPlace(_ name: String) throws {
    let (opened, document) = try read(.auto, name)
    // Without Tesseract a picture is a picture.
    guard !opened.diagnostics.isEmpty else { return }
    #expect(opened.diagnostics.map(\.code) == ["pdf.ocr", "pdf.ocr"])
    let lines = document.blocks.flatMap(Reading.lines)
    #expect(lines[0] == "# Seed that bears dry years")
    #expect(lines[2...7].contains("| North shore | 22 | 3875 | 2016"))
    #expect(lines[8].hasPrefix("The hills behind the shore"))
    for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
  }

  @Test(arguments: pages) func theWordsOfAChartAreOneParagraphWithoutItsNumbers(_ name: String) throws {
    let (opened, document) = try read(.auto, name)
    guard !opened.diagnostics.isEmpty else { return }
    let lines = document.blocks.flatMap(Reading.lines)
    #expect(lines[9] == "Maize Sorghum Cow peas")
    #expect(lines[10].hasPrefix("Seed was lent"))
    let box = try #require(document.blocks.first { Reading.lines($0) == [lines[9]] }?.hints.box)
    #expect(box.y > 560 && box.bottom < 722 && box.x > 72)
  }

  /// Two pages that show one picture: a drawing in strokes, a label in white on a dark bar, and labels of bars.
  @Test func aPictureThatReturnsIsReadWithoutItsDrawing() throws {
    let (opened, document) = try read(.auto, "picture-twice.pdf")
    guard !opened.diagnostics.isEmpty else { return }
    #expect(opened.diagnostics.map(\.code) == ["pdf.ocr", "pdf.ocr"])
    let blocks = document.blocks.map { (page: $0.hints.page, text: Reading.lines($0)) }
    #expect(blocks.map(\.page) == [1, 1, 2, 2])
    #expect(blocks[1].text == ["Harvest by village North shore Old ferry Mill end"])
    #expect(blocks[3].text == blocks[1].text)
    for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
  }

  @Test func whatWasReadBeforeChangesNothing() throws {
    let first = try read(.auto, Self.pages[0])
    _ = try read(.auto, "scan.pdf")
    _ = try read(.auto, Self.pages[1])
    let again = try read(.auto, Self.pages[0])
    #expect(first.opened.diagnostics.map(\.message) == again.opened.diagnostics.map(\.message))
    #expect(first.document.texts.map(\.string) == again.document.texts.map(\.string))
    #expect(first.document.blocks.map(\.hints.box) == again.document.blocks.map(\.hints.box))
  }
}
