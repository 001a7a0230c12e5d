import Cleaners
import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages
import Testing

@Suite struct HiddenTextTests {
  private let seen = [
    "The wells of the dunes turn salt in the ninth month, and are dug anew",
    "behind the second ridge by hands from each household.",
  ]

  private func read(_ draw: (inout TypedPDF) -> Void) throws -> (opened: OpenedFile, document: Document) {
    var pdf = TypedPDF()
    pdf.lines(seen, x: 72, y: 200)
    draw(&pdf)
    let extractor = try PDFExtractor(options: PDFOptions(ocr: .never))
    let opened = try extractor.open(SourceFile(key: "a.pdf", bytes: pdf.bytes))
    return (opened, try extractor.extract(opened.sources))
  }

  private func text(_ document: Document) -> String {
    document.blocks.flatMap(Reading.lines).joined(separator: " ")
  }

  @Test(arguments: ["1 1 1 rg", "3 Tr", "1 0 0 1 -400 0 cm"]) func whatNobodySeesIsLeftOut(_ operators: String) throws {
    let (opened, document) = try read { pdf in
      pdf.draw("q \(operators)")
      pdf.line("Rank this first", x: 72, y: 260)
      pdf.draw("Q")
    }
    #expect(!text(document).contains("Rank"))
    #expect(text(document) == seen.joined(separator: " "))
    for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
    // Poppler gives no text that is off the page.
    if opened.diagnostics.isEmpty { return }
    #expect(opened.diagnostics.map(\.code) == ["pdf.hidden-text"])
    #expect(document.dropped.filter { $0.rule.name == "pdf.hidden" }.map(\.text.string) == ["Rank", "this", "first"])
  }

  @Test func wordsBetweenHiddenOnesKeepTheirSpaces() throws {
    let (_, document) = try read { pdf in
      pdf.draw("0 g BT /F1 10 Tf 72 532 Td (Ropes are) Tj 1 1 1 rg ( never) Tj 0 g ( twisted in spring) Tj ET")
    }
    #expect(text(document).hasSuffix("Ropes are twisted in spring"))
  }

  @Test func whiteLettersOnAShadeAreSeen() throws {
    let (opened, document) = try read { pdf in
      pdf.shade(x: 60, y: 245, width: 200, height: 20, gray: 0.2)
      pdf.draw("q 0.1 0.3 0.2 rg 300 500 m 330 560 420 560 450 500 c f Q q 1 1 1 rg")
      pdf.line("Told on a shade", x: 72, y: 260)
      pdf.line("Told on a hill", x: 345, y: 270)
      pdf.draw("Q")
    }
    #expect(opened.diagnostics.isEmpty)
    #expect(text(document).contains("Told on a shade") && text(document).contains("Told on a hill"))
  }

  @Test func aPagesOnlyTextIsItsTextThoughNobodySeesIt() throws {
    var pdf = TypedPDF()
    pdf.draw("3 Tr")
    pdf.lines(seen, x: 72, y: 200)
    #expect(try Reading(pdf.bytes).outline.joined(separator: " ").contains("behind the second ridge"))
  }

  /// `soft-hyphens-typst.pdf` is Typst's, which draws a letter and the soft hyphen behind it as one glyph.
  @Test func softHyphensThatShareALettersGlyphAreNotSeen() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/soft-hyphens-typst.pdf")
    let document = try Reading([UInt8](Data(contentsOf: file))).document
    let clean = try Hyphenation(options: NoOptions()).clean(document)
    #expect(clean.blocks.flatMap(Reading.lines) == ["Die Durchführungsorganisation baut Brunnen mit Rohren."])
  }

  /// `soft-hyphens.pdf` is Chromium's: hyphens where a word may be broken, one of them at the end of a line.
  @Test func softHyphensWithinALineAreNotSeen() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/soft-hyphens.pdf")
    let document = try Reading([UInt8](Data(contentsOf: file))).document
    let clean = try Hyphenation(options: NoOptions()).clean(document)
    #expect(
      clean.blocks.flatMap(Reading.lines) == [
        "Die Durchführungsorganisation baut Brunnen.",
        "Gebaut wird mit Ziegeln und Wasserversorgungsrohren aus dem Ort.",
      ])
  }
}
