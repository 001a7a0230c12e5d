import DocumentModel
import Testing

/// Rows of names and of steps in time beside each other, below columns, above them or between them.
@Suite struct RowsAcrossTests {
  private static let names = ["Oxfam", "Unicef", "Water Board", "Sida"]
  private static let steps = [
    ("2021", ["Committees elected", "in all villages"]), ("2022", ["First forty wells", "dug and handed over"]),
    ("2023", ["Pump shop opens at", "the market of Dori"]), ("Q1 2024", ["Evaluation, and", "handover"]),
  ]
  private static let text = [LayoutTests.left.joined(separator: " "), LayoutTests.right.joined(separator: " ")]

  private func columns(y: Double, in pdf: inout TypedPDF) {
    pdf.lines(LayoutTests.left, x: 50, y: y)
    pdf.lines(LayoutTests.right, x: 320, y: y)
  }

  private func row(_ names: [String], y: Double, in pdf: inout TypedPDF) {
    for (index, name) in names.enumerated() {
      pdf.lines(name.components, x: 50 + 130 * Double(index), y: y, font: .bold)
    }
  }

  private func steps(y: Double, in pdf: inout TypedPDF) {
    for (index, (year, words)) in Self.steps.enumerated() {
      pdf.line(year, x: 50 + 130 * Double(index), y: y, font: .bold)
      pdf.lines(words, x: 50 + 130 * Double(index), y: y + 11, leading: 10, size: 8)
    }
  }

  private static let stepRows = [
    "| 2021 | 2022 | 2023 | Q1 2024",
    "| Committees elected in all villages | First forty wells dug and handed over | Pump shop opens at the market of Dori"
      + " | Evaluation, and handover",
  ]

  @Test func aRowOfNamesBelowColumnsIsReadAcrossThem() throws {
    var pdf = TypedPDF()
    columns(y: 100, in: &pdf)
    row(Self.names, y: 200, in: &pdf)
    #expect(try Reading(pdf.bytes).outline == Self.text + [Self.names.joined(separator: " ")])
  }

  @Test func aRowOfNamesBetweenColumnsPartsThem() throws {
    var pdf = TypedPDF()
    columns(y: 100, in: &pdf)
    row(Self.names, y: 200, in: &pdf)
    columns(y: 260, in: &pdf)
    #expect(try Reading(pdf.bytes).outline == Self.text + [Self.names.joined(separator: " ")] + Self.text)
  }

  @Test func namesThatGoOnInALineStayInTheirRow() throws {
    var pdf = TypedPDF()
    columns(y: 100, in: &pdf)
    row(["Ministry of the/Seas", "Union of the/Coast", "Town of Joal", "Seas Trust"], y: 200, in: &pdf)
    row(["Chamber of Boats", "Net Works", "Institute of Fish", "Tidal Society"], y: 236, in: &pdf)
    #expect(
      try Array(Reading(pdf.bytes).outline.suffix(2)) == [
        "| Ministry of the Seas | Union of the Coast | Town of Joal | Seas Trust",
        "| Chamber of Boats | Net Works | Institute of Fish | Tidal Society",
      ])
  }

  @Test func headingsOfThreeColumnsAreNoRowOfNames() throws {
    var pdf = TypedPDF()
    for (index, head) in ["The challenge", "The approach", "The results"].enumerated() {
      let x = 40 + 185 * Double(index)
      pdf.line(head, x: x, y: 100, size: 12, font: .bold)
      pdf.lines(index == 1 ? LayoutTests.right : LayoutTests.left, x: x, y: 120, size: 9)
    }
    #expect(
      try Reading(pdf.bytes).outline.map { $0.drop { $0 == "#" || $0 == " " }.prefix(7) } == [
        "The cha", "Farmers", "The app", "Village", "The res", "Farmers",
      ])
  }

  @Test func aRowOfATableIsNoRowOfNames() throws {
    var pdf = TypedPDF()
    for (row, cells) in [["Joal", "Mbour", "Dakar"], ["Nets", "Boats", "Groups"], ["Rice", "Fish", "Salt"]].enumerated()
    {
      for (column, cell) in cells.enumerated() {
        pdf.line(cell, x: 50 + 150 * Double(column), y: 100 + 14 * Double(row), font: row == 0 ? .bold : .regular)
      }
    }
    #expect(
      try Reading(pdf.bytes).outline == ["| Joal | Mbour | Dakar", "| Nets | Boats | Groups", "| Rice | Fish | Salt"])
  }

  @Test func stepsInTimeBelowColumnsAreOneTable() throws {
    var pdf = TypedPDF()
    columns(y: 100, in: &pdf)
    steps(y: 200, in: &pdf)
    #expect(try Reading(pdf.bytes).outline == Self.text + Self.stepRows)
  }

  @Test func stepsInTimeAboveColumnsAreOneTable() throws {
    var pdf = TypedPDF()
    steps(y: 100, in: &pdf)
    columns(y: 160, in: &pdf)
    #expect(try Reading(pdf.bytes).outline == Self.stepRows + Self.text)
  }

  @Test func yearsOverNumbersAreATableOfNumbers() throws {
    var pdf = TypedPDF()
    for (column, year) in ["2021", "2022", "2023"].enumerated() {
      pdf.line(year, x: 200 + 100 * Double(column), y: 100, font: .bold)
      for (row, name) in ["Nets", "Boats", "Groups"].enumerated() {
        if column == 0 { pdf.line(name, x: 50, y: 114 + 14 * Double(row)) }
        pdf.line("\(column + 3)\(row)", x: 200 + 100 * Double(column), y: 114 + 14 * Double(row))
      }
    }
    #expect(try Reading(pdf.bytes).outline.contains("| Boats | 31 | 41 | 51"))
  }
}

extension String {
  /// Its lines, parted by strokes.
  fileprivate var components: [String] { split(separator: "/").map(String.init) }
}
