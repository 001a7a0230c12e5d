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
}
