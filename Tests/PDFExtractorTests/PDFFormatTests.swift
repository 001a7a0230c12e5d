import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages
import Testing

@Suite struct PDFFormatTests {
  @Test func isToldByItsFirstBytes() {
    #expect(PDFFormat.recognizes(Array("%PDF-1.4\n".utf8)[...], name: "a.bin") == .content)
    #expect(PDFFormat.recognizes(Array("junk\n%PDF-1.4\n".utf8)[...], name: "a.pdf") == .certain)
    #expect(PDFFormat.recognizes(Array("<html>".utf8)[...], name: "a.html") == .no)
    #expect(PDFFormat.recognizes([][...], name: "a.pdf") == .name)
  }

  @Test func everyCharacterHasABox() throws {
    var pdf = TypedPDF()
    pdf.line("Harvest 2024", x: 72, y: 100, size: 12)
    let opened = try PDFFormat.open(SourceFile(key: "a.pdf", bytes: pdf.bytes))
    let source = opened.sources[0]
    #expect(String(decoding: source.utf8, as: UTF8.self).hasPrefix("Harvest 2024"))
    guard case .page(let page) = source.locator else { throw Failure("test", "no page") }
    #expect(page.boxes.count == page.offsets.count - 1)
    let line = try #require(page.lines(of: 0..<12).first)
    #expect(abs(line.box.x - 72) < 1)
    #expect(line.box.y < 100 && line.box.bottom > 99)
    #expect(opened.pages[0].width == 612)
  }

  @Test(arguments: [(90, 792, 612), (180, 612, 792), (270, 792, 612)])
  func boxesAreThoseOfThePageAsDisplayed(turn: Int, width: Int, height: Int) throws {
    var pdf = TypedPDF()
    pdf.pageEntries = "/Rotate \(turn)"
    pdf.line("corner", x: 72, y: 100, size: 12)
    let opened = try PDFFormat.open(SourceFile(key: "a.pdf", bytes: pdf.bytes))
    #expect(Int(opened.pages[0].width) == width && Int(opened.pages[0].height) == height)
    guard case .page(let page) = opened.sources[0].locator else { throw Failure("test", "no page") }
    let box = page.boxes[0]
    let corner: (Float, Float) =
      switch turn {
      case 90: (Float(792 - 100), 72)
      case 180: (612 - 72, 792 - 100)
      default: (100, 612 - 72)
      }
    #expect(abs(box.centerX - corner.0) < 12 && abs(box.centerY - corner.1) < 12)
  }

  @Test func boxesAreCountedFromTheCropBox() throws {
    var pdf = TypedPDF()
    pdf.pageEntries = "/CropBox [50 100 500 700]"
    pdf.line("inside", x: 72, y: 200, size: 12)
    let opened = try PDFFormat.open(SourceFile(key: "a.pdf", bytes: pdf.bytes))
    guard case .page(let page) = opened.sources[0].locator else { throw Failure("test", "no page") }
    #expect(page.width == 450 && page.height == 600)
    #expect(abs(page.boxes[0].x - 22) < 1 && page.boxes[0].bottom > 108 && page.boxes[0].y < 108)
  }

  /// Two columns of eight letters that hang from 50 points below the page's upper edge, 300 and 260 points from its left.
  private static let verticalText = """
    %PDF-1.4
    1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
    2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
    5 0 obj <</Type/Font/Subtype/Type0/BaseFont/Kanji/Encoding/Identity-V/DescendantFonts[6 0 R]/ToUnicode 7 0 R>> endobj
    6 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/Kanji/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R/DW 1000>> endobj
    8 0 obj <</Type/FontDescriptor/FontName/Kanji/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>> endobj
    4 0 obj <</Length 128>> stream
    BT /F 20 Tf 300 350 Td <00010002000300040005000600070008> Tj ET
    BT /F 20 Tf 260 350 Td <00080007000600050004000300020001> Tj ET
    endstream endobj
    7 0 obj <</Length 119>> stream
    begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
    1 beginbfrange <0001> <0008> <4e00> endbfrange endcmap
    endstream endobj
    trailer <</Root 1 0 R>>
    """

  @Test func lettersOfVerticalTextHangFromTheirPlace() throws {
    let opened = try PDFFormat.open(SourceFile(key: "a.pdf", bytes: Array(Self.verticalText.utf8)))
    guard case .page(let page) = opened.sources[0].locator else { throw Failure("test", "no page") }
    let first = page.boxes[0]
    #expect(abs(first.x - 290) < 0.1 && abs(first.y - 50) < 0.1 && first.width == 20 && first.height == 20)
    #expect(try Reading(Array(Self.verticalText.utf8)).outline == ["一丁丂七丄丅丆万 万丆丅丄七丂丁一"])
  }

  @Test func whatHasNoPlaceHasAName() throws {
    var pdf = TypedPDF()
    pdf.info = [("Title", "Water for all"), ("Author", "A. Diallo"), ("CreationDate", "D:2024060112")]
    pdf.line("See the site", x: 72, y: 100)
    pdf.link(to: "https://example.org/", x: 70, y: 90, width: 60, height: 14)
    let sources = try PDFFormat.open(SourceFile(key: "a.pdf", bytes: pdf.bytes)).sources
    let named: [(String, String)] = sources.compactMap {
      guard case .whole(let name) = $0.locator else { return nil }
      return (name, String(decoding: $0.utf8, as: UTF8.self))
    }
    #expect(named.contains { $0 == ("pdf:/Info/Title", "Water for all") })
    #expect(named.contains { $0 == ("pdf:/Info/Author", "A. Diallo") })
    #expect(named.contains { $0 == ("pdf:annotation/1/1", "https://example.org/") })
  }

  @Test func whatAFieldShowsIsReadWhereItHasNoValue() throws {
    var pdf = TypedPDF()
    pdf.line("The form of the well", x: 72, y: 100)
    pdf.shownFields = [
      ("Depth", "0.5 g 1 1 78 18 re f /Tx BMC BT /F1 12 Tf 2 6 Td (forty ) Tj 30 0 Td (metres) Tj ET EMC"),
      // Codes of a font that is not read.
      ("Sign", "BT /F1 12 Tf <00410042> Tj ET"), ("Empty", "0.5 g 1 1 78 18 re f"),
    ]
    #expect(try Reading(pdf.bytes).outline == ["The form of the well", "forty metres"])
  }

  @Test func fieldsLanguageAndNamesAreSources() throws {
    var pdf = TypedPDF()
    pdf.catalogEntries = "/Lang (fr-CA)"
    pdf.fields = [("Name", "A. Diallo"), ("Village", "Sikasso")]
    pdf.line("A form", x: 72, y: 100)
    let reading = try Reading(pdf.bytes)
    #expect(reading.document.facts.language?.string == "fr-CA")
    let named = reading.sources.compactMap { source -> String? in
      guard case .whole(let name) = source.locator else { return nil }
      return "\(name)=\(String(decoding: source.utf8, as: UTF8.self))"
    }
    #expect(named.contains("pdf:field/Name=A. Diallo") && named.contains("pdf:field/Village=Sikasso"))
  }

  @Test func aPageWithoutTextIsNoted() throws {
    let opened = try PDFExtractor(options: PDFOptions()).open(SourceFile(key: "a.pdf", bytes: TypedPDF().bytes))
    #expect(opened.diagnostics.map(\.code) == ["pdf.no-text"])
    #expect(opened.diagnostics.first?.page == 1)
  }

  @Test(arguments: ["", "%PDF-1.4\n", "%PDF-1.7\ngarbage without any object\n%%EOF"])
  func damageIsAFailure(text: String) {
    let failure = #expect(throws: Failure.self) {
      try PDFFormat.open(SourceFile(key: "a.pdf", bytes: Array(text.utf8)))
    }
    #expect(failure?.code == "pdf.damaged")
  }

  @Test(.enabled(if: Shared.isThere)) func aForeignPasswordIsAFailure() throws {
    let folder = Shared.folder.appendingPathComponent("corpus/pdf/hostile")
    let files = try FileList.pdfs(under: folder).filter { $0.lastPathComponent.contains("encrypted") }
    for file in files {
      let bytes = try FileList.bytes(file)
      do {
        _ = try PDFFormat.open(SourceFile(key: file.lastPathComponent, bytes: bytes))
      } catch let failure as Failure {
        #expect(["pdf.encrypted", "pdf.damaged"].contains(failure.code))
      }
    }
  }

  @Test func openingTwiceGivesTheSame() throws {
    var pdf = TypedPDF()
    pdf.lines(["One line of text", "and another"], x: 72, y: 100)
    let first = try PDFFormat.open(SourceFile(key: "a.pdf", bytes: pdf.bytes)).sources
    let second = try PDFFormat.open(SourceFile(key: "a.pdf", bytes: pdf.bytes)).sources
    #expect(first.map(\.utf8) == second.map(\.utf8))
  }
}
