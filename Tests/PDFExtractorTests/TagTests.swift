import DocumentModel
import Foundation
import PDFExtractor
import Provenance
import Stages
import Testing

/// Files whose tags say what is what. `tagged.pdf` is LibreOffice's export of `tagged.fodt`: two of its three levels of headings are
/// set as its text is, so that only tags tell them.
@Suite struct TagTests {
  private static let page = [UInt8](
    (try? Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Fixtures/tagged.pdf"))) ?? Data())

  @Test func headingsAreThoseThatAreTagged() throws {
    let reading = try Reading(Self.page)
    #expect(
      reading.outline.filter { $0.hasPrefix("#") } == [
        "# Wells that stay sweet", "## Who digs", "### Tools and ropes", "## What was found",
      ])
  }

  @Test func whatIsTaggedAsNoContentIsFurniture() throws {
    let blocks = try Reading(Self.page).document.blocks.filter { $0.hints.furniture != nil }
    #expect(
      blocks.flatMap(Reading.lines) == [
        "Letters from the dunes, read aloud on Thursdays", "Kept by the guild of the lamp",
      ])
    #expect(blocks.allSatisfy { $0.hints.furniture?.name == "pdf.artifact" })
  }

  @Test func headerCellsAreThoseThatAreTagged() throws {
    let tables = try Reading(Self.page).document.blocks.compactMap { block -> Block.Table? in
      if case .table(let table) = block.content { table } else { nil }
    }
    let table = try #require(tables.first)
    #expect(
      table.rows.map { $0.map(\.isHeader) } == [[true, true, true]] + Array(repeating: [false, false, false], count: 3))
  }

  @Test func aPictureHasItsWordsAndItsCaption() throws {
    let reading = try Reading(Self.page)
    let image = try #require(reading.document.images.first)
    #expect(image.alternative?.string == "Ridge - The second ridge from the sea, with the rope-walk “below” it")
    #expect(
      image.caption?.string == "Figure 1: The second ridge in the month of boats.")
    #expect(image.page == 1)
    for text in reading.document.images.flatMap({ [$0.alternative, $0.caption] }).compactMap(\.self) {
      #expect(text.brokenLaw(in: reading.sources) == nil)
    }
  }

  /// A page of three paragraphs, each in marked content with the tags given.
  private func page(_ tags: [String], kids: String? = nil, second: [String] = ["Who digs them"]) throws -> Reading {
    var pdf = TypedPDF()
    let texts = [
      ["The wells of the dunes turn salt in the ninth month, and are dug anew behind the ridge."], second,
      ["Ropes are twisted from the bark of the lime tree in spring, and hold for three wells."],
    ]
    for (index, lines) in texts.enumerated() {
      pdf.draw("/P <</MCID \(index)>> BDC")
      pdf.lines(lines, x: 72, y: 200 + 40 * Double(index))
      pdf.draw("EMC")
    }
    let elements = tags.enumerated().map { "<< /S /\($1) /Pg 9 0 R /K \($0) >>" }.joined(separator: " ")
    pdf.catalogEntries =
      "/MarkInfo << /Marked true >> /StructTreeRoot << /Type /StructTreeRoot /K [\(kids ?? elements)] >>"
    return try Reading(pdf.bytes)
  }

  @Test func aLineInTheTextsTypeIsAHeadingWhereItIsTagged() throws {
    #expect(try page(["P", "P", "P"]).outline[1] == "Who digs them")
    #expect(try page(["P", "H2", "P"]).outline[1].hasSuffix("# Who digs them"))
  }

  @Test func aSentenceOverLinesInTheTextsTypeIsNoHeadingThoughTagged() throws {
    let lines = ["Each village digs", "its own wells."]
    #expect(try page(["P", "H2", "P"], second: lines).outline[1] == lines.joined(separator: " "))
  }

  @Test func whatIsIndentedIsAnItemOnlyWhereItIsTagged() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 60, y: 80)
    let texts = [
      "In a box of its own stands this line.", "It begins further in.", "Below it is an item.", "And another one.",
    ]
    for (index, text) in texts.enumerated() {
      pdf.draw("/P <</MCID \(index)>> BDC")
      pdf.line(text, x: 90, y: 170 + 40 * Double(index))
      pdf.draw("EMC")
    }
    let elements = ["P", "P", "LI", "LI"].enumerated().map { "<< /S /\($1) /Pg 9 0 R /K \($0) >>" }
    pdf.catalogEntries =
      "/MarkInfo << /Marked true >> /StructTreeRoot << /Type /StructTreeRoot /K [\(elements.joined(separator: " "))] >>"
    let lists = try Reading(pdf.bytes).document.blocks.compactMap { block -> [String]? in
      if case .list(let list) = block.content {
        list.items.map { $0.text.text.string.trimmingCharacters(in: .newlines) }
      } else {
        nil
      }
    }
    #expect(lists == [["Below it is an item.", "And another one."]])
  }

  @Test func tagsThatCallAllTextHeadingsAreNotBelieved() throws {
    #expect(try page(["H1", "H1", "H1"]).outline == page(["P", "P", "P"]).outline)
  }

  @Test func tagsOfHalfOfTheTextAreNotBelieved() throws {
    #expect(try page(["P", "H2"]).outline == page(["P", "P", "P"]).outline)
  }

  @Test func aTreeThatIsItsOwnChildEnds() throws {
    let ring = "<< /S /Sect /K 1 0 R >>"
    #expect(try page([], kids: ring).outline == page(["P", "P", "P"]).outline)
    let deep = String(repeating: "<< /S /Sect /K ", count: 5_000) + "0" + String(repeating: " >>", count: 5_000)
    #expect(try page([], kids: deep).outline == page(["P", "P", "P"]).outline)
  }
}
