import Testing

/// Lines that their authors ended.
@Suite struct ShortLinesTests {
  private func outline(_ lines: [String], x: Double = 60) throws -> [String] {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: x, y: 80)
    pdf.lines(lines, x: x, y: 220)
    return try Array(Reading(pdf.bytes).outline.dropFirst())
  }

  @Test(arguments: [
    ["Lake Fund", "Hill Water Board", "Oak Trust"], ["European Union (80 %)", "Lake Fund (20 %)"],
    ["John Doe", "25 Harbour Lane", "12345 Laketown", "+255 23 220 11"],
  ])
  func namesBelowEachOtherAreLines(_ lines: [String]) throws {
    #expect(try outline(lines) == lines)
  }

  @Test func labelsWithColonsAreLines() throws {
    let lines = ["Budget: 3.2 million", "Donor: Lake Fund and its members", "Until: 12/2026"]
    #expect(try outline(lines) == lines)
  }

  @Test(arguments: [
    ["Ministry of Gender, Community and", "Social Welfare"], ["Research Centre for the Lakes and", "Hills of Kenya"],
    ["Fields, stores and", "Harbours"], ["Keepers of the", "stores", "Lake Fund"],
  ])
  func aNameOfTwoLinesIsOne(_ lines: [String]) throws {
    #expect(try outline(lines).first == lines.prefix(lines.count > 2 ? 3 : 2).joined(separator: " "))
  }

  @Test func linesByThemselvesEndWhereOthersOnTheirEdgeGoOn() throws {
    var pdf = TypedPDF()
    pdf.line("All stores of the lake basin are kept by groups of the villages that lie around them, and", x: 60, y: 80)
    pdf.line("lend seed to those who lost theirs in the drought of the last season.", x: 60, y: 92)
    // Columns between, which bound what stands in them.
    for x in [60.0, 330] { pdf.lines(LayoutTests.left + LayoutTests.right, x: x, y: 130) }
    pdf.line("Partners", x: 60, y: 280, size: 13, font: .bold)
    let names = ["Lake Programme of the Hills", "Office of the Upper Hills", "Red Harbours", "Oak Trust"]
    pdf.lines(names, x: 60, y: 300)
    let outline = try Reading(pdf.bytes).outline
    #expect(names.allSatisfy(outline.contains))
  }
}
