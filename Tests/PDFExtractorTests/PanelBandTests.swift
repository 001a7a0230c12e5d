import Provenance
import Testing

@testable import PDFExtractor

/// Panels over the whole width of a page in columns.
@Suite struct PanelBandTests {
  private static let columns = [40.0, 220, 400]
  private static let below = [
    ["Each group now sells what it keeps", "and holds back one sack in ten,", "which pays for the guards of stores."],
    ["Elsewhere on the lake some others", "have begun to copy what they saw,", "and want to try it from next year."],
    ["A store for the harbour shall open", "in the spring of next year and hold", "enough to wait out a bad week."],
  ]

  private func page(_ band: (inout TypedPDF) -> Void) -> TypedPDF {
    var pdf = TypedPDF()
    pdf.line("Stores on the lake", x: 40, y: 60, size: 22, font: .bold)
    for (index, x) in Self.columns.enumerated() {
      pdf.lines(index == 1 ? LayoutTests.right : LayoutTests.left, x: x, y: 90)
    }
    pdf.shade(x: 40, y: 170, width: 532, height: 60, gray: 0.8)
    band(&pdf)
    for (x, lines) in zip(Self.columns, Self.below) { pdf.lines(lines, x: x, y: 250) }
    return pdf
  }

  private func check(_ pdf: TypedPDF, band: [String]) throws {
    let outline = try Reading(pdf.bytes).outline
    let text = [LayoutTests.left, LayoutTests.right, LayoutTests.left].map { $0.joined(separator: " ") }
    #expect(outline.dropFirst().prefix(3).elementsEqual(text))
    #expect(outline.dropFirst(4).prefix(band.count).elementsEqual(band))
    #expect(outline.suffix(3).elementsEqual(Self.below.map { $0.joined(separator: " ") }))
  }

  @Test func figuresOnABandAreReadBetweenTheColumns() throws {
    let pdf = page { pdf in
      for (x, (figure, words)) in zip(Self.columns, [("26,000", "sacks lent"), ("2.4", "as many stores"), ("45%", "")])
      {
        pdf.line(figure, x: x + 10, y: 195, size: 18, font: .bold)
        pdf.line(words, x: x + 10, y: 208)
      }
      // Words that are drawn apart to fill their line, and one below.
      for (x, word) in [(410.0, "from"), (448, "the"), (480, "hill"), (510, "farms")] { pdf.line(word, x: x, y: 208) }
      pdf.line("and others", x: 410, y: 220)
    }
    try check(
      pdf, band: ["26,000 sacks lent", "2.4 as many stores", "45% from the hill farms and others"])
  }

  @Test func sentencesOnABandAreReadBetweenTheColumns() throws {
    let sayings = [["The store is", "our bank."], ["We lend seed", "to all."], ["Nobody took", "more."]]
    let pdf = page { pdf in
      for (x, lines) in zip(Self.columns, sayings) { pdf.lines(lines, x: x + 10, y: 192, size: 11, font: .italic) }
    }
    let outline = try Reading(pdf.bytes).outline
    let all = outline.joined(separator: " ")
    for line in LayoutTests.left + LayoutTests.right + Self.below.joined() { #expect(all.contains(line)) }
    #expect(outline.suffix(3).elementsEqual(Self.below.map { $0.joined(separator: " ") }))
  }

  @Test func aGutterThatGoesOnThroughABandIsCut() throws {
    func chunk(_ x: Float, _ y: Float) -> Chunk {
      Chunk(
        scalars: 0..<30, box: .init(x: x, y: y, width: 150, height: 10), size: 10, style: 0, boldCount: 0)
    }
    let (left, right) = ((0..<9).map { chunk(40, 20 * Float($0)) }, (0..<9).map { chunk(220, 20 * Float($0)) })
    let gutter = Gutter(above: [], left: left, right: right, below: [], height: 170)
    let band = try #require(
      PanelBand(left + right, [.init(x: 36, y: 56, width: 340, height: 60)], across: gutter))
    #expect(band.above.count == 6 && band.inside.count == 6 && band.below.count == 6)
    // Not as wide as the text; with the edge of a line on it.
    #expect(PanelBand(left + right, [.init(x: 60, y: 56, width: 340, height: 60)], across: gutter) == nil)
    #expect(PanelBand(left + right, [.init(x: 36, y: 46, width: 340, height: 60)], across: gutter) == nil)
  }

  @Test func aLineOverAllColumnsEndsThem() throws {
    var pdf = TypedPDF()
    for (x, lines) in [(40.0, LayoutTests.left), (320, LayoutTests.right)] {
      pdf.lines(lines, x: x, y: 90)
      pdf.lines(Array(lines.reversed()), x: x, y: x < 100 ? 162 : 174)
    }
    pdf.rule(from: (40, 245), to: (560, 245))
    let imprint = [
      ["Published by", "Lake Programme", "House 12, Unit 4"], ["Ask", "Dr. Mani Souk", "+856 21 555 019"],
      ["As of", "February 2024", "Third printing"],
    ]
    for (index, lines) in imprint.enumerated() {
      pdf.line(lines[0], x: 40 + 180 * Double(index), y: 260, size: 8, font: .bold)
      pdf.lines(Array(lines.dropFirst()), x: 40 + 180 * Double(index), y: 270, leading: 10, size: 8)
    }
    let outline = try Reading(pdf.bytes).outline
    let right = try #require(outline.firstIndex { $0.contains(LayoutTests.right[0]) })
    for word in imprint.joined() {
      let place = try #require(outline.firstIndex { $0.contains(word) })
      #expect(place > right)
    }
  }
}
