import DocumentModel
import Provenance
import Testing

/// Cells of several lines in tables that nothing is drawn between the rows of.
@Suite struct WrappedCellsTests {
  /// Rows 17 points apart, lines of a cell 14 points apart, between two rules.
  private static func table(_ rows: [(name: [String], values: [String])], rowDistance: Double = 17) -> TypedPDF {
    var pdf = TypedPDF()
    var y = 100.0
    pdf.rule(from: (50, y - 14), to: (400, y - 14))
    for (name, values) in [(["Indicator"], ["Target", "Actual"])] + rows {
      pdf.lines(name, x: 54, y: y, leading: 14)
      for (column, value) in values.enumerated() { pdf.line(value, x: 250 + 70 * Double(column), y: y) }
      y += Double(name.count - 1) * 14 + rowDistance
      if name == ["Indicator"] { pdf.rule(from: (50, y - 13), to: (400, y - 13)) }
    }
    pdf.rule(from: (50, y - 12), to: (400, y - 12))
    return pdf
  }

  private static let rows = [
    (["Wells that were dug and", "tested by the district"], ["45", "48"]),
    (["Women trained as masons"], ["210", "196"]),
    (["Schools with a store of rain-", "water for the dry season"], ["80", "76"]), (["Pumps mended"], ["12", "15"]),
  ]

  @Test func aLineNearerThanRowsAreGoesOnInItsCell() throws {
    let found = try Reading(Self.table(Self.rows).bytes).outline
    #expect(
      found == [
        "| Indicator | Target | Actual", "| Wells that were dug and tested by the district | 45 | 48",
        "| Women trained as masons | 210 | 196", "| Schools with a store of rain- water for the dry season | 80 | 76",
        "| Pumps mended | 12 | 15",
      ])
  }

  @Test func aNameOfAGroupAsFarAsRowsAreIsARow() throws {
    let rows = [(["Water"], []), (["Wells"], ["45", "48"]), (["Pumps"], ["12", "15"]), (["Schools"], [])] + Self.rows
    let found = try Reading(Self.table(rows, rowDistance: 14).bytes).outline
    #expect(found.contains("| Wells | 45 | 48"))
    #expect(found.contains { $0.hasPrefix("| Schools |") && $0.hasSuffix("|  | ") })
  }

  /// What follows on the page is the next cell; a word that a line breaks goes on in the next line of its own cell.
  @Test func aBrokenWordHasTheEndOfItsLineInItsCell() throws {
    let blocks = try Reading(Self.table(Self.rows).bytes).document.blocks
    #expect(blocks.flatMap(\.texts).contains { String(decoding: $0.utf8, as: UTF8.self).contains("rain-\nwater") })
  }

  @Test func numbersBesideTheMiddleOfALabelAreOfItsRow() throws {
    var pdf = TypedPDF()
    pdf.rule(from: (50, 86), to: (400, 86))
    pdf.rule(from: (50, 106), to: (400, 106))
    let rows = [("Item", 100.0), ("Centres", 120), ("Dairies", 136), ("Vaccines", 184)]
    for (name, y) in rows { pdf.line(name, x: 54, y: y) }
    pdf.lines(["Training of helpers", "and equipment of posts"], x: 54, y: 154, leading: 13)
    for (row, y) in ([100, 120, 136, 160.5, 184] as [Double]).enumerated() {
      for column in 0..<3 {
        pdf.line(row == 0 ? "202\(column)" : "\(row)\(column),0", x: 240 + 60 * Double(column), y: y)
      }
    }
    pdf.rule(from: (50, 192), to: (400, 192))
    #expect(
      try Reading(pdf.bytes).outline == [
        "| Item | 2020 | 2021 | 2022", "| Centres | 10,0 | 11,0 | 12,0", "| Dairies | 20,0 | 21,0 | 22,0",
        "| Training of helpers and equipment of posts | 30,0 | 31,0 | 32,0", "| Vaccines | 40,0 | 41,0 | 42,0",
      ])
  }

  private static let grants = [
    (["Organisation"], ["Purpose"], "Amount"),
    (
      ["Association of Women Lawyers", "of the Southern Province"],
      ["Legal advice in eleven villages, by", "telephone and in person"], "$48,000"
    ),
    (["Radio Mosaic"], ["A weekly programme on councils,", "in three languages"], "$22,500"),
    (["Centre for the Study of Local", "Government and Finance"], ["Training of 90 journalists"], "$61,200"),
    (["Youth of the Old Port"], ["Clean-up of the harbour, and a map", "of who drains what into it"], "$9,800"),
    (["Federation of Persons with", "Disabilities"], ["Ramps in polling stations"], "$35,000"),
  ]

  @Test func cellsOfTextWithNothingDrawnAreReadInRows() throws {
    var pdf = TypedPDF()
    var y = 100.0
    for (index, (name, purpose, amount)) in Self.grants.enumerated() {
      let font: TypedPDF.Font = index == 0 ? .bold : .regular
      pdf.lines(name, x: 50, y: y, font: font)
      pdf.lines(purpose, x: 220, y: y, font: font)
      pdf.line(amount, x: 420, y: y, font: font)
      y += Double(max(name.count, purpose.count)) * 12 + 8
    }
    pdf.line("Who may apply", x: 50, y: y + 12, size: 13, font: .bold)
    pdf.lines(LayoutTests.left, x: 50, y: y + 32)
    let rows = Self.grants.map { "| \($0.0.joined(separator: " ")) | \($0.1.joined(separator: " ")) | \($0.2)" }
    #expect(try Array(Reading(pdf.bytes).outline.prefix(6)) == rows)
  }

  @Test func sectionsWithHeadingsLevelWithEachOtherAreColumns() throws {
    var pdf = TypedPDF()
    for (column, heads) in [["The problem", "The answer"], ["Results", "What lasts"]].enumerated() {
      let x = 50 + 270 * Double(column)
      for (row, head) in heads.enumerated() {
        pdf.line(head, x: x, y: 100 + 70 * Double(row), size: 13, font: .bold)
        pdf.lines(["Light comes for", "five hours a day", "and then it goes"], x: x, y: 116 + 70 * Double(row))
      }
    }
    #expect(
      try Reading(pdf.bytes).outline.filter { $0.hasPrefix("#") } == [
        "# The problem", "## The answer", "## Results", "## What lasts",
      ])
  }

  @Test func valuesThatBeginSmallAreARowEachWhereRowsStandApart() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 50, y: 60)
    let rows = [
      ("Registered associations", "that have met within the last two years"),
      ("Groups without a form", "if an association signs for them"), ("Media", "if their owners are known"),
    ]
    for (row, (label, value)) in rows.enumerated() {
      pdf.line(label, x: 50, y: 150 + 20 * Double(row), font: .bold)
      pdf.line(value, x: 200, y: 150 + 20 * Double(row))
    }
    #expect(try Array(Reading(pdf.bytes).outline.suffix(3)) == rows.map { "| \($0.0) | \($0.1)" })
  }
}
