import Cleaners
import DocumentModel
import PDFExtractor
import Stages
import Testing

/// What stands beside each other, and in which order it is read.
@Suite struct ReadingOrderTests {
  private static let text = LayoutTests.left + LayoutTests.right

  @Test func linesSetWideRunOn() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 72, y: 80)
    pdf.line("1.", x: 60, y: 300, size: 8)
    let note = [
      "Lake Fund, table 18 of the yearly count of stores, reproduced and",
      "handed out as it stands with the leave of the fund,",
      "which keeps the count in its own books. It was read there in", "February of this year.",
    ]
    pdf.lines(note, x: 72, y: 300, leading: 15, size: 8)
    pdf.lines(
      ["Small lines of a label stand", "near each other as usual", "and as they mostly do"], x: 72, y: 500,
      leading: 9.5, size: 8)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains { $0.hasSuffix(note.joined(separator: " ")) })
  }

  @Test func aCaptionBesideTextIsNoPartOfItsLines() throws {
    var pdf = TypedPDF()
    pdf.lines(Array(Self.text.dropLast(2)), x: 72, y: 80, leading: 14)
    pdf.line("thirty more groups", x: 72, y: 192)
    pdf.line("Figure 2. A store in the hills", x: 172, y: 192, size: 9, font: .italic)
    pdf.line("are trained now.", x: 72, y: 206)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains("Figure 2. A store in the hills"))
    #expect(!outline.contains { $0.contains("groups Figure") })
  }

  @Test func aCaptionBetweenTheHeightsOfTwoLinesPartsThemNot() throws {
    var pdf = TypedPDF()
    pdf.lines(Array(Self.text.dropLast(2)), x: 72, y: 80, leading: 14)
    pdf.line("A store in the hills", x: 300, y: 185, size: 7)
    pdf.lines(["thirty more groups", "are trained now."], x: 72, y: 192, leading: 14)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains("A store in the hills"))
    #expect(outline.contains { $0.hasSuffix("thirty more groups are trained now.") && $0.hasPrefix("Farmers") })
  }

  @Test func aNumberThatBeginsALineDrawnOutIsOfItsText() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 72, y: 80)
    pdf.line("Of all the villages that had been asked, in", x: 72, y: 188)
    for (x, word) in zip([72.0, 120, 170, 232], ["2022", "forty", "groups", "began,"]) {
      pdf.line(word, x: x, y: 200)
    }
    pdf.line("and thirty more are trained now.", x: 72, y: 212)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.last?.hasSuffix("asked, in 2022 forty groups began, and thirty more are trained now.") == true)
  }

  @Test func numbersAroundALabelMakeItNoHeading() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 72, y: 80)
    for (index, label) in ["AGREE", "UNDECIDED", "DISAGREE"].enumerated() {
      pdf.line("\(20 + 17 * index)%", x: 72, y: 300 + 60 * Double(index), size: 11)
      pdf.line(label, x: 72, y: 330 + 60 * Double(index), font: .bold)
    }
    pdf.line("100%", x: 72, y: 480, size: 11)
    #expect(try !Reading(pdf.bytes).outline.contains { $0.hasPrefix("#") })
  }

  @Test func notesUnderAColumnComeAfterTheNextThoughTheyAreMoreThanTheText() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left.map { $0 }, x: 60, y: 100, size: 11)
    pdf.lines(LayoutTests.right, x: 320, y: 100, size: 11)
    let note = (0..<5).map { "the keepers of store \($0) wrote in their books of each year, and" }
    pdf.lines(["1 Of the stores " + note[0]] + note.dropFirst(), x: 60, y: 190, leading: 9, size: 7)
    pdf.lines(["2 Of the groups " + note[0]] + note.dropFirst(), x: 320, y: 190, leading: 9, size: 7)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline[0].contains("Farmers of the lake"))
    #expect(outline[1].contains("Village groups keep"))
  }

  @Test func bulletsThatAreDrawnMakeAList() throws {
    var pdf = TypedPDF()
    pdf.line("The groups:", x: 60, y: 80)
    let items = ["keep the stores", "lend seed to those who lost theirs", "write down what they lend"]
    for (index, item) in items.enumerated() {
      pdf.line(item, x: 84, y: 100 + 12 * Double(index))
      let y = 792 - (97 + 12 * Double(index))
      pdf.draw("70 \(y) m 71.5 \(y + 1.5) l 73 \(y) l 71.5 \(y - 1.5) l 70 \(y) l f")
    }
    #expect(try Reading(pdf.bytes).outline == ["The groups:"] + items.map { "- " + $0 })
  }

  @Test func panelsOfALeafletAreReadOneAfterAnother() throws {
    var pdf = TypedPDF()
    pdf.pageSize = (width: 792, height: 612)
    for panel in 0..<3 {
      let x = 20 + 264 * Double(panel)
      pdf.line(["How to help", "The stores", "Seed"][panel], x: x, y: [60, 300, 90][panel], size: 20, font: .bold)
      pdf.lines(panel == 1 ? LayoutTests.right : LayoutTests.left, x: x, y: [90, 340, 400][panel])
    }
    let headings = try Reading(pdf.bytes).outline.map { String($0.drop { $0 == "#" || $0 == " " }.prefix(7)) }
    #expect(headings == ["How to ", "Farmers", "The sto", "Village", "Seed", "Farmers"])
  }

  @Test func aBigFirstLetterBeginsItsLine() throws {
    var pdf = TypedPDF()
    pdf.line("F", x: 72, y: 112, size: 36)
    pdf.lines(["armers of the lake basin lost one", "third of their harvest to drought"], x: 96, y: 90, leading: 12)
    pdf.line("and to", x: 96, y: 114)
    pdf.lines(Array(LayoutTests.left.dropFirst(2)), x: 72, y: 126)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline[0].hasPrefix("Farmers of the lake basin lost one third of their harvest to drought and to"))
  }

  @Test func shortColumnsUnderHeadingsAreReadOneAfterAnother() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 72, y: 80)
    for (column, words) in [
      ["Our purpose", "Seed for every", "village of the basin"],
      ["Our way", "Stores that groups", "keep by themselves"],
    ].enumerated() {
      let x = 72 + 220 * Double(column)
      pdf.line(words[0], x: x, y: 300, size: 14, font: .bold)
      pdf.lines(Array(words.dropFirst()), x: x, y: 322)
    }
    #expect(
      try Array(Reading(pdf.bytes).outline.suffix(4)) == [
        "## Our purpose", "Seed for every village of the basin", "## Our way", "Stores that groups keep by themselves",
      ])
  }

  /// Two sections beside each other, each below a heading; where they end.
  private func sections(_ pdf: inout TypedPDF) {
    pdf.line("Background", x: 50, y: 100, size: 13, font: .bold)
    pdf.line("Approach", x: 320, y: 100, size: 13, font: .bold)
    pdf.lines(LayoutTests.left, x: 50, y: 120)
    pdf.lines(LayoutTests.right, x: 320, y: 120)
  }

  private static let read = [
    "# Background", LayoutTests.left.joined(separator: " "), "## Approach", LayoutTests.right.joined(separator: " "),
    "## Contact",
  ]

  @Test func aSectionOfShortLinesBelowTwoSectionsComesLast() throws {
    var pdf = TypedPDF()
    sections(&pdf)
    pdf.line("Contact", x: 50, y: 210, size: 13, font: .bold)
    pdf.lines(["Ada Lund", "Head of the stores", "Lake Road 4"], x: 50, y: 230)
    #expect(try Array(Reading(pdf.bytes).outline.prefix(5)) == Self.read)
  }

  @Test func aRowOfNamesBelowTwoSectionsIsOneSection() throws {
    var pdf = TypedPDF()
    sections(&pdf)
    pdf.line("Contact", x: 50, y: 210, size: 13, font: .bold)
    for (index, name) in ["Lund", "Okoro", "Reyes", "Haddad", "Sato"].enumerated() {
      pdf.line(name, x: 50 + 95 * Double(index), y: 232)
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(Array(outline.prefix(5)) == Self.read)
    #expect(outline.dropFirst(5).joined(separator: " ").contains("Reyes"))
  }

  @Test func threeColumnsOnLinesOfTheirOwnAreReadOneAfterAnother() throws {
    var pdf = TypedPDF()
    let columns = [
      ["About us. The partnership is hosted", "by the Food and Farm Office of the", "lakes."],
      [
        "Contact. Farm Desk, Lake Road 4,", "Joal. The views expressed are those",
        "of the authors, and not of the office.",
      ],
      ["No line on the maps shown here", "implies that it is endorsed by the", "office."],
    ]
    for (index, lines) in columns.enumerated() {
      pdf.lines(lines, x: 40 + 185 * Double(index), y: index == 2 ? 105 : 100, leading: index == 2 ? 13 : 10)
    }
    #expect(try Reading(pdf.bytes).outline == columns.map { $0.joined(separator: " ") })
  }

  @Test func aSectionAtTheFootOfALongColumnIsTheColumns() throws {
    var pdf = TypedPDF()
    pdf.line("Background", x: 50, y: 100, size: 13, font: .bold)
    pdf.lines(LayoutTests.left + LayoutTests.left, x: 50, y: 120)
    pdf.line("Contact", x: 50, y: 270, size: 13, font: .bold)
    pdf.lines(["Ada Lund", "Head of the stores"], x: 50, y: 290)
    pdf.line("Approach", x: 320, y: 100, size: 13, font: .bold)
    pdf.lines(LayoutTests.right, x: 320, y: 120)
    #expect(
      try Reading(pdf.bytes).outline.filter { $0.hasPrefix("#") } == ["# Background", "## Contact", "## Approach"])
  }

  @Test func theHeadOfAMarginAboveTheTitleIsNoBanner() throws {
    var pdf = TypedPDF()
    pdf.line("Fact sheet", x: 50, y: 50, size: 9)
    pdf.line("Wells of the plain", x: 50, y: 110, size: 22, font: .bold)
    pdf.lines(Self.text + Self.text, x: 50, y: 140)
    pdf.line("Region", x: 400, y: 80, font: .bold)
    pdf.lines(["Lake basin, and the hills", "to the north of it, as far", "as the old road"], x: 400, y: 94)
    pdf.line("Funder", x: 400, y: 150, font: .bold)
    pdf.lines(["Ministry of the Lakes of", "the Northern Republic"], x: 400, y: 164)
    let document = try Furniture(options: NoOptions()).clean(Reading(pdf.bytes).document)
    #expect(document.blocks.flatMap(Reading.lines).contains { $0.hasSuffix("Region") })
  }

  @Test func textsThatBeginInBoldAreColumns() throws {
    var pdf = TypedPDF()
    let texts = [
      (
        "Well done. ",
        ["Towns on both banks of the lake", "now collect on the same days, and", "share one store of seed."]
      ),
      ("Not done. ", ["The call for boats failed twice,", "and two groups left after hail."]),
      ("What next. ", ["A fund for the repairs shall be", "set up by next year, and open", "to towns of all sizes."]),
    ]
    for (index, (lead, lines)) in texts.enumerated() {
      let x = 40 + 178 * Double(index)
      // The letters of Helvetica-Bold at 8: where the text goes on behind them.
      let width = lead.reduce(0.0) { $0 + ($1 == " " || $1 == "." ? 2.22 : $1 == "l" || $1 == "t" ? 2.4 : 4.9) } + 2
      pdf.line(lead, x: x, y: 100, size: 8, font: .bold)
      pdf.line(lines[0], x: x + width, y: 100, size: 8)
      pdf.lines(Array(lines.dropFirst()), x: x, y: 109, leading: 9, size: 8)
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline == texts.map { $0.0 + $0.1.joined(separator: " ") })
  }

  @Test func listsUnderHeadingsBesideEachOtherAreReadOneAfterAnother() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 60, y: 80)
    pdf.line("What works", x: 60, y: 230, size: 12, font: .bold)
    pdf.line("What does not", x: 260, y: 230, size: 12, font: .bold)
    let (one, other) = (
      ["Making compost", "Beds on dams", "Selling by phone", "Lending seed"],
      ["Fields without fences", "Seed from afar"]
    )
    for (x, items) in [(60.0, one), (260, other)] {
      for (row, item) in items.enumerated() { pdf.line("\u{95} " + item, x: x + 10, y: 248 + 12 * Double(row)) }
    }
    let outline = try Reading(pdf.bytes).outline.dropFirst()
    #expect(
      outline.map { String($0.drop { $0 == "#" }) } == [" What works"] + one.map { "- " + $0 } + [" What does not"]
        + other.map { "- " + $0 })
  }

  @Test func whoSignsBesideAnotherIsReadWithTheirOffice() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 60, y: 80)
    for (x, names) in [(60.0, ["Aster Bekele", "Chair of the board"]), (330, ["Jan de Wit", "Treasurer"])] {
      pdf.rule(from: (x, 270), to: (x + 150, 270))
      pdf.lines(names, x: x, y: 282)
    }
    #expect(
      try Reading(pdf.bytes).outline.dropFirst() == ["Aster Bekele", "Chair of the board", "Jan de Wit", "Treasurer"])
  }
}
