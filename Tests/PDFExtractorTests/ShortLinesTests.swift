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
}
