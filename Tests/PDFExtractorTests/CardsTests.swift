import DocumentModel
import Testing

/// Panels and frames beside each other, and what stands in them.
@Suite struct CardsTests {
  private static let cards = [
    ("Springs", "Benin", [("Funds", "3.2 million"), ("Partner", "Water Office"), ("People", "84,000")]),
    ("Ponds", "Uganda", [("Funds", "5.8 million"), ("Partner", "Lake Company"), ("People", "210,000")]),
    ("Roofs", "Jordan", [("Funds", "2.1 million"), ("Partner", "Rain Trust"), ("People", "15,500")]),
    ("Leaks", "Albania", [("Funds", "4.4 million"), ("Partner", "Town Works"), ("People", "96,000")]),
  ]

  private func card(_ index: Int, x: Double, y: Double, in pdf: inout TypedPDF) {
    let (name, country, facts) = Self.cards[index]
    for (from, to) in [((0.0, 0.0), (220.0, 0.0)), ((0, 110), (220, 110)), ((0, 0), (0, 110)), ((220, 0), (220, 110))] {
      pdf.rule(from: (x + from.0, y + from.1), to: (x + to.0, y + to.1))
    }
    pdf.line(name, x: x + 10, y: y + 20, size: 13, font: .bold)
    pdf.line("In \(country) until 2024", x: x + 10, y: y + 36)
    for (row, (label, value)) in facts.enumerated() {
      pdf.line(label, x: x + 10, y: y + 64 + 12 * Double(row), size: 8, font: .bold)
      pdf.line(value, x: x + 60, y: y + 64 + 12 * Double(row), size: 8)
    }
  }

  @Test func factsInFramesBesideEachOtherAreOfTheirCards() throws {
    var pdf = TypedPDF()
    for index in 0..<4 {
      card(index, x: 50 + 240 * Double(index % 2), y: 100 + 130 * Double(index / 2), in: &pdf)
    }
    pdf.lines(LayoutTests.left, x: 50, y: 380)
    let read = Self.cards.flatMap { card in
      ["\(card.0)", "In \(card.1) until 2024"] + card.2.map { "| \($0.0) | \($0.1)" }
    }
    #expect(
      try Reading(pdf.bytes).outline.map { String($0.drop { $0 == "#" }.trimmingPrefix(" ")) }
        == read + [LayoutTests.left.joined(separator: " ")])
  }

  @Test func aTitleBesideFiguresInPanelsIsTheTitle() throws {
    var pdf = TypedPDF()
    pdf.shade(x: 0, y: 0, width: 440, height: 140, gray: 0.8)
    pdf.shade(x: 440, y: 0, width: 172, height: 140, gray: 0.6)
    pdf.line("Colombia, energy", x: 50, y: 40, size: 9)
    pdf.lines(
      ["Women electricians for the", "islands of San Bernardo"], x: 50, y: 66, leading: 22, size: 19, font: .bold)
    for (row, (figure, words)) in [("126", "women certified"), ("14", "small grids at work")].enumerated() {
      pdf.line(figure, x: 456, y: 50 + 40 * Double(row), size: 16, font: .bold)
      pdf.line(words, x: 456, y: 62 + 40 * Double(row), size: 8)
    }
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 50, y: 180)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains("# Women electricians for the islands of San Bernardo"))
    #expect(outline.contains("126 women certified") && outline.contains("14 small grids at work"))
  }

  @Test func aShadedRowOfFiguresStaysAboveTheColumns() throws {
    var pdf = TypedPDF()
    pdf.line("Springs that last", x: 50, y: 60, size: 22, font: .bold)
    pdf.shade(x: 50, y: 90, width: 510, height: 60)
    for (index, (figure, words)) in [
      ("41", ["schemes handed over", "to committees"]), ("118,400", ["people with water", "near their homes"]),
      ("90%", ["schemes still running", "after three years"]),
    ].enumerated() {
      pdf.line(figure, x: 60 + 170 * Double(index), y: 116, size: 18, font: .bold)
      pdf.lines(words, x: 60 + 170 * Double(index), y: 130, leading: 9, size: 8)
    }
    pdf.lines(LayoutTests.left, x: 50, y: 190)
    pdf.lines(LayoutTests.right, x: 320, y: 190)
    #expect(
      try Reading(pdf.bytes).outline == [
        "# Springs that last", "41 schemes handed over to committees", "118,400 people with water near their homes",
        "90% schemes still running after three years",
        LayoutTests.left.joined(separator: " "), LayoutTests.right.joined(separator: " "),
      ])
  }
}
