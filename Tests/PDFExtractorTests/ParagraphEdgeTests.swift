import Testing

/// Where the edge of a paragraph is that lines are drawn out to.
@Suite struct ParagraphEdgeTests {
  @Test func aNarrowParagraphAboveAWiderOneGoesOnBehindAColon() throws {
    let lines = [
      "All stores of the basin are kept", "by the groups of the lake, which", "lend seed to all who lost theirs:",
      "'Seed,' says the keeper, 'has to", "come back with a tenth more when", "the rain has come to the hills,'",
      "and so it does.",
    ]
    var pdf = TypedPDF()
    // Each line is as long as the others: drawn out to its edge.
    for (index, line) in lines.enumerated() {
      pdf.draw("\(Double(33 - line.count) * 6 / 32 * (index == 6 ? 0 : 1)) Tc")
      pdf.line(line, x: 60, y: 100 + Double(index) * 12, font: .typewriter)
    }
    pdf.draw("0 Tc")
    pdf.line("References", x: 60, y: 206, size: 10, font: .bold)
    for y in [222.0, 246] {
      pdf.lines(
        ["Baker, T. (2019). Stores of the lake basin and their keepers, seen from the hills", "Journal of Seed, 12."],
        x: 60, y: y, font: .typewriter)
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.first == lines.joined(separator: " "))
  }
}
