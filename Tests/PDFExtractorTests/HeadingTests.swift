import DocumentModel
import PDFExtractor
import Testing

@Suite struct HeadingTests {
  static let text = LayoutTests.left + LayoutTests.right

  @Test func aHeadingBelowTextIsNoTitle() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 72, y: 80)
    pdf.line("What came of it", x: 72, y: 220, size: 16, font: .bold)
    pdf.lines(Self.text, x: 72, y: 250)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.count == 3)
    #expect(outline[1] == "## What came of it")
  }

  @Test func sizesThatAreUsedElsewhereLeaveNoGapBetweenLevels() throws {
    var pdf = TypedPDF()
    pdf.line("How to help", x: 72, y: 60, size: 24)
    for (index, (text, size)) in [("As a boater", 12.0), ("Where to read on", 18), ("By the shore", 15)].enumerated() {
      let y = 100 + 160 * Double(index)
      pdf.line(text, x: 72, y: y, size: size, font: .bold)
      pdf.lines(Self.text, x: 72, y: y + 20)
    }
    pdf.line("As a farmer", x: 72, y: 590, size: 12, font: .bold)
    pdf.lines(Self.text, x: 72, y: 610)
    let headings = try Reading(pdf.bytes).outline.filter { $0.hasPrefix("#") }
    #expect(
      headings == ["# How to help", "#### As a boater", "## Where to read on", "### By the shore", "#### As a farmer"])
  }

  @Test func aHeadingIsOneLevelBelowThatWhichItStandsUnder() throws {
    var pdf = TypedPDF()
    pdf.line("How to help", x: 72, y: 60, size: 24)
    for (index, (text, size)) in [("As a boater", 18.0), ("On the water", 12), ("Further", 18)].enumerated() {
      let y = 100 + 160 * Double(index)
      pdf.line(text, x: 72, y: y, size: size, font: .bold)
      pdf.lines(Self.text, x: 72, y: y + 20)
    }
    pdf.newPage()
    pdf.line("By the shore", x: 72, y: 100, size: 15, font: .bold)
    pdf.lines(Self.text, x: 72, y: 120)
    let headings = try Reading(pdf.bytes).outline.filter { $0.hasPrefix("#") }
    #expect(headings == ["# How to help", "## As a boater", "### On the water", "## Further", "### By the shore"])
  }

  @Test func aNameWithUnderscoresIsNoHeadingInCapitals() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 72, y: 80)
    pdf.line("YIELD_KG", x: 72, y: 220)
    pdf.lines(Self.text, x: 72, y: 250)
    #expect(try Reading(pdf.bytes).outline.contains("YIELD_KG"))
  }

  @Test(arguments: ["Water Guild - www.example.org", "Write to guild@example.org"]) func anAddressIsNoHeading(
    _ line: String
  ) throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 72, y: 80)
    pdf.line(line, x: 72, y: 260, size: 16, font: .bold)
    pdf.lines(Self.text, x: 72, y: 290)
    #expect(!(try Reading(pdf.bytes).outline.contains { $0.hasPrefix("#") }))
  }

  @Test func lettersUnderEachOtherHeadNothing() throws {
    var pdf = TypedPDF()
    for (row, letter) in "PRINT".enumerated() { pdf.line(String(letter), x: 72, y: 60 + 16 * Double(row), size: 15) }
    pdf.lines(Self.text, x: 72, y: 160)
    #expect(!(try Reading(pdf.bytes).outline.contains { $0.hasPrefix("#") }))
  }

  @Test func aDateAtTheEndOfAHeadingsLineIsNoPartOfIt() throws {
    var pdf = TypedPDF()
    pdf.line("Rates of the fund", x: 72, y: 120, size: 20)
    pdf.line("In force since the ninth of April of this year", x: 330, y: 120, size: 9)
    pdf.lines(Self.text, x: 72, y: 160)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.prefix(2) == ["# Rates of the fund", "In force since the ninth of April of this year"])
  }

  @Test func aSuperscriptStandsInItsLine() throws {
    var pdf = TypedPDF()
    pdf.line("Seed was bought before the rains", x: 72, y: 100)
    pdf.line("12", x: 217, y: 96, size: 6)
    pdf.line("and lent to all", x: 230, y: 100)
    pdf.lines(LayoutTests.left, x: 72, y: 112)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.count == 1)
    #expect(outline[0].hasPrefix("Seed was bought before the rains") && outline[0].contains("rains12 and lent to all"))
  }
  @Test func aLetterSpacedHeadingHasItsWords() throws {
    var pdf = TypedPDF()
    var x = 72.0
    for word in ["SEED", "FOR", "ALL"] {
      for letter in word {
        pdf.line(String(letter), x: x, y: 80, size: 20)
        x += 16
      }
      x += 10
    }
    pdf.lines(Self.text, x: 72, y: 120)
    #expect(try Reading(pdf.bytes).outline.first == "# SEED FOR ALL")
  }

  @Test func aChaptersNumberIsPartOfItsHeading() throws {
    var pdf = TypedPDF()
    pdf.line("3", x: 72, y: 80, size: 24)
    pdf.line("Stores and seed", x: 72, y: 116, size: 24)
    pdf.lines(Self.text, x: 72, y: 160)
    #expect(try Reading(pdf.bytes).outline.first == "# 3 Stores and seed")
  }

  @Test func aLineAboveTheTextIsTheTitleWhereTypeTellsNone() throws {
    var pdf = TypedPDF()
    pdf.line("Seed that bears dry years", x: 72, y: 80)
    pdf.lines(Self.text, x: 72, y: 110)
    #expect(try Reading(pdf.bytes).outline.first == "# Seed that bears dry years")
  }

  @Test func theLastLineOfTextFromThePageBeforeIsNoTitle() throws {
    var pdf = TypedPDF()
    pdf.line("Seed bears dry years.", x: 72, y: 80)
    pdf.lines(Self.text, x: 72, y: 110)
    #expect(try Reading(pdf.bytes).outline.first == "Seed bears dry years.")
  }

  @Test func bigWordsUnderHeadingsBesideEachOtherAreTheirText() throws {
    var pdf = TypedPDF()
    pdf.line("Seed for all", x: 72, y: 80, size: 24)
    for (x, head, words) in [
      (72.0, "What we want", "Full stores when the rains begin"),
      (320.0, "How we work", "Village by village, group by group"),
    ] {
      pdf.line(head, x: x, y: 140, size: 13, font: .bold)
      pdf.line(words, x: x, y: 165, size: 15)
    }
    pdf.lines(Self.text, x: 72, y: 240)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline[1].hasSuffix("# What we want") && outline[2] == "Full stores when the rains begin")
  }

  @Test func aNameOverTheMiddleOfATableIsNoHeading() throws {
    var pdf = TypedPDF()
    pdf.line("Stores", x: 72, y: 80, size: 18, font: .bold)
    pdf.lines(Self.text, x: 72, y: 110)
    pdf.line("Stores by basin", x: 266, y: 280, font: .bold)
    for (row, cells) in [["Basin", "Stores"], ["Upper", "14"], ["Lower", "9"]].enumerated() {
      let y = 290 + 20 * Double(row)
      pdf.rule(from: (72, y), to: (540, y))
      pdf.line(cells[0], x: 80, y: y + 14)
      pdf.line(cells[1], x: 500, y: y + 14)
    }
    pdf.rule(from: (72, 350), to: (540, 350))
    for x in [72.0, 306, 540] { pdf.rule(from: (x, 290), to: (x, 350)) }
    pdf.lines(Self.text, x: 72, y: 400)
    #expect(try Reading(pdf.bytes).outline.filter { $0.contains("Stores by basin") } == ["Stores by basin"])
  }

  @Test func wordsBeforeALeaderStayApart() throws {
    var pdf = TypedPDF()
    pdf.line("Contents", x: 72, y: 60, size: 18, font: .bold)
    for (number, title) in ["The basin in dry years", "Seed and stores"].enumerated() {
      let dots = String(repeating: ". ", count: 30)
      pdf.line("\(title) \(dots)\(["ix", "x"][number])", x: 72, y: 100 + 14 * Double(number))
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.count == 3)
    #expect(outline[1].hasPrefix("The basin in dry years"))
  }

  @Test func aListOfContentsHasOneHeading() throws {
    var pdf = TypedPDF()
    pdf.line("Contents", x: 72, y: 80, size: 18, font: .bold)
    for (number, title) in ["The basin", "Seed and stores", "Groups", "Money", "What came of it", "Thanks"].enumerated()
    {
      let y = 120 + 18 * Double(number)
      pdf.line(title, x: 72, y: y, size: 12, font: .bold)
      pdf.line("\(3 + 4 * number)", x: 480, y: y, size: 12, font: .bold)
    }
    pdf.newPage()
    pdf.lines(Self.text, x: 72, y: 80)
    let headings = try Reading(pdf.bytes).outline.filter { $0.hasPrefix("#") }
    #expect(headings == ["# Contents"])
  }

  @Test func aCaptionAboveAColumnDoesNotInterruptTheText() throws {
    var pdf = TypedPDF()
    pdf.lines(["Figure 2. A store in the hills,", "built by the groups."], x: 320, y: 90, size: 8)
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 60, y: 140)
    pdf.lines(LayoutTests.right + LayoutTests.left, x: 320, y: 140)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.first?.hasPrefix("Figure 2.") == true)
    #expect(outline.count == 3)
  }

  @Test func theOutlineKnowsHeadingsThatLookLikeText() throws {
    var pdf = TypedPDF()
    pdf.line("Growing back", x: 72, y: 60, size: 20, font: .bold)
    pdf.line("How it began", x: 72, y: 100)
    pdf.lines(Self.text, x: 72, y: 130)
    pdf.line("How it went on", x: 72, y: 280)
    pdf.lines(Self.text, x: 72, y: 310)
    pdf.outline = ["How it began", "How it went on"]
    let headings = try Reading(pdf.bytes).outline.filter { $0.hasPrefix("#") }
    #expect(headings == ["# Growing back", "## How it began", "## How it went on"])
  }

  @Test func aPageSetSidewaysIsReadUpright() throws {
    var pdf = TypedPDF()
    pdf.line("Growing back", x: 80, y: 700, size: 20, font: .bold, turn: "0 1 -1 0")
    for (index, line) in Self.text.enumerated() {
      pdf.line(line, x: 120 + 12 * Double(index), y: 700, turn: "0 1 -1 0")
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline == ["# Growing back", Self.text.joined(separator: " ")])
  }

  @Test func whatSomebodySaidHeadsNothing() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 72, y: 80)
    pdf.lines(
      ["\u{AB}The tree is our bank: we cut it not", "down, we cut it back\u{BB}"], x: 72, y: 230, leading: 20, size: 15)
    pdf.lines(LayoutTests.left, x: 72, y: 290)
    #expect(try !Reading(pdf.bytes).outline.contains { $0.hasPrefix("#") })
  }

  @Test func aLighterLineUnderTheTitleHeadsNothing() throws {
    var pdf = TypedPDF()
    pdf.line("Clean water for the hills", x: 72, y: 60, size: 22, font: .bold)
    pdf.line("Supply and sanitation in three districts", x: 72, y: 82, size: 14)
    for (index, name) in ["Where we began", "What we do"].enumerated() {
      let y = 120 + 160 * Double(index)
      pdf.line(name, x: 72, y: y, size: 12, font: .bold)
      pdf.lines(Self.text, x: 72, y: y + 20)
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline[1] == "Supply and sanitation in three districts")
    #expect(
      outline.filter { $0.hasPrefix("#") } == ["# Clean water for the hills", "## Where we began", "## What we do"])
  }
}
