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
}
