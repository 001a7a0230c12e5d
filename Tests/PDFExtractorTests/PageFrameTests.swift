import Provenance
import Testing

/// Sheets whose parts are told by coloured fields and bars, and what stands out in them.
@Suite struct PageFrameTests {
  private static let facts = [("Country", "Norland"), ("Donor", "Fund of Rain"), ("Duration", "May 2019 – June 2024")]

  private func facts(_ pdf: inout TypedPDF, x: Double) {
    for (index, fact) in Self.facts.enumerated() {
      let y = 130 + 40 * Double(index)
      pdf.line(fact.0, x: x, y: y, size: 10, font: .bold)
      pdf.line(fact.1, x: x, y: y + 13, size: 10)
    }
  }

  private func text(_ pdf: inout TypedPDF, x: Double, top: Double = 130) {
    pdf.line("Why wells", x: x, y: top, size: 13, font: .bold)
    pdf.lines(Self.first, x: x, y: top + 20)
    pdf.line("What was dug", x: x, y: top + 95, size: 13, font: .bold)
    pdf.lines(Self.second, x: x, y: top + 115)
  }

  private static let first = [
    "Eight in ten households of the dunes fetch their water from the",
    "sweet wells behind the second ridge, and walk for",
    "two hours each way, so that the children who go with", "them come late to their lessons.",
  ]
  private static let second = [
    "The guild digs where the grass is tall, with ropes that were twisted in",
    "spring, and lines each well with stones of the",
    "old sea wall, which hold for as long as anybody can", "remember.",
  ]

  private func expectSections(_ pdf: TypedPDF) throws {
    let outline = try Reading(pdf.bytes).outline
    #expect(outline[0] == "# Wells of the dunes")
    #expect(outline.contains(Self.first.joined(separator: " ")), "\(outline)")
    #expect(outline.contains { $0.hasSuffix("# What was dug") })
    #expect(outline.contains { $0.hasSuffix("Fund of Rain") && !$0.contains("Norland") })
  }

  @Test(arguments: [60.0, 400.0])
  func aBannerAndAFieldInColourAreNoTable(left: Double) throws {
    var pdf = TypedPDF()
    pdf.shade(x: 40, y: 40, width: 532, height: 60, gray: 0.8)
    pdf.shade(x: left - 20, y: 100, width: 172, height: 220, gray: 0.9)
    pdf.line("Wells of the dunes", x: 60, y: 75, size: 22, font: .bold)
    facts(&pdf, x: left)
    text(&pdf, x: left < 200 ? 230 : 60)
    try expectSections(pdf)
  }

  @Test func textBetweenTwoLinesAsWideAsThePageIsNoTable() throws {
    var pdf = TypedPDF()
    pdf.line("Wells of the dunes", x: 60, y: 75, size: 22, font: .bold)
    pdf.rule(from: (40, 100), to: (572, 100))
    for (y, head) in [(117.0, "Why wells"), (188.5, "What was dug"), (259, "What came of it")] {
      pdf.line(head, x: 42, y: y, size: 13, font: .bold)
    }
    for (y, line) in [
      (135.2, "Eight in ten households of the dunes fetch their water afar."),
      (149.4, "The sweet wells lie behind the second ridge, and those who"),
      (162.9, "walk there come home late in the evening of the day."),
      (206.4, "The guild digs where the grass is tall, with ropes of bark that"),
      (220.6, "were twisted in spring, and lines its wells with stones that"),
      (234.1, "fell from the old wall of the sea."),
      (277.7, "In the second year nine wells were dug, and each of them still"),
      (291.9, "holds water."),
    ] { pdf.line(line, x: 42, y: y) }
    for (y, line, font) in [
      (114.2, "Country", TypedPDF.Font.bold), (127.6, "Norland", .regular), (150.2, "Donor", .bold),
      (164.4, "Fund of Rain", .regular), (186.9, "Carried out by", .bold), (201.2, "Guild", .regular),
      (223.7, "Duration", .bold), (237.2, "May 2019 to June 2024", .regular),
    ] { pdf.line(line, x: 400, y: y, font: font) }
    pdf.rule(from: (40, 320), to: (572, 320))
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains { $0.contains("those who walk there come home") }, "\(outline)")
    #expect(!outline.contains { $0.hasPrefix("|") })
  }

  @Test func theLastOfPairsThatStandEachBelowARuleIsARow() throws {
    var pdf = TypedPDF()
    pdf.line("Wells of the dunes", x: 60, y: 75, size: 22, font: .bold)
    let facts = Self.facts + [("Carried out by", "The guild of the lamp")]
    for (index, fact) in facts.enumerated() {
      let y = 120 + 20 * Double(index)
      pdf.rule(from: (60, y - 14), to: (540, y - 14))
      pdf.line(fact.0, x: 62, y: y, size: 10, font: .bold)
      pdf.line(fact.1, x: 220, y: y, size: 10)
    }
    text(&pdf, x: 60, top: 240)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains { $0.hasPrefix("|") && $0.contains("The guild of the lamp") }, "\(outline)")
  }

  @Test(arguments: [("S", "econdary wells", "Secondary wells"), ("A", "well that holds", "A well that holds")])
  func aBigFirstLetterBelongsToItsWord(letter: String, rest: String, words: String) throws {
    var pdf = TypedPDF()
    pdf.line(letter, x: 72, y: 128, size: 40)
    pdf.lines(
      [rest + " are dug in the month that follows the", "rains, when the sand is still heavy and does not"], x: 104,
      y: 110)
    pdf.lines(["slide, by those who were born on the coast and know", "where the grass is tall."], x: 72, y: 142)
    #expect(try Reading(pdf.bytes).outline.first?.hasPrefix(words) == true)
  }

  @Test func wordsOfSomebodyInBigTypeAreNoHeading() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 72, y: 100)
    pdf.line("\u{22}Today I have a well of my own.\u{22}", x: 72, y: 190, size: 13, font: .bold)
    pdf.lines(LayoutTests.right, x: 72, y: 220)
    #expect(try Reading(pdf.bytes).outline.allSatisfy { !$0.hasPrefix("#") })
  }
}
