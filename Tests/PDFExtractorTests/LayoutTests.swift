import DocumentModel
import Provenance
import Testing

@Suite struct LayoutTests {
  static let left = [
    "Farmers of the lake basin lost one", "third of their harvest to drought", "and to pests in the last season. The",
    "project brings seed that bears dry", "years, and teaches how to store it.",
  ]
  static let right = [
    "Village groups keep the stores and", "lend seed to those who lost theirs,", "against a tenth more after harvest.",
    "So far forty groups have begun, and", "thirty more are being trained now.",
  ]

  @Test func columnsAreReadOneAfterAnother() throws {
    var pdf = TypedPDF()
    pdf.line(
      "Seed that bears dry years comes to the villages of the lake basin, and to all who", x: 60, y: 100, size: 13)
    pdf.lines(Self.left, x: 60, y: 140)
    pdf.lines(Self.right, x: 320, y: 140)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.suffix(2) == [Self.left.joined(separator: " "), Self.right.joined(separator: " ")])
    #expect(outline.count == 3)
  }

  @Test func aHeadingOverSeveralLinesIsOne() throws {
    var pdf = TypedPDF()
    pdf.line("Growing back:", x: 72, y: 80, size: 22, font: .bold)
    pdf.line("forests of the northern hills", x: 72, y: 106, size: 22, font: .bold)
    pdf.line("What was done", x: 72, y: 150, size: 12, font: .bold)
    pdf.lines(Self.left, x: 72, y: 175)
    pdf.line("What came of it", x: 72, y: 260, size: 12, font: .bold)
    pdf.lines(Self.right, x: 72, y: 285)
    let outline = try Reading(pdf.bytes).outline
    #expect(
      outline == [
        "# Growing back: forests of the northern hills", "## What was done", Self.left.joined(separator: " "),
        "## What came of it", Self.right.joined(separator: " "),
      ])
  }

  @Test func paragraphsAreToldByDistanceAndByIndent() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.left, x: 72, y: 100)
    pdf.lines(Self.right, x: 72, y: 172)
    pdf.line("A third paragraph is indented at", x: 84, y: 232)
    pdf.lines(["its start, and goes on as usual at", "the left edge of the text."], x: 72, y: 244)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.count == 3)
    #expect(
      outline.last == "A third paragraph is indented at its start, and goes on as usual at the left edge of the text.")
  }

  /// A line ends early by its neighbours' edge, not by that of a running head far above.
  @Test func aCaptionInTheMiddleRunsOnPastASentence() throws {
    var pdf = TypedPDF()
    pdf.line("The wells of the dunes", x: 300, y: 45)
    pdf.line("19", x: 530, y: 45)
    pdf.lines(["On the trail to the second ridge, below the wells of the dunes."], x: 113, y: 540)
    pdf.lines(["The ninth month, at the end of the rains, in the year of the flood."], x: 109, y: 552)
    #expect(
      try Reading(pdf.bytes).outline.last
        == "On the trail to the second ridge, below the wells of the dunes. The ninth month, at the end of the rains, in "
        + "the year of the flood.")
  }

  @Test func bulletsOfASymbolFontMakeAListAndGo() throws {
    var pdf = TypedPDF()
    pdf.lines(["The project works by:"], x: 72, y: 100)
    for (index, item) in ["training forty village groups", "buying seed early in the year"].enumerated() {
      pdf.line("\u{B7}", x: 80, y: 120 + 30 * Double(index), font: .symbol)
      pdf.line(item, x: 98, y: 120 + 30 * Double(index))
      pdf.line("and by keeping books", x: 98, y: 132 + 30 * Double(index))
    }
    let reading = try Reading(pdf.bytes)
    #expect(
      reading.outline == [
        "The project works by:", "- training forty village groups and by keeping books",
        "- buying seed early in the year and by keeping books",
      ])
    #expect(reading.document.dropped.map(\.rule.name) == ["pdf.bullet", "pdf.bullet"])
  }

  @Test func listsNestByIndent() throws {
    var pdf = TypedPDF()
    let items: [(String, Double)] = [("Seed", 72), ("millet", 90), ("sorghum", 90), ("Tools", 72)]
    for (index, item) in items.enumerated() {
      pdf.line("-", x: item.1, y: 100 + 14 * Double(index))
      pdf.line(item.0, x: item.1 + 12, y: 100 + 14 * Double(index))
    }
    #expect(try Reading(pdf.bytes).outline == ["- Seed", "  - millet", "  - sorghum", "- Tools"])
  }

  @Test func alignedPartsOfLinesAreATable() throws {
    var pdf = TypedPDF()
    pdf.line("Region", x: 72, y: 100, font: .bold)
    pdf.line("Groups", x: 200, y: 100, font: .bold)
    pdf.line("Members", x: 320, y: 100, font: .bold)
    for (index, row) in [("North", "12", "340"), ("South", "18", "511"), ("Lake", "10", "298")].enumerated() {
      let y = 116 + 14 * Double(index)
      pdf.line(row.0, x: 72, y: y)
      pdf.line(row.1, x: 200, y: y)
      pdf.line(row.2, x: 320, y: y)
    }
    #expect(
      try Reading(pdf.bytes).outline == [
        "| Region | Groups | Members", "| North | 12 | 340", "| South | 18 | 511", "| Lake | 10 | 298",
      ])
  }

  @Test func linksAreMarkedWhereTheyStand() throws {
    var pdf = TypedPDF()
    pdf.line("Read the report, or write to desk@example.org today", x: 72, y: 100)
    pdf.link(to: "https://example.org/report", x: 97, y: 90, width: 45, height: 14)
    let document = try Reading(pdf.bytes).document
    #expect(document.links.map(\.target.string) == ["https://example.org/report", "desk@example.org"])
    #expect(document.links.map(\.text.string) == ["the report", "desk@example.org"])
    guard case .paragraph(let text) = document.blocks[0].content else { return }
    #expect(text.marks.map { text.text[$0.range].string } == ["the report", "desk@example.org"])
  }

  @Test func datesAreSpelledInTheirOwnPrecision() throws {
    var pdf = TypedPDF()
    pdf.info = [("Title", "Seed"), ("ModDate", "D:20240601120000+02'00'"), ("Keywords", "seed, drought")]
    pdf.lines(Self.left, x: 72, y: 100)
    let facts = try Reading(pdf.bytes).document.facts
    #expect(facts.modified?.string == "2024-06-01T12:00:00+02:00")
    #expect(facts.published == nil)
    #expect(facts.title?.string == "Seed")
    #expect(facts.keywords.map(\.string) == ["seed", "drought"])
  }

  @Test func theLawsHoldAndEveryLetterIsKept() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.left, x: 60, y: 140)
    pdf.lines(Self.right, x: 320, y: 140)
    pdf.newPage()
    pdf.lines(Self.left, x: 60, y: 140)
    let reading = try Reading(pdf.bytes)
    for text in reading.document.texts { #expect(text.brokenLaw(in: reading.sources) == nil) }
    let covered = reading.document.coverage
    for source in reading.sources.prefix(2) {
      for (offset, byte) in source.utf8.enumerated() where byte > 0x20 {
        #expect(covered.holds(SourceRange(source.id, offset..<(offset + 1))))
      }
    }
  }

  @Test func labelsAndValuesAreATableThoughOneGapIsNarrow() throws {
    var pdf = TypedPDF()
    let rows = [
      ("Funder", "Lake Fund"), ("Implementing partner", "Seed Union"), ("Country", "Malawi"), ("Budget", "$2 million"),
    ]
    for (index, row) in rows.enumerated() {
      pdf.line(row.0, x: 72, y: 100 + 14 * Double(index))
      pdf.line(row.1, x: 172, y: 100 + 14 * Double(index))
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline == rows.map { "| \($0.0) | \($0.1)" })
  }

  @Test func linesOfAnAddressStayApart() throws {
    var pdf = TypedPDF()
    pdf.lines(
      ["Grace Banda, Seed Union", "Lakeside Office", "grace.banda@example.org", "+000 555 0100"], x: 72, y: 100)
    #expect(
      try Reading(pdf.bytes).outline == [
        "Grace Banda, Seed Union", "Lakeside Office", "grace.banda@example.org", "+000 555 0100",
      ])
  }

  @Test func paragraphsOfALineEachAreTwo() throws {
    let texts = ["Children stay away three months of a year, and some never come back.", "The project began in 2019."]
    var pdf = TypedPDF()
    pdf.line("Schools", x: 72, y: 60, size: 20, font: .bold)
    pdf.lines(texts, x: 72, y: 100, leading: 22)
    #expect(try Reading(pdf.bytes).outline == ["# Schools"] + texts)
  }

  @Test func aParagraphOfThreeLinesSetWideIsOne() throws {
    var pdf = TypedPDF()
    pdf.line("Schools", x: 72, y: 60, size: 20, font: .bold)
    pdf.lines(Array(Self.left.prefix(3)), x: 72, y: 100, leading: 22)
    #expect(try Reading(pdf.bytes).outline == ["# Schools", Self.left.prefix(3).joined(separator: " ")])
  }

  @Test func whatATermSaysHangsBelowIt() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.left, x: 50, y: 80)
    for (index, (term, lines)) in [
      ("Power", ["Two of the centres lost a fortnight of teaching, and wait for", "Augusta."]),
      ("Prices", ["Steel costs a fifth more than planned, and cement does."]),
      ("Staff", ["Three trainers left for posts with better pay in the towns", "nearby."]),
    ].enumerated() {
      let y = 160 + 24 * Double(index) - (index > 1 ? 12 : 0)
      pdf.line(term, x: 50, y: y, font: .bold)
      pdf.line(lines[0], x: 86, y: y)
      if lines.count > 1 { pdf.line(lines[1], x: 66, y: y + 12) }
    }
    #expect(
      try Array(Reading(pdf.bytes).outline.dropFirst()) == [
        "Power Two of the centres lost a fortnight of teaching, and wait for Augusta.",
        "Prices Steel costs a fifth more than planned, and cement does.",
        "Staff Three trainers left for posts with better pay in the towns nearby.",
      ])
  }

  @Test func labelsInAColourStandAboveTheirValues() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.left + Self.right, x: 50, y: 80)
    for (index, (label, value)) in [
      ("Country", "Ivory Coast"), ("Commissioned by", "Ministry for Development"), ("Term", "May 2020 to June 2025"),
    ].enumerated() {
      let y = 100 + 24 * Double(index)
      pdf.draw("0.1 0.5 0.2 rg")
      pdf.line(label, x: 400, y: y)
      pdf.draw("0 g")
      pdf.line(value, x: 400, y: y + 12)
    }
    let outline = try Array(Reading(pdf.bytes).outline.dropFirst())
    #expect(
      outline == [
        "Country", "Ivory Coast", "Commissioned by", "Ministry for Development", "Term", "May 2020 to June 2025",
      ])
  }

  @Test func eachNoteBeginsWithItsRaisedNumber() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.left + Self.right, x: 50, y: 80)
    for (index, note) in [
      "Selected areas are listed in the annex to this", "Office of Statistics: Roads and Paths, volume two",
    ].enumerated() {
      let y = 700 + 10 * Double(index)
      pdf.line("\(index + 1)", x: 50, y: y - 3, size: 5)
      pdf.line(note, x: 54, y: y, size: 8)
    }
    #expect(
      try Array(Reading(pdf.bytes).outline.dropFirst()) == [
        "1 Selected areas are listed in the annex to this", "2 Office of Statistics: Roads and Paths, volume two",
      ])
  }

  @Test func anAddressGoesOnBehindASmallWord() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.left, x: 50, y: 80)
    pdf.lines(["Bank of the Hills, 5 Palm Road, Frankfurt am", "Main, Germany", "www.hills.example"], x: 50, y: 160)
    #expect(
      try Array(Reading(pdf.bytes).outline.dropFirst()) == [
        "Bank of the Hills, 5 Palm Road, Frankfurt am Main, Germany", "www.hills.example",
      ])
  }
}
