import DocumentModel
import Testing

/// Tables whose rows a line, or a shade, parts, and whose cells have lines of their own.
@Suite struct RowsBetweenRulesTests {
  private func draw(_ rows: [[[String]]], at lefts: [Double], from y: Double, rules: Bool, in pdf: inout TypedPDF)
    -> Double
  {
    var y = y
    for row in rows {
      let height = 12 * Double(row.map(\.count).max() ?? 0)
      for (x, lines) in zip(lefts, row) { pdf.lines(lines, x: x, y: y + 10) }
      y += height + 6
      if rules { pdf.rule(from: (lefts[0] - 4, y - 1), to: (530, y - 1)) }
    }
    return y
  }

  private func read(_ rows: [[[String]]]) -> [String] {
    rows.map { "| " + $0.map { $0.joined(separator: " ") }.joined(separator: " | ") }
  }

  @Test func linesBetweenTwoRulesAreOneRow() throws {
    var pdf = TypedPDF()
    let rows = [
      [["Project"], ["Country"], ["Partner"], ["Years"]],
      [["Grids for", "islands"], ["Philippines"], ["Department of", "Energy and the", "Fund"], ["2021-2026"]],
      [["Risk pool"], ["Kenya,", "Ethiopia,", "Djibouti"], ["Union", "Commission"], ["2012-2028"]],
      [["Solar pumps", "for farms"], ["India"], ["Ministry of", "Power and", "Light"], ["2022-2027"]],
      [["Buses for", "the valley"], ["Colombia"], ["Metro of the", "valley, and", "its towns"], ["2019-2025"]],
      [["Forests"], ["Gabon,", "Cameroon", "and Congo"], ["Ministries"], ["2020-2025"]],
    ]
    pdf.rule(from: (50, 100), to: (530, 100))
    let y = draw(rows, at: [54, 180, 300, 430], from: 100, rules: true, in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: y + 40)
    #expect(try Array(Reading(pdf.bytes).outline.prefix(6)) == read(rows))
  }

  @Test func aFirstRowStandsAboveTheFirstRuleThoughRowsAreUnlike() throws {
    var pdf = TypedPDF()
    let rows = [
      [["No."], ["Action"], ["Who"], ["By when"]],
      [["1"], ["Forecast of spending"], ["J. Simic"], ["15 Oct 2024"]],
      [["2"], ["List of posts that need scanners"], ["A. Hoxha,", "B. Krasniqi"], ["31 Oct 2024"]],
      [["3"], ["Draft of the brochure"], ["I. Maric"], ["30 Nov 2024"]],
    ]
    let y = draw(rows, at: [54, 80, 320, 430], from: 100, rules: true, in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: y + 40)
    #expect(try Array(Reading(pdf.bytes).outline.prefix(4)) == read(rows))
  }

  @Test func aLabelThatGoesOnInSmallLettersIsOneRow() throws {
    var pdf = TypedPDF()
    let rows = [
      ["Indicator", "Unit", "2019", "2024"], ["People who are warned of cyclones", "number", "12,000", "88,400"],
      ["in time", "", "", ""], ["Homes that store water", "per cent", "18", "47"],
      ["Fishers in groups", "number", "210", "1,940"],
      ["of whom women", "per cent", "9", "28"], ["Islands with a plan for storms that", "number", "1", "17"],
      ["the council has adopted", "", "", ""], ["Training days", "days", "0", "7,320"],
    ]
    for (index, row) in rows.enumerated() {
      for (x, cell) in zip([50.0, 260, 360, 440], row) where !cell.isEmpty {
        pdf.line(cell, x: x, y: 110 + 12 * Double(index))
      }
    }
    for y in [98.0, 114, 212] { pdf.rule(from: (50, y), to: (500, y)) }
    pdf.lines(LayoutTests.left, x: 50, y: 260)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains("| People who are warned of cyclones in time | number | 12,000 | 88,400"))
    #expect(outline.contains("| Islands with a plan for storms that the council has adopted | number | 1 | 17"))
    #expect(outline.contains("| of whom women | per cent | 9 | 28"))
  }

  @Test func cellsOnShadesAndOnWhiteInTurnAreOneTable() throws {
    var pdf = TypedPDF()
    let rows = [
      [["Activity"], ["Responsible"], ["Start"]],
      [["Survey in 40 villages"], ["Institute of", "Rural Studies"], ["Jan 2024"]],
      [["Seed banks"], ["Ministry of Farms;", "councils"], ["May 2024"]],
      [["Training"], ["Green Fields"], ["Jun 2024"]], [["Review"], ["Consultant"], ["Sep 2025"]],
    ]
    let lefts = [50.0, 220, 380, 530]
    var y = 100.0
    for (index, row) in rows.enumerated() {
      let height = 12 * Double(row.map(\.count).max() ?? 0) + 6
      for column in 0..<3 where index == 0 || index % 2 == 1 {
        pdf.shade(
          x: lefts[column], y: y, width: lefts[column + 1] - lefts[column], height: height, gray: index == 0 ? 0.6 : 0.9
        )
      }
      for (x, lines) in zip(lefts, row) { pdf.lines(lines, x: x + 4, y: y + 12) }
      y += height
    }
    pdf.lines(LayoutTests.left, x: 50, y: y + 40)
    let reading = try Reading(pdf.bytes)
    #expect(Array(reading.outline.prefix(5)) == read(rows))
    #expect(reading.document.blocks.count == 2)
  }

  @Test func figuresInFramesBetweenBarsAreNoTable() throws {
    var pdf = TypedPDF()
    pdf.line("Water for the hills", x: 50, y: 60, size: 20, font: .bold)
    for (y, name) in [(90.0, "Figures"), (180, "What is done")] {
      pdf.shade(x: 50, y: y, width: 510, height: 18, gray: 0.6)
      pdf.line(name, x: 58, y: y + 13, size: 11, font: .bold)
    }
    for (index, (figure, words)) in [
      ("62", "villages with water"), ("38,400", "people reached"), ("92%", "boards made legal"),
    ].enumerated() {
      let x = 50 + 174 * Double(index)
      for (from, to) in [
        ((x, 116.0), (x + 162, 116.0)), ((x, 166), (x + 162, 166)), ((x, 116), (x, 166)),
        ((x + 162, 116), (x + 162, 166)),
      ] {
        pdf.rule(from: from, to: to)
      }
      pdf.line(figure, x: x + 60, y: 138, size: 17, font: .bold)
      pdf.line(words, x: x + 40, y: 154, size: 8)
    }
    pdf.lines(LayoutTests.left, x: 50, y: 220)
    let outline = try Reading(pdf.bytes).outline
    #expect(!outline.contains { $0.hasPrefix("|") })
    #expect(outline.filter { $0.hasPrefix("#") } == ["# Water for the hills", "## Figures", "## What is done"])
  }
}
