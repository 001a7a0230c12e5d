import Testing

/// Several tables of one page, all as wide as its text, with rules across.
@Suite struct StackedTablesTests {
  private static let facts = [("Financed by", "Ministry of the Lakes"), ("Period", "May 2021 to June 2025")]
  private static let works = [
    ["Work", "Planned", "Done", "Share"], ["Tanks", "84", "51", "61"], ["Filters", "84", "47", "56"],
  ]

  /// Rows with a rule below each; the place below them.
  private func draw(_ rows: [[String]], at xs: [Double], from top: Double, ruleAbove: Bool, in pdf: inout TypedPDF)
    -> Double
  {
    var y = top
    if ruleAbove { pdf.rule(from: (50, y - 12), to: (500, y - 12)) }
    for row in rows {
      for (x, text) in zip(xs, row) { pdf.line(text, x: x, y: y) }
      pdf.rule(from: (50, y + 6), to: (500, y + 6))
      y += 18
    }
    return y
  }

  @Test func aHeadingPartsTables() throws {
    var pdf = TypedPDF()
    var y = draw(Self.facts.map { [$0.0, $0.1] }, at: [52, 160], from: 100, ruleAbove: true, in: &pdf)
    pdf.line("Works", x: 50, y: y + 12, size: 14, font: .bold)
    y = draw(Self.works, at: [52, 220, 320, 420], from: y + 36, ruleAbove: true, in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: y + 30)
    let found = try Reading(pdf.bytes).outline
    #expect(
      found.prefix(6).map { $0.drop { $0 == "#" } } == [
        "| Financed by | Ministry of the Lakes", "| Period | May 2021 to June 2025", " Works",
        "| Work | Planned | Done | Share", "| Tanks | 84 | 51 | 61", "| Filters | 84 | 47 | 56",
      ])
  }

  @Test func aLineOfTextPartsTablesOfOtherColumns() throws {
    var pdf = TypedPDF()
    var y = draw(Self.facts.map { [$0.0, $0.1] }, at: [52, 160], from: 100, ruleAbove: true, in: &pdf)
    pdf.line("Table 2. Works finished by the end of the year", x: 50, y: y + 10)
    y = draw(Self.works, at: [52, 220, 320, 420], from: y + 34, ruleAbove: true, in: &pdf)
    let found = try Reading(pdf.bytes).outline
    #expect(found.contains("| Period | May 2021 to June 2025"))
    #expect(found.contains("Table 2. Works finished by the end of the year"))
    #expect(found.contains("| Tanks | 84 | 51 | 61"))
  }

  @Test func aNameOfAGroupIsInItsTable() throws {
    var pdf = TypedPDF()
    let rows = [Self.works[0], Self.works[1], ["In the hills"], Self.works[2]]
    _ = draw(rows, at: [52, 220, 320, 420], from: 100, ruleAbove: true, in: &pdf)
    let found = try Reading(pdf.bytes).outline
    #expect(found.count == 4 && found.allSatisfy { $0.hasPrefix("|") })
  }

  @Test func theFirstOfThreeRowsStandsAboveTheFirstRule() throws {
    var pdf = TypedPDF()
    let rows = Self.facts.map { [$0.0, $0.1] } + [["Budget", "2.3 million euros"]]
    let y = draw(rows, at: [52, 160], from: 100, ruleAbove: false, in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: y + 30)
    #expect(
      try Reading(pdf.bytes).outline.prefix(3) == [
        "| Financed by | Ministry of the Lakes", "| Period | May 2021 to June 2025", "| Budget | 2.3 million euros",
      ])
  }

  @Test func textAboveThreeRulesIsNoRow() throws {
    var pdf = TypedPDF()
    pdf.line("A page of the lakes in the north", x: 52, y: 100)
    pdf.rule(from: (50, 106), to: (500, 106))
    _ = draw(Self.facts.map { [$0.0, $0.1] }, at: [52, 160], from: 118, ruleAbove: false, in: &pdf)
    #expect(try Reading(pdf.bytes).outline.first == "A page of the lakes in the north")
  }

  @Test func theRestOfARowBetweenRulesIsNoRow() throws {
    var pdf = TypedPDF()
    var y = draw([["Difficulty", "Measure", "Whose"]], at: [52, 220, 420], from: 100, ruleAbove: true, in: &pdf)
    for row in [["Pipes were scarce in", "They are bought with", "Fund"], ["autumn and dear", "the towns"]] {
      for (x, text) in zip([52.0, 220, 420], row) { pdf.line(text, x: x, y: y) }
      y += 13
    }
    pdf.rule(from: (50, y - 7), to: (500, y - 7))
    _ = draw(
      [["Heads leave", "The boards agree", "Boards"]], at: [52, 220, 420], from: y + 5, ruleAbove: false, in: &pdf)
    #expect(
      try Reading(pdf.bytes).outline.contains(
        "| Pipes were scarce in autumn and dear | They are bought with the towns | Fund"))
  }

  @Test func aRowWithALongTextIsARow() throws {
    var pdf = TypedPDF()
    let text = [
      "Raise what is lent with prices in", "spring, so that it keeps its worth", "and is not eaten up by August",
    ]
    for (x, word) in [(52.0, "No."), (90, "Advice"), (320, "To whom"), (440, "Weight")] {
      pdf.line(word, x: x, y: 100, font: .bold)
    }
    pdf.rule(from: (50, 106), to: (500, 106))
    for row in 0..<4 {
      let y = 118 + 48 * Double(row)
      let lines = row == 0 ? text : Array(text.prefix(row % 2 + 1))
      pdf.lines(lines, x: 90, y: y)
      for (x, word) in [(52.0, "R\(row)"), (320, "Lake Fund"), (440, "High")] { pdf.line(word, x: x, y: y) }
      pdf.rule(from: (50, y + 32), to: (500, y + 32))
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(
      outline.prefix(2).elementsEqual([
        "| No. | Advice | To whom | Weight", "| R0 | \(text.joined(separator: " ")) | Lake Fund | High",
      ]))
    #expect(outline.count == 5)
  }

  @Test func rowsAboveTheRulesOfSumsAreRows() throws {
    var pdf = TypedPDF()
    func row(_ label: String, _ values: [String], y: Double, font: TypedPDF.Font = .regular) {
      pdf.line(label, x: 52, y: y, font: font)
      // A digit is 5.56 points wide at 10, a comma 2.78.
      for (right, value) in zip([400.0, 490], values) {
        let width = value.reduce(0.0) { $0 + ($1 == "," ? 2.78 : 5.56) }
        pdf.line(value, x: right - width, y: y, font: font)
      }
    }
    row("", ["2022", "2021"], y: 100, font: .bold)
    pdf.line("Income from:", x: 52, y: 114, font: .bold)
    row("Gifts", ["4,318", "3,977"], y: 128)
    row("Grants", ["21,640", "18,502"], y: 142)
    row("Interest", ["96", "104"], y: 156)
    pdf.rule(from: (50, 161), to: (500, 161))
    row("Total income", ["26,054", "22,583"], y: 172, font: .bold)
    pdf.line("Spent on:", x: 52, y: 192, font: .bold)
    row("Stores", ["22,871", "20,015"], y: 206)
    pdf.rule(from: (50, 211), to: (500, 211))
    row("Total spent", ["22,871", "20,015"], y: 222, font: .bold)
    pdf.rule(from: (50, 228), to: (500, 228))
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.first == "|  | 2022 | 2021")
    #expect(outline.contains("| Gifts | 4,318 | 3,977") && outline.contains("| Grants | 21,640 | 18,502"))
    #expect(outline.contains("| Income from: |  | ") && outline.count == 9)
  }

  @Test func aHeadingAboveARuleOfItsOwnIsNoRow() throws {
    var pdf = TypedPDF()
    let y = draw(Self.works, at: [52, 220, 320, 420], from: 100, ruleAbove: true, in: &pdf)
    for (x, word) in [(52.0, "Pumps"), (220, "12"), (320, "9"), (420, "75")] { pdf.line(word, x: x, y: y) }
    pdf.line("Where it comes from", x: 50, y: y + 30, size: 14, font: .bold)
    pdf.rule(from: (50, y + 35), to: (500, y + 35))
    pdf.lines(LayoutTests.left, x: 50, y: y + 50)
    pdf.line("Whom to ask", x: 50, y: y + 130, size: 14, font: .bold)
    pdf.rule(from: (50, y + 135), to: (500, y + 135))
    pdf.lines(LayoutTests.right, x: 50, y: y + 150)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains { $0.hasPrefix("#") && $0.hasSuffix("Where it comes from") })
    #expect(outline.contains("| Pumps | 12 | 9 | 75"))
  }

  @Test func aRuleOverASectionIsNoneOfTheTableBelowIt() throws {
    var pdf = TypedPDF()
    pdf.rule(from: (50, 90), to: (500, 90))
    for (x, lines) in [
      (50.0, ["What works", "Hiring from the plains", "Paying on time"]), (280, ["What does not", "Boats of steel"]),
    ] {
      pdf.line(lines[0], x: x, y: 108, size: 11, font: .bold)
      pdf.lines(Array(lines.dropFirst()), x: x, y: 124)
    }
    let y = draw(Self.works, at: [52, 220, 320, 420], from: 176, ruleAbove: false, in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: y + 30)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.filter { $0.hasPrefix("|") } == Self.works.map { "| " + $0.joined(separator: " | ") })
  }

  @Test func rulesOverNumbersAloneGoOnOverWhatTheyAreOf() throws {
    var pdf = TypedPDF()
    let rows = [
      ("Embassy", "4,100", "2,050"), ("Water fees", "3,120", "1,880"), ("Gifts", "1,020", "1,310"),
      ("Total", "7,220", "3,930"),
      ("Drilling", "2,870", "1,640"), ("Staff", "9,050", "6,110"), ("Result", "6,377", "1,377"),
    ]
    for (index, row) in rows.enumerated() {
      let y = 110 + 16 * Double(index)
      pdf.line(row.0, x: 60, y: y)
      pdf.line(row.1, x: 320, y: y)
      pdf.line(row.2, x: 420, y: y)
      if [2, 5, 6].contains(index) { pdf.rule(from: (300, y + 5), to: (450, y + 5)) }
    }
    pdf.lines(LayoutTests.left, x: 60, y: 240)
    let outline = try Reading(pdf.bytes).outline
    #expect(Array(outline.prefix(7)) == rows.map { "| \($0.0) | \($0.1) | \($0.2)" })
  }

  @Test func addressesUnderBoldHeadsAreColumns() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 50, y: 80)
    let columns = [
      ["Published by", "Lake Programme", "House 12, Unit 4", "Laketown"],
      ["Contact", "Dr. Mani Souk", "souk@lake.example", "+856 21 555 019"],
      ["Funded by", "Oak Trust", "Lake Fund", "Hill Bank"],
    ]
    for (index, lines) in columns.enumerated() {
      pdf.line(lines[0], x: 50 + 170 * Double(index), y: 300, size: 8, font: .bold)
      pdf.lines(Array(lines.dropFirst()), x: 50 + 170 * Double(index), y: 310, leading: 10, size: 8)
    }
    let outline = try Reading(pdf.bytes).outline.dropFirst().map { String($0.drop { $0 == "#" }.trimmingPrefix(" ")) }
    #expect(!outline.contains { $0.hasPrefix("|") })
    #expect(outline.joined(separator: " ") == columns.joined().joined(separator: " "))
  }
}
