import Foundation
import Testing

@testable import PDFExtractor

/// Text that goes around a box, and heads of pages that a line closes.
@Suite struct WrappedTextTests {
  private static let facts = [
    ("Country", "Malawi"), ("Donor", "Norad"), ("Period", "2019 to 2023"), ("Budget", "NOK 40 million"),
  ]

  @Test func aBoxComesAfterTheParagraphThatItStandsIn() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 60, y: 100)
    pdf.lines(Array(LayoutTests.right.prefix(2)) + ["for which they shall give back, when"], x: 60, y: 160)
    // What is in the box is set smaller, on lines of its own.
    for (index, (label, value)) in Self.facts.enumerated() {
      pdf.line(label, x: 300, y: 100 + Double(index) * 22, size: 8, font: .bold)
      pdf.line(value, x: 300, y: 110 + Double(index) * 22, size: 8)
    }
    pdf.line(
      "the rain has come, a tenth more, as forty groups have done all over the lake basin, and as was", x: 60, y: 196)
    pdf.line("done by those who began in the first year.", x: 60, y: 208)
    pdf.lines(["The store of the harbour opens in the", "spring, with room for a bad week."], x: 60, y: 232)
    let outline = try Reading(pdf.bytes).outline
    let text = outline.joined(separator: " ")
    let whole =
      LayoutTests.right.prefix(2).joined(separator: " ")
      + " for which they shall give back, when the rain has come, a tenth more,"
      + " as forty groups have done all over the lake basin, and as was done by those who began in the first year."
    #expect(text.contains(whole))
    let place = try #require(text.range(of: "by those who began")?.lowerBound)
    let box = try #require(text.range(of: "NOK 40 million")?.lowerBound)
    let next = try #require(text.range(of: "The store of the harbour")?.lowerBound)
    #expect(place < box && box < next)
  }

  @Test func aLineBelowTheTitleClosesTheHeadOfAPage() throws {
    var pdf = TypedPDF()
    pdf.line("Herd and harvest", x: 40, y: 60, size: 22, font: .bold)
    pdf.line("Peace on the range", x: 40, y: 78)
    pdf.line("Project brief twelve", x: 470, y: 60)
    pdf.line("July 2024", x: 470, y: 72)
    pdf.rule(from: (36, 88), to: (580, 88))
    for (x, lines) in zip([40.0, 230, 420], [LayoutTests.left, LayoutTests.right, LayoutTests.left]) {
      pdf.lines(lines, x: x, y: 110)
    }
    let outline = try Reading(pdf.bytes).outline
    let brief = try #require(outline.firstIndex { $0.contains("Project brief twelve") })
    let text = try #require(outline.firstIndex { $0.hasPrefix("Farmers of the lake") })
    #expect(brief < text)
  }
}
