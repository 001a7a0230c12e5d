import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages
import Testing

/// A page with text, a picture of a table, a photograph and a picture of a chart.
@Suite struct PictureTextTests {
  private static let page = [UInt8](
    (try? Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Fixtures/pictures.pdf"))) ?? Data())

  private func read(_ mode: PDFOptions.Recognition) throws -> (opened: OpenedFile, document: Document) {
    let extractor = try PDFExtractor(options: PDFOptions(ocr: mode))
    let opened = try extractor.open(SourceFile(key: "pictures.pdf", bytes: Self.page))
    return (opened, try extractor.extract(opened.sources))
  }

  @Test(arguments: [PDFOptions.Recognition.never, .pages]) func picturesAreNotReadUnlessWanted(
    _ mode: PDFOptions.Recognition
  ) throws {
    let (opened, document) = try read(mode)
    #expect(opened.diagnostics.isEmpty)
    #expect(document.blocks.flatMap(Reading.lines).count == 4)
  }

  @Test func aPictureOfATableIsATableInItsPlace() throws {
    let (opened, document) = try read(.auto)
    // Without Tesseract a picture is a picture.
    guard !opened.diagnostics.isEmpty else { return }
    #expect(opened.diagnostics.map(\.code) == ["pdf.ocr", "pdf.ocr"])
    let lines = document.blocks.flatMap(Reading.lines)
    #expect(lines[0] == "# Seed that bears dry years")
    #expect(lines[2...7].contains("| North shore | 22 | 3875 | 2016"))
    #expect(lines[8].hasPrefix("The hills behind the shore"))
    for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
  }

  @Test func theWordsOfAChartAreOneParagraphWithoutItsNumbers() throws {
    let (opened, document) = try read(.auto)
    guard !opened.diagnostics.isEmpty else { return }
    let lines = document.blocks.flatMap(Reading.lines)
    #expect(lines[9] == "Maize Sorghum Cow peas")
    #expect(lines[10].hasPrefix("Seed was lent"))
    let box = try #require(document.blocks.first { Reading.lines($0) == [lines[9]] }?.hints.box)
    #expect(box.y > 560 && box.bottom < 722 && box.x > 72)
  }
}
