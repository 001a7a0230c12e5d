import Provenance
import Testing

@testable import PDFExtractor

/// Rows of figures and headings in a margin, as fact sheets have them.
@Suite struct KeyFiguresTests {
  private static let text = LayoutTests.left + LayoutTests.right

  private func row(_ figures: [(String, [String])], x: Double, y: Double, step: Double, in pdf: inout TypedPDF) {
    for (index, (figure, words)) in figures.enumerated() {
      let left = x + step * Double(index)
      pdf.line(figure, x: left, y: y, size: 22, font: .bold)
      pdf.lines(words, x: left, y: y + 14)
    }
  }

  private static let figures = [
    ("11", ["villages with rules"]), ("38", ["groups that sell", "oysters"]), ("45%", ["fewer nets"]),
    ("$3.2M", ["saved by the", "park offices"]),
  ]
  private static let read = [
    "11 villages with rules", "38 groups that sell oysters", "45% fewer nets",
    "$3.2M saved by the park offices",
  ]

  @Test func aRowOfFiguresGoesOverTheColumnsBelowIt() throws {
    var pdf = TypedPDF()
    pdf.line("Tidal flats", x: 50, y: 60, size: 24, font: .bold)
    row(Self.figures, x: 50, y: 100, step: 135, in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: 150)
    pdf.lines(LayoutTests.right, x: 320, y: 150)
    let outline = try Reading(pdf.bytes).outline
    #expect(Array(outline.dropFirst().prefix(4)) == Self.read)
    #expect(outline.first == "# Tidal flats" && outline.count == 7)
  }

  @Test func aRowOfFiguresStandsInAColumn() throws {
    var pdf = TypedPDF()
    pdf.lines(
      ["Donor", "Northern Seas Trust", "Period", "2021 to 2025", "Country", "Senegal"], x: 40, y: 80, leading: 60,
      size: 9)
    pdf.lines(Self.text, x: 200, y: 80)
    row(Array(Self.figures.prefix(3)), x: 200, y: 240, step: 130, in: &pdf)
    pdf.lines(Self.text, x: 200, y: 300)
    #expect(
      try Reading(pdf.bytes).outline.filter { $0.contains(where: \.isNumber) && !$0.contains("2021") }
        == Array(Self.read.prefix(3)))
  }

  @Test func numbersOfTablesAndYearsAreNoRowOfFigures() throws {
    var pdf = TypedPDF()
    // Nothing is below the last one.
    row([("2021", ["first"]), ("2023", ["second"]), ("2025", [])], x: 50, y: 100, step: 150, in: &pdf)
    pdf.lines(Self.text, x: 50, y: 200)
    #expect(try !Reading(pdf.bytes).outline.contains("2021 first"))
  }

  @Test func figuresOverEachOtherAreNoRow() {
    func chunk(_ x: Float, _ y: Float, width: Float, size: Float) -> Chunk {
      var chunk = Chunk(
        scalars: 0..<2, box: Box(x: x, y: y, width: width, height: size), size: size, style: 0, boldCount: 0)
      chunk.isFigure = size > 20
      return chunk
    }
    let figures = [(50, 25), (150, 120), (162, 12), (200, 12)].map { chunk($0, 100, width: $1, size: 22) }
    let words = [50, 150, 160, 170, 180, 190].map { chunk($0, 124, width: 8, size: 10) }
    #expect(KeyFigures(figures + words) == nil)
  }

  @Test func headingsInAMarginHeadWhatStandsBesideThem() throws {
    var pdf = TypedPDF()
    pdf.line("Tidal flats", x: 50, y: 60, size: 24, font: .bold)
    var y = 100.0
    for (head, lines) in [
      ("Background", LayoutTests.left), ("Aim", ["The flats feed the villages."]), ("Results", LayoutTests.right),
    ] {
      pdf.line(head, x: 50, y: y, font: .bold)
      pdf.lines(lines, x: 180, y: y)
      y += Double(lines.count) * 12 + 12
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.filter { $0.hasPrefix("#") } == ["# Tidal flats", "## Background", "## Aim", "## Results"])
    #expect(outline[4] == "The flats feed the villages.")
  }

  @Test func labelsWithValuesBesideThemAreNoHeadings() throws {
    var pdf = TypedPDF()
    for (index, (label, value)) in [
      ("Donor", "Northern Seas Trust"), ("Country", "Senegal"), ("Period", "2021 to 2025"), ("Status", "Open"),
    ].enumerated() {
      pdf.line(label, x: 50, y: 100 + 16 * Double(index), font: .bold)
      pdf.line(value, x: 180, y: 100 + 16 * Double(index))
    }
    pdf.lines(Self.text, x: 50, y: 220)
    #expect(try !Reading(pdf.bytes).outline.contains { $0.hasPrefix("#") })
  }

  @Test func aLabelInBoldBeginsALine() throws {
    var pdf = TypedPDF()
    pdf.lines(Self.text, x: 50, y: 80)
    for (index, (label, width, value)) in [
      ("Land:", 27.0, "Ghana"), ("Partner:", 38, "Ministry of Education"), ("Years:", 31, "2019 to 2024"),
    ].enumerated() {
      pdf.line(label, x: 50, y: 300 + 20 * Double(index), font: .bold)
      pdf.line(value, x: 53 + width, y: 300 + 20 * Double(index))
    }
    #expect(
      try Reading(pdf.bytes).outline.suffix(3) == [
        "Land: Ghana", "Partner: Ministry of Education", "Years: 2019 to 2024",
      ])
  }

  @Test func numbersOfSomethingAreFiguresBesideOthers() throws {
    var pdf = TypedPDF()
    let figures = [
      ("90", "schools with light"), ("3 years", "of life"), ("7,400", "pupils"), ("$2.6m", "from the fund"),
    ]
    row(figures.map { ($0.0, [$0.1]) }, x: 50, y: 100, step: 135, in: &pdf)
    pdf.lines(Self.text, x: 50, y: 150)
    #expect(try Reading(pdf.bytes).outline.prefix(4).elementsEqual(figures.map { $0.0 + " " + $0.1 }))
  }
}
