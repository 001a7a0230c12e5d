import Cleaners
import DocumentModel
import PDFExtractor
import Provenance
import Stages
import Testing

/// The factsheets that the project was made for.
@Suite(.enabled(if: Shared.isThere, "skipped: the folder of shared documents is not beside the project"))
struct SeedTests {
  static func cleaned(_ name: String) throws -> (document: Document, sources: [Source]) {
    let reading = try Reading(try Shared.bytes("seeds/\(name)"))
    var document = reading.document
    document = try Furniture(options: NoOptions()).clean(document)
    document = try Paragraphs(options: NoOptions()).clean(document)
    document = try Hyphenation(options: NoOptions()).clean(document)
    return (document, reading.sources)
  }

  @Test(arguments: ["prospect-trafficking-factsheet.pdf", "prospect-trafficking-factsheet-tagged.pdf"])
  func twoColumns(name: String) throws {
    let (document, sources) = try Self.cleaned(name)
    let lines = document.blocks.flatMap(Reading.lines)
    let text = lines.joined(separator: "\n")
    #expect(lines.first == "# JOINING FORCES TO FIGHT HUMAN TRAFFICKING IN ASEAN")
    #expect(lines.filter { $0.hasPrefix("#") }.count == 7)
    #expect(lines.filter { $0.hasPrefix("- ") }.count == 4)
    for piece in [
      "forced labor in the fishing industry, such as those already underway",
      "human trafficking in the fishing industry as a contributor to illegal", "well-articulated policies",
      "victim-survivors", "re-trafficking", "IMPROVING COORDINATION AMONG REGIONAL COUNTER-TRAFFICKING EFFORTS",
    ] { #expect(text.contains(piece)) }
    for piece in ["FACT SHEET", "FROM THE AMERICAN PEOPLE", "Page 1 of 2", "www.usaid.gov/asean"] {
      #expect(!text.contains(piece))
    }
    for text in document.texts { #expect(text.brokenLaw(in: sources) == nil) }
  }

  @Test(arguments: ["progress-trafficking-factsheet.pdf", "progress-trafficking-factsheet-tagged.pdf"])
  func onePage(name: String) throws {
    let (document, _) = try Self.cleaned(name)
    let lines = document.blocks.flatMap(Reading.lines)
    #expect(lines.first == "# Regional Response to Trafficking in Persons")
    #expect(lines.filter { $0.hasPrefix("- ") }.count == 4)
    #expect(!lines.joined().contains("Jakarta") && !lines.joined().contains("\u{F0B7}"))
    #expect(document.facts.published == nil)
  }
}
