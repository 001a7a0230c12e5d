import DocumentModel
import Testing

/// Headings of tables that only a shade tells from the rows below.
@Suite struct ShadedHeaderTests {
  private static let rows = [
    ["District", "Wells dug", "Pumps"], ["Ames", "41", "12"], ["Ely", "38", "9"], ["Iona", "57", "20"],
    ["Oban", "29", "7"],
  ]

  /// A table in a grid, whose rows have the shades that are given, from 0, black, to 1, white.
  private func table(_ shades: [Double], whiteType: Bool = false, firstColumn: Double? = nil) throws -> Block.Table? {
    var pdf = TypedPDF()
    for (row, shade) in shades.enumerated() where shade < 1 {
      pdf.shade(x: 70, y: 90 + 20 * Double(row), width: 360, height: 20, gray: shade)
    }
    if let firstColumn { pdf.shade(x: 70, y: 110, width: 120, height: 80, gray: firstColumn) }
    for row in 0...5 { pdf.rule(from: (70, 90 + 20 * Double(row)), to: (430, 90 + 20 * Double(row))) }
    for column in 0...3 { pdf.rule(from: (70 + 120 * Double(column), 90), to: (70 + 120 * Double(column), 190)) }
    for (row, cells) in Self.rows.enumerated() {
      if whiteType, row == 0 { pdf.draw("1 g") }
      for (column, cell) in cells.enumerated() {
        pdf.line(cell, x: 76 + 120 * Double(column), y: 104 + 20 * Double(row))
      }
      pdf.draw("0 g")
    }
    let blocks = try Reading(pdf.bytes).document.blocks
    return blocks.lazy.compactMap { if case .table(let table) = $0.content { table } else { nil } }.first
  }

  private func headers(_ table: Block.Table?) -> [Int] { (table?.rows ?? []).map { $0.count(where: \.isHeader) } }

  @Test func aFirstRowOnAShadeOfItsOwnIsTheHeading() throws {
    #expect(headers(try table([0.7, 1, 1, 1, 1])) == [3, 0, 0, 0, 0])
    #expect(headers(try table([0.6, 0.9, 0.8, 0.9, 0.8])) == [3, 0, 0, 0, 0])
  }

  @Test func whiteTypeOnADarkShadeIsTheHeading() throws {
    #expect(headers(try table([0.2, 1, 1, 1, 1], whiteType: true)) == [3, 0, 0, 0, 0])
  }

  @Test func aFirstColumnMayHaveTheHeadingsShade() throws {
    #expect(headers(try table([0.7, 1, 1, 1, 1], firstColumn: 0.7)) == [3, 0, 0, 0, 0])
  }

  @Test func aStripeIsNoHeading() throws {
    #expect(headers(try table([0.8, 1, 0.8, 1, 0.8])) == [0, 0, 0, 0, 0])
    #expect(headers(try table([1, 1, 1, 1, 1])) == [0, 0, 0, 0, 0])
  }

  @Test func aPairAtTheTopOfLabelsOnTheSameShadeIsNoHeading() throws {
    var pdf = TypedPDF()
    pdf.shade(x: 70, y: 90, width: 360, height: 20, gray: 0.6)
    pdf.shade(x: 70, y: 110, width: 120, height: 60, gray: 0.6)
    for row in 0...4 { pdf.rule(from: (70, 90 + 20 * Double(row)), to: (430, 90 + 20 * Double(row))) }
    for x in [70.0, 190, 430] { pdf.rule(from: (x, 90), to: (x, 170)) }
    for (row, (label, value)) in [
      ("Area", "Wells of the dunes"), ("Skill", "Digging"), ("Where", "Ames"), ("When", "May"),
    ]
    .enumerated() {
      pdf.line(label, x: 76, y: 104 + 20 * Double(row))
      pdf.line(value, x: 196, y: 104 + 20 * Double(row))
    }
    let blocks = try Reading(pdf.bytes).document.blocks
    let tables = blocks.compactMap { if case .table(let table) = $0.content { table } else { nil } }
    #expect(tables.count == 1 && headers(tables.first) == [0, 0, 0, 0])
  }
}
