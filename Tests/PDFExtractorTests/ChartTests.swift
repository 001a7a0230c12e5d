import DocumentModel
import Testing

/// Charts that are drawn, and the words around them.
@Suite struct ChartTests {
  /// A table of prices, and a chart to its right whose axis says what it is of, up the page.
  private var pricesBesideAChart: TypedPDF {
    var pdf = TypedPDF()
    pdf.line("Weekly prices of the lake markets, for all who buy and sell there", x: 50, y: 50, font: .bold)
    for y in [70.0, 84, 154] { pdf.rule(from: (50, y), to: (300, y)) }
    for (x, head) in [(56.0, "Town"), (150, "Now"), (220, "Last week")] { pdf.line(head, x: x, y: 80, font: .bold) }
    for (row, town) in ["Ames", "Ely", "Iona", "Ure", "Oban"].enumerated() {
      let y = 95 + 13 * Double(row)
      pdf.line(town, x: 56, y: y)
      pdf.line("1.\(35 + row)", x: 150, y: y)
      pdf.line("1.\(31 + row)", x: 220, y: y)
    }
    pdf.line("Maize", x: 430, y: 80, size: 9, font: .bold)
    for step in 0...5 {
      let y = 94 + 12 * Double(step)
      pdf.rule(from: (370, y - 2), to: (540, y - 2))
      pdf.line("\(60 - 10 * step).00", x: step == 5 ? 350 : 346.5, y: y, size: 6)
    }
    pdf.line("$/sack", x: 336, y: 136, size: 7, turn: "0 1 -1 0")
    return pdf
  }

  @Test func whatAnAxisIsOfStandsWithItsNumbers() throws {
    let outline = try Reading(pricesBesideAChart.bytes).outline
    let label = try #require(outline.firstIndex(of: "$/sack"))
    #expect(outline.indices.contains(label + 1) && outline[label + 1].hasPrefix("60.00"))
    #expect(outline[..<label].contains("| Oban | 1.39 | 1.35"))
  }

  @Test func wordsUnderAChartAreKnownToBeItsOwn() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 72, y: 90)
    for step in 0...5 {
      let y = 604 + 20 * Double(step)
      pdf.rule(from: (100, y - 3), to: (400, y - 3))
      pdf.line("\(50 - 10 * step)", x: step == 5 ? 84.5 : 80, y: y, size: 8)
    }
    pdf.line("Spring Summer Autumn Winter", x: 180, y: 726, size: 8)
    pdf.line("Lakeside Farming Trust, yearly paper", x: 72, y: 760, size: 8)
    let blocks = try Reading(pdf.bytes).document.blocks
    let ofCharts = blocks.filter(\.hints.isOfChart).flatMap(Reading.lines)
    #expect(ofCharts.contains("Spring Summer Autumn Winter"))
    #expect(!ofCharts.contains { $0.hasPrefix("Lakeside") || $0.hasPrefix("Farmers") })
  }

  @Test func aListBesideBarsKeepsItsLines() throws {
    var pdf = TypedPDF()
    pdf.line("What the project is", x: 50, y: 60, size: 20, font: .bold)
    let items = [
      "Four towns on two lakes", "Paid for by the Lake Fund", "Stores, seed and boats", "Three years from now on",
    ]
    for (index, item) in items.enumerated() { pdf.line("\u{95} " + item, x: 60, y: 120 + 26 * Double(index), size: 12) }
    pdf.line("Stores opened", x: 400, y: 100, font: .bold)
    for (index, value) in [7.0, 14, 21, 27].enumerated() {
      let x = 380 + 45 * Double(index)
      pdf.shade(x: x, y: 240 - 4 * value, width: 30, height: 4 * value, gray: 0.5)
      pdf.line("\(Int(value))", x: x + 10, y: 236 - 4 * value, size: 8)
      pdf.line("\(2020 + index)", x: x + 6, y: 250, size: 8)
      pdf.line("\(10 * (3 - index))", x: 360, y: 123 + 40 * Double(index), size: 8)
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.dropFirst().prefix(4).elementsEqual(items.map { "- " + $0 }))
    #expect(!outline.contains { $0.hasPrefix("|") })
    #expect(outline.contains { $0.hasSuffix("2020 2021 2022 2023") })
  }
}
