import DocumentModel
import PDFExtractor
import Provenance
import Stages
import Testing

/// Tables whose truth is known, because they are drawn here.
struct TableTests {
  /// A frame with lines at these places.
  private func drawGrid(_ pdf: inout TypedPDF, xs: [Double], ys: [Double]) {
    for x in xs { pdf.rule(from: (x, ys[0]), to: (x, ys[ys.count - 1])) }
    for y in ys { pdf.rule(from: (xs[0], y), to: (xs[xs.count - 1], y)) }
  }

  private func table(_ pdf: TypedPDF) throws -> Block.Table? {
    let tables = try Reading(pdf.bytes).document.blocks.compactMap { block -> Block.Table? in
      if case .table(let table) = block.content { table } else { nil }
    }
    return tables.count == 1 ? tables[0] : nil
  }

  private func texts(_ table: Block.Table?) -> [[String]] {
    (table?.rows ?? []).map { $0.map { Reading.plain($0.text.text) } }
  }

  @Test func linesOfTextInADrawnCellAreOneCell() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 200, 400], ys: [90, 120, 160])
    pdf.line("Area", x: 74, y: 104)
    pdf.line("What was done", x: 204, y: 104)
    pdf.line("Water", x: 74, y: 134)
    pdf.lines(["Twelve wells were dug in", "the dry season"], x: 204, y: 134)
    let found = texts(try table(pdf))
    #expect(found == [["Area", "What was done"], ["Water", "Twelve wells were dug in the dry season"]])
  }

  @Test func aHeaderAboveTheFirstRuleAndASumBelowTheLastAreTheTables() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 70, y: 60)
    pdf.line("Thousand crowns", x: 250, y: 146, font: .bold)
    pdf.line("Component", x: 74, y: 152, font: .bold)
    pdf.line("Sum", x: 450, y: 152, font: .bold)
    pdf.rule(from: (225, 149), to: (400, 149))
    for (text, x) in [("2021", 230), ("2022", 300), ("2023", 370)] { pdf.line(text, x: Double(x), y: 160, font: .bold) }
    let rows = [
      ("Seed banks", "120", "140", "90", "350"), ("Reservoirs", "400", "310", "150", "860"),
      ("Training", "60", "80", "80", "220"),
      ("All", "580", "530", "320", "1430"),
    ]
    for (index, row) in rows.enumerated() {
      for (text, x) in [(row.0, 74.0), (row.1, 232), (row.2, 302), (row.3, 372), (row.4, 450)] {
        pdf.line(text, x: x, y: 182 + 18 * Double(index))
      }
    }
    for y in [166.0, 223] { pdf.rule(from: (70, y), to: (500, y)) }
    pdf.lines(LayoutTests.right, x: 70, y: 280)
    let table = try #require(try table(pdf))
    #expect(
      texts(table) == [
        ["Component", "Thousand crowns", "Sum"], ["2021", "2022", "2023"], ["Seed banks", "120", "140", "90", "350"],
        ["Reservoirs", "400", "310", "150", "860"], ["Training", "60", "80", "80", "220"],
        ["All", "580", "530", "320", "1430"],
      ])
    #expect(table.rows[0].map(\.columns) == [1, 3, 1] && table.rows[0].map(\.rows) == [2, 1, 2])
  }

  @Test func textAroundTheRulesOfATableIsNoneOfIt() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 74, y: 88)
    for (index, row) in [["Place", "2021", "2022"], ["North", "12", "14"], ["South", "40", "31"]].enumerated() {
      for (text, x) in zip(row, [74.0, 232, 302]) { pdf.line(text, x: x, y: 164 + 18 * Double(index)) }
    }
    for y in [150.0, 206] { pdf.rule(from: (70, y), to: (340, y)) }
    pdf.line("Source: the guild.", x: 74, y: 218)
    pdf.lines(LayoutTests.right, x: 74, y: 240)
    #expect(texts(try table(pdf)) == [["Place", "2021", "2022"], ["North", "12", "14"], ["South", "40", "31"]])
  }

  @Test func whiteInAFramePartsColumnsThoughSomeLinesNameGroups() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 400, 540], ys: [90, 110, 330])
    for (text, x) in [("Market", 74), ("This week", 220), ("Last year", 300), ("Told by", 404)] {
      pdf.line(text, x: Double(x), y: 104)
    }
    for row in 0..<15 {
      let y = 126 + 14 * Double(row)
      guard row % 3 > 0 else {
        pdf.line("Grain of the coast", x: 74, y: y)
        continue
      }
      pdf.line("Harbour \(row)", x: 80, y: y)
      pdf.line("\(row).40", x: 222, y: y)
      pdf.line("\(row).75", x: 302, y: y)
      // A link stands a little higher than the numbers beside it.
      pdf.line("Guild of scales", x: 404, y: y - 1.2)
    }
    let rows = texts(try table(pdf))
    #expect(rows.first == ["Market", "This week", "Last year", "Told by"])
    #expect(rows.allSatisfy { $0.count == 4 })
  }

  @Test func aNoteThatBeginsInAGapDoesNotJoinColumns() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 440, 540], ys: [90, 110, 350])
    for (text, x) in [("Market", 74), ("This week", 250), ("Last year", 312), ("Told by", 444)] {
      pdf.line(text, x: Double(x), y: 104)
    }
    for row in 0..<14 {
      let y = 124 + 14 * Double(row)
      pdf.line("Village market \(row + 1)", x: 74, y: y)
      pdf.line("\(20 + row).50 - \(21 + row).50", x: 240, y: y)
      pdf.line("\(30 + row).50 - \(31 + row).50", x: 310, y: y)
      pdf.line("Mrs. Keita", x: 444, y: y)
    }
    for row in 0..<2 { pdf.line("Ask the elders of the market", x: 302.6, y: 322 + 14 * Double(row)) }
    let rows = texts(try table(pdf))
    #expect(rows.first == ["Market", "This week", "Last year", "Told by"])
    #expect(rows.dropFirst().first == ["Village market 1", "20.50 - 21.50", "30.50 - 31.50", "Mrs. Keita"])
  }

  @Test func emptyCellsOfADrawnTableStay() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 150, 230, 310], ys: [90, 110, 130, 150])
    for (index, name) in ["Step", "Plan", "Result"].enumerated() { pdf.line(name, x: 74 + 80 * Double(index), y: 104) }
    pdf.line("First", x: 74, y: 124)
    pdf.line("Second", x: 74, y: 144)
    let found = texts(try table(pdf))
    #expect(found == [["Step", "Plan", "Result"], ["First", "", ""], ["Second", "", ""]])
  }

  @Test func aMissingLineJoinsCells() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 330], ys: [90, 110, 150, 170])
    pdf.rule(from: (70, 130), to: (330, 130))
    pdf.rule(from: (150, 90), to: (150, 170))
    pdf.rule(from: (240, 110), to: (240, 170))
    pdf.line("Year", x: 74, y: 104)
    pdf.line("Members", x: 220, y: 104)
    for (row, cells) in [["", "women", "men"], ["2023", "40", "38"], ["2024", "52", "49"]].enumerated() {
      for (column, cell) in cells.enumerated() {
        pdf.line(cell, x: [74.0, 154.0, 244.0][column], y: 124 + 20 * Double(row))
      }
    }
    let found = try table(pdf)
    let rows = texts(found)
    let columns = (found?.rows ?? []).map { $0.map(\.columns) }
    #expect(rows.first == ["Year", "Members"])
    #expect(columns.first == [1, 2])
    #expect(rows.last == ["2024", "52", "49"])
  }

  @Test func wordsThatOnlyAGapPartsAreNotGlued() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 200, 400], ys: [90, 110, 130])
    for (row, words) in [("Store", "seed"), ("North", "sold")].enumerated() {
      pdf.line(words.0, x: 74, y: 104 + 20 * Double(row))
      // Two numbers of one text, moved apart.
      pdf.draw("BT /F1 10 Tf 1 0 0 1 204 \(792 - 104 - 20 * Double(row)) Tm [(37.75) -6000 (39.75)] TJ ET")
    }
    #expect(texts(try table(pdf)).map { $0[1] } == ["37.75 39.75", "37.75 39.75"])
  }

  @Test func textBelowATableHidesNoneOfItsColumns() throws {
    var pdf = TypedPDF()
    let rows = [("", ["2023", "2024", "2025"]), ("Stores", ["12", "18", "25"]), ("Seed", ["4", "6", "8"])]
    for (row, cells) in (rows + [("Groups", ["40", "52", "60"]), ("Loans", ["90", "99", "120"])]).enumerated() {
      pdf.line(cells.0, x: 72, y: 100 + 14 * Double(row))
      for (column, cell) in cells.1.enumerated() {
        pdf.line(cell, x: 200 + 45 * Double(column), y: 100 + 14 * Double(row))
      }
    }
    let tail = [
      ("We think that the seed that is lent will", "last"), ("grow next year, and that the groups do", "loans"),
      ("too, where rain falls as it did before the", "year"),
    ]
    for (row, words) in tail.enumerated() {
      pdf.line(words.0, x: 72, y: 172 + 12 * Double(row))
      pdf.line(words.1, x: 290, y: 172 + 12 * Double(row))
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline[0] == "|  | 2023 | 2024 | 2025")
    #expect(outline[4] == "| Loans | 90 | 99 | 120")
  }

  @Test func whiteLinesOnAShadeSeparateCells() throws {
    var pdf = TypedPDF()
    pdf.shade(x: 70, y: 90, width: 240, height: 60, gray: 0.8)
    for y in [90.0, 110, 130, 150] { pdf.draw("1 G 1 w 70 \(792 - y) m 310 \(792 - y) l S") }
    for x in [70.0, 190, 310] { pdf.draw("1 G 1 w \(x) \(792 - 90) m \(x) \(792 - 150) l S") }
    for (row, cells) in [["Store", "Seed"], ["North", ""], ["South", "18"]].enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        pdf.line(cell, x: 74 + 120 * Double(column), y: 104 + 20 * Double(row))
      }
    }
    #expect(texts(try table(pdf)) == [["Store", "Seed"], ["North", ""], ["South", "18"]])
  }

  @Test func shadesOfRowsSeparateThem() throws {
    var pdf = TypedPDF()
    for row in stride(from: 0, to: 5, by: 2) { pdf.shade(x: 70, y: 90 + 30 * Double(row), width: 120, height: 30) }
    for row in stride(from: 0, to: 5, by: 2) { pdf.shade(x: 190, y: 90 + 30 * Double(row), width: 120, height: 30) }
    for row in 0..<5 {
      pdf.lines(["Group \(row)", "of the north"], x: 74, y: 102 + 30 * Double(row))
      pdf.line("\(row * 7) members", x: 194, y: 102 + 30 * Double(row))
    }
    let found = texts(try table(pdf))
    #expect(found == (0..<5).map { ["Group \($0) of the north", "\($0 * 7) members"] })
  }

  @Test func headingsStandOverTheColumnsOfTheirLine() throws {
    var pdf = TypedPDF()
    for y in [90.0, 134, 184] { pdf.rule(from: (70, y), to: (430, y)) }
    pdf.rule(from: (150, 112), to: (280, 112))
    pdf.rule(from: (300, 112), to: (430, 112))
    pdf.line("Women", x: 200, y: 105)
    pdf.line("Men", x: 355, y: 105)
    for (row, cells) in [
      ["Region", "2023", "2024", "2023", "2024"], ["North", "12", "14", "11", "10"], ["Lake", "8", "9", "7", "9"],
    ]
    .enumerated() {
      for (column, cell) in cells.enumerated() {
        pdf.line(cell, x: [74.0, 160, 240, 310, 390][column], y: [127.0, 150, 168][row])
      }
    }
    let found = try table(pdf)
    let columns = (found?.rows ?? []).map { $0.map(\.columns) }
    #expect(columns.first?.suffix(2) == [2, 2])
    #expect(columns.last == [1, 1, 1, 1, 1])
    let headers = (found?.rows ?? []).map { row in row.count { $0.isHeader } }
    #expect(headers.first == columns.first?.count)
    #expect(headers.last == 0)
  }

  @Test func aTableIsNoGutterThoughItsCellsAreColumns() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 240, 410], ys: [90, 150, 210])
    let text = ["The groups meet each week", "and keep the books in turn", "so that all learn how."]
    for (x, y) in [(74.0, 104.0), (244, 104), (74, 164), (244, 164)] { pdf.lines(text, x: x, y: y) }
    let found = texts(try table(pdf))
    let counts = found.map { $0.count }
    #expect(counts == [2, 2])
  }

  @Test func aFrameAroundTextIsNoTable() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [60, 400], ys: [90, 150])
    pdf.lines(["A box with a note about", "the prices of seed"], x: 70, y: 110)
    #expect(try Reading(pdf.bytes).outline == ["A box with a note about the prices of seed"])
  }

  @Test func theAxesOfAChartAreNoTable() throws {
    var pdf = TypedPDF()
    for step in 0...5 { pdf.rule(from: (100, 100 + 30 * Double(step)), to: (400, 100 + 30 * Double(step))) }
    pdf.rule(from: (100, 100), to: (100, 250))
    for step in 0...5 { pdf.line("\(50 - 10 * step)", x: 80, y: 104 + 30 * Double(step)) }
    for (index, year) in ["2021", "2022", "2023"].enumerated() { pdf.line(year, x: 150 + 80 * Double(index), y: 265) }
    let found = texts(try table(pdf))
    #expect(found.isEmpty)
  }

  /// A chart with a grid, names in rows below it, and what its axis is of.
  private func chart(linesAt offset: Double) -> TypedPDF {
    var pdf = TypedPDF()
    pdf.lines(HeadingTests.text, x: 72, y: 400)
    for step in 0...5 {
      let y = 104 + 30 * Double(step)
      pdf.rule(from: (100, y + offset), to: (400, y + offset))
      pdf.line("\(50 - 10 * step)", x: step == 5 ? 85.5 : 80, y: y)
    }
    for row in 0..<3 {
      for (index, name) in ["Shore", "Hills", "Plain"].enumerated() {
        pdf.line(name, x: 120 + 100 * Double(index), y: 266 + 9 * Double(row), size: 8)
      }
    }
    pdf.line("TONNES A YEAR", x: 200, y: 294)
    return pdf
  }

  @Test func namesUnderAChartAreNeitherTableNorHeading() throws {
    let outline = try Reading(chart(linesAt: -3.5).bytes).outline
    #expect(!outline.contains { $0.hasPrefix("|") || $0.hasPrefix("#") })
    #expect(outline.contains("TONNES A YEAR"))
  }

  @Test func linesBetweenRowsMakeNoChart() throws {
    let outline = try Reading(chart(linesAt: 12).bytes).outline
    #expect(outline.contains { $0.hasPrefix("| Shore | Hills | Plain") })
  }

  /// Prices by kind: each kind's name in bold above its towns, a line below each kind.
  private var prices: TypedPDF {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 400], ys: [90, 102, 138, 162])
    for x in [200.0, 300] { pdf.rule(from: (x, 90), to: (x, 162)) }
    for (text, x) in [("Now", 210.0), ("Report", 330)] { pdf.line(text, x: x, y: 99, font: .bold) }
    for (row, (name, price)) in [("Grain", ""), ("Ames", "1.35"), ("Ely", "2.10"), ("Oil", ""), ("Ames", "30.1")]
      .enumerated()
    {
      let y = 111 + 12 * Double(row)
      pdf.line(name, x: price.isEmpty ? 74 : 84, y: y, font: price.isEmpty ? .bold : .regular)
      guard !price.isEmpty else { continue }
      pdf.line(price, x: 210, y: y)
      pdf.line("Link", x: 380, y: y)
      pdf.rule(from: (380, y + 1.5), to: (398, y + 1.5))
    }
    return pdf
  }

  @Test func namesOfGroupsAndLinesUnderLinksAreRowsAndNoLines() throws {
    let rows = try Reading(prices.bytes).outline
    #expect(
      rows == [
        "|  | Now | Report", "| Grain |  | ", "| Ames | 1.35 | Link", "| Ely | 2.10 | Link", "| Oil |  | ",
        "| Ames | 30.1 | Link",
      ])
  }

  @Test func textBesideATableComesBehindIt() throws {
    var pdf = prices
    pdf.lines(["Prices are those", "of the week before."], x: 420, y: 100)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.last == "Prices are those of the week before.")
    #expect(outline.count == 7)
  }

  /// In Courier a space is as wide as a letter, and as the gap between numbers of two columns.
  @Test func wordsOfATypewriterAreNotColumns() throws {
    var pdf = TypedPDF()
    pdf.rule(from: (70, 88), to: (400, 88))
    pdf.rule(from: (70, 102), to: (400, 102))
    pdf.rule(from: (70, 190), to: (400, 190))
    pdf.line("Status of place   Houses  Share", x: 74, y: 98, font: .typewriter)
    for (row, line) in [
      "Asked           1,250,112 14.40", "Asked, no reply   912,008  9.80", "Sent back           3,440  1.10",
      "Moved away         12,300  2.20", "Sold               98,120  3.10", "Left as it was     40,000  2.00",
    ].enumerated() { pdf.line(line, x: 74, y: 116 + 12 * Double(row), font: .typewriter) }
    let found = texts(try table(pdf))
    #expect(found.first == ["Status of place", "Houses", "Share"])
    #expect(found.dropFirst(2).first == ["Asked, no reply", "912,008", "9.80"])
  }

  @Test func wordsOfATableAreThereOnceAndTheLawsHold() throws {
    var pdf = TypedPDF()
    drawGrid(&pdf, xs: [70, 200, 400], ys: [90, 120, 160])
    pdf.line("Left of it", x: 20, y: 104)
    for (x, y) in [(74.0, 104.0), (204, 104), (74, 134), (204, 134)] { pdf.line("cell \(Int(x))", x: x, y: y) }
    pdf.line("Below the table", x: 74, y: 200)
    let reading = try Reading(pdf.bytes)
    for text in reading.document.texts { #expect(text.brokenLaw(in: reading.sources) == nil) }
    let words = reading.outline.joined(separator: " ").split(separator: " ")
    let cells = words.count { $0 == "cell" }
    #expect(cells == 4)
    #expect(words.contains("Below"))
    #expect(words.contains("Left"))
  }

  @Test(arguments: [
    "q Q Q Q 1 0 0 1 0 0 cm 1e99 0 m 5 l S", "BI /W 2 ID \u{1}\u{2}", "[ [ [ [ << << (", "99999999999 w /X Do /X Do",
    "0 0 m 1 1 1 1 1 1 c h h h S W n re re 1 2 re",
  ])
  func damagedDrawingsLeaveTheText(_ operators: String) throws {
    var pdf = TypedPDF()
    pdf.line("The text stays.", x: 72, y: 100)
    pdf.draw(operators)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains("The text stays."))
  }

  @Test func aTableInAPanelIsTheTableAndNotThePanel() throws {
    var pdf = TypedPDF()
    pdf.shade(x: 380, y: 20, width: 200, height: 740)
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 40, y: 80)
    let rows = [["", "2024", "2025"], ["Stores", "14", "22"], ["Groups", "31", "58"], ["Villages", "70", "96"]]
    for (row, cells) in rows.enumerated() {
      let y = 120 + 14 * Double(row)
      for (column, text) in cells.enumerated() { pdf.line(text, x: 400 + 60 * Double(column), y: y) }
      pdf.rule(from: (400, y + 4), to: (560, y + 4))
    }
    pdf.lines(["Counted at the end", "of each year."], x: 400, y: 300)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.filter { $0.hasPrefix("|") } == rows.map { "| " + $0.joined(separator: " | ") })
    #expect(outline.last == "Counted at the end of each year.")
  }

  @Test func aSumOnAShadeOfItsOwnIsInItsTable() throws {
    var pdf = TypedPDF()
    let rows = [
      ["Item", "Number", "Amount"], ["Seed", "2", "40"], ["Sacks", "5", "20"], ["Tools", "1", "18"], ["", "", "78"],
    ]
    for (row, cells) in rows.enumerated() {
      let y = 100 + 18 * Double(row)
      if row % 2 == 0 { pdf.shade(x: 72, y: y, width: 460, height: 18) }
      for (column, text) in cells.enumerated() where !text.isEmpty {
        pdf.line(text, x: 80 + 200 * Double(column), y: y + 13)
      }
    }
    pdf.lines(LayoutTests.left, x: 72, y: 240)
    #expect(try Reading(pdf.bytes).outline.contains("|  |  | 78"))
  }
}
