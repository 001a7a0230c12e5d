import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages
import Testing

@Suite struct RecognitionTests {
  static let scan = [UInt8](
    (try? Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Fixtures/scan.pdf")))
      ?? Data())

  private func opened(_ options: PDFOptions) throws -> (OpenedFile, Document) {
    let extractor = try PDFExtractor(options: options)
    let opened = try extractor.open(SourceFile(key: "scan.pdf", bytes: Self.scan))
    return (opened, try extractor.extract(opened.sources))
  }

  @Test func aScanHasNoTextWhereNobodyReadsIt() throws {
    let (opened, document) = try opened(PDFOptions(ocr: .never))
    #expect(opened.diagnostics.map(\.code) == ["pdf.no-text"])
    #expect(document.blocks.isEmpty)
  }

  @Test func aScanIsReadWhereTesseractIsThere() throws {
    let (opened, document) = try opened(PDFOptions())
    guard opened.diagnostics.map(\.code) == ["pdf.ocr"] else {
      // Without Tesseract the diagnostic says so.
      #expect(opened.diagnostics.map(\.code) == ["pdf.no-text"])
      #expect(opened.diagnostics[0].message.contains("Tesseract"))
      return
    }
    let text = document.texts.map(\.string).joined(separator: " ")
    #expect(text.contains("Village groups keep the stores"))
    for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
    for text in document.blocks.flatMap(\.texts) {
      for run in text.tracedRuns {
        guard case .derived(_, let rules) = run.origin else {
          guard case .generated = run.origin else { Issue.record("read, but said to be quoted"); continue }
          continue
        }
        #expect(rules.contains { $0.name == "ocr" })
      }
    }
    // The words stand where they were read, each by itself.
    let places = document.blocks[1].texts[0].tracedRuns.compactMap { run -> SourceRange? in
      if case .derived(let ranges, _) = run.origin { ranges.first } else { nil }
    }
    #expect(places.count > 3)
    #expect(document.blocks.allSatisfy { ($0.hints.box?.width ?? 0) > 20 && $0.hints.page == 1 })
  }

  @Test func aLanguageIsAName() {
    #expect(throws: Failure.self) { try PDFExtractor(options: PDFOptions(languages: ["../etc"])) }
  }
}
