import DocumentModel
import Foundation
import Provenance
import Stages
import Testing

@testable import PlainTextExtractor

/// Blocks in a line each, white space collapsed, line breaks as `/`.
private func outline(_ text: String) throws -> [String] {
  let opened = try PlainTextFormat.open(SourceFile(key: "a.txt", bytes: Array(text.utf8)))
  let document = try PlainTextExtractor(options: NoOptions()).extract(opened.sources)
  for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
  return document.blocks.flatMap(outline)
}

private func outline(_ block: Block) -> [String] {
  switch block.content {
  case .heading(let level, let text): ["h\(level) \(line(text))"]
  case .paragraph(let text): ["p \(line(text))"]
  case .list(let list):
    list.items.flatMap { item in
      [String(repeating: "  ", count: item.depth) + (item.isOrdered ? "1 " : "- ") + line(item.text)]
        + item.blocks.flatMap(outline).map { "| " + $0 }
    }
  default: ["?"]
  }
}

private func line(_ text: Inline) -> String {
  var result = ""
  var start = 0
  for mark in text.marks {
    result += text.text[start..<mark.range.lowerBound].string + " / "
    start = mark.range.upperBound
  }
  result += text.text[start..<text.count].string
  return result.split { $0 == " " || $0 == "\n" || $0 == "\r\n" }.joined(separator: " ")
}

private enum Shared {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared")

  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent("seeds/" + name)), as: UTF8.self)
  }

  static var hasSeeds: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("seeds").path) }
}

@Suite struct PlainTextExtractorTests {
  @Test func paragraphsAreSetApartByBlankLines() throws {
    let text = """
      A title for these lines

      The first paragraph is wrapped at a width that is common in mail, so that
      its lines end where no further word would fit in them. It ends here.

      The second one is short.
      """
    let lines = try outline(text)
    #expect(
      lines == [
        "h1 A title for these lines",
        "p The first paragraph is wrapped at a width that is common in mail, so that its lines end where no further word "
          + "would fit in them. It ends here.",
        "p The second one is short.",
      ])
  }

  @Test func underlinesAndCapitalsMakeHeadings() throws {
    let text = """
      Rivers of the North
      ===================

      First part
      ----------
      Some text that is longer than the heading is, and that ends with a full stop.

      WHAT COMES NEXT

      More text here.
      """
    let lines = try outline(text)
    #expect(
      lines == [
        "h1 Rivers of the North", "h2 First part",
        "p Some text that is longer than the heading is, and that ends with a full stop.", "h2 WHAT COMES NEXT",
        "p More text here.",
      ])
  }

  @Test func listsOfAnyKind() throws {
    let text = """
      We do three things, and we do them every week of the year without fail:
      - count the boats
      - weigh the nets, and write down
        what they hold
        • one by one

      1. Begin.
      2) End.
      """
    let lines = try outline(text)
    #expect(
      lines == [
        "p We do three things, and we do them every week of the year without fail:", "- count the boats",
        "- weigh the nets, and write down what they hold", "  - one by one", "1 Begin.", "1 End.",
      ])
  }

  @Test func labelsStandApartAndAddressesKeepTheirLines() throws {
    let text = """
      Donor: Orchard Trust
      Implementing partner: The Centre for Learning and Work in the Hills
      Country: Jordan

      Contact
      Rania Haddad
      rania@example.com

      This is a paragraph whose only purpose is to show how wide the lines are here.
      """
    let lines = try outline(text)
    #expect(
      lines == [
        "p Donor: Orchard Trust", "p Implementing partner: The Centre for Learning and Work in the Hills",
        "p Country: Jordan", "p Contact / Rania Haddad / rania@example.com",
        "p This is a paragraph whose only purpose is to show how wide the lines are here.",
      ])
  }

  @Test func emptyAndOddTexts() throws {
    #expect(try outline("") == [])
    #expect(try outline(" \n\n\t\n") == [])
    #expect(try outline("one") == ["p one"])
    #expect(try outline("a\u{0}b\r\nc\rd").count == 1)
  }

  @Test func binaryIsRefused() {
    #expect(throws: Failure.self) {
      try PlainTextFormat.open(SourceFile(key: "a.txt", bytes: [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]))
    }
  }

  @Test(.enabled(if: Shared.hasSeeds, "skipped: no seeds beside the project"))
  func rawTextOfAPDF() throws {
    let lines = try outline(Shared.text("progress-trafficking-factsheet.txt"))
    #expect(lines.count == 8)
    #expect(
      lines.map { $0.prefix(12) } == [
        "p The 2015 i", "p National-l", "p While proc", "p The United", "- Building c", "- Providing ",
        "- Tapping te",
        "- Supporting",
      ])
    #expect(
      lines[6]
        == "- Tapping technology – Explore innovative ways to track, identify, and assist victims, linking victims with law "
        + "enforcement and exploring partnership opportunities with the private sector and social support agencies.")
    #expect(lines.allSatisfy { !$0.contains("/") })
  }

  @Test(.enabled(if: Shared.hasSeeds, "skipped: no seeds beside the project"))
  func copiedWebPage() throws {
    let lines = try outline(Shared.text("prospect-web-page.txt"))
    #expect(lines.first?.hasPrefix("h1 PROSPECT – Partnership for Regional Optimization") ?? false)
    #expect(lines[1].hasPrefix("1 IGNITE") && lines[2].hasPrefix("1 PROSPECT"))
    #expect(lines.count == 10)
    #expect(lines.last == "p Download PROSPECT Factsheet [PDF 465 KB]")
  }

  @Test func aBreakIsWhiteSpaceAlone() throws {
    let text =
      "Training and allowances of observers\r\n-----\r-/-%-----\r\nEveryone who is accepted attends one day.\r\n"
    #expect(try outline(text).joined().contains("----- / -/-%-----"))
    #expect(
      try outline("Place: the town hall\u{1A}\nDate: 4 May\n\u{1A}") == [
        "p Place: the town hall\u{1A}", "p Date: 4 May",
      ])
  }
}
