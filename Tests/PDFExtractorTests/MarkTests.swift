import DocumentModel
import Provenance
import Testing

/// Signs before and behind words: bullets that are seldom seen, numbers of notes, dashes before names.
@Suite struct MarkTests {
  /// A sign that the fonts of a typed PDF have not, drawn as an x.
  private func sign(_ code: String, x: Int, y: Int, in pdf: inout TypedPDF) {
    pdf.draw("/Span << /ActualText <FEFF\(code)> >> BDC BT /F1 10 Tf 1 0 0 1 \(x) \(792 - y) Tm (x) Tj ET EMC")
  }

  @Test(arguments: ["21D2", "00BB", "203A", "27A4", "25B6", "2713", "2714", "279C", "2192"])
  func signsBeforeItemsMakeAList(_ code: String) throws {
    var pdf = TypedPDF()
    pdf.line("What the fund pays for:", x: 72, y: 100)
    for (row, item) in ["Training for forty groups", "Seed early in the year", "Tools for the wells"].enumerated() {
      sign(code, x: 72, y: 118 + 14 * row, in: &pdf)
      pdf.line(item, x: 82, y: 118 + 14 * Double(row))
    }
    #expect(
      try Reading(pdf.bytes).outline == [
        "What the fund pays for:", "- Training for forty groups", "- Seed early in the year", "- Tools for the wells",
      ])
  }

  @Test func aRaisedNumberBehindANumberIsMarked() throws {
    var pdf = TypedPDF()
    pdf.line("Wells dug by the end of 2023", x: 72, y: 100)
    pdf.line("1", x: 201, y: 96.5, size: 6)
    pdf.line("were 45 in all.", x: 208, y: 100)
    pdf.lines(LayoutTests.left, x: 72, y: 130)
    let block = try #require(try Reading(pdf.bytes).document.blocks.first)
    guard case .paragraph(let text) = block.content else { return }
    #expect(Reading.plain(text.text) == "Wells dug by the end of 20231 were 45 in all.")
    #expect(text.marks.map(\.kind) == [.superscript])
    #expect(text.marks.map { String(decoding: text.text.utf8[$0.range], as: UTF8.self) } == ["1"])
  }

  @Test func whoSaidItIsNoHeading() throws {
    var pdf = TypedPDF()
    pdf.line("Wells of the dunes", x: 72, y: 60, size: 20, font: .bold)
    pdf.lines(LayoutTests.left, x: 72, y: 100)
    pdf.line("The well changed all our days.", x: 72, y: 180, size: 14, font: .italic)
    pdf.line("\u{97} Ada Oduya, head of the water office", x: 72, y: 200, font: .bold)
    pdf.lines(LayoutTests.right, x: 72, y: 230)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains { $0.hasPrefix("\u{2014} Ada Oduya") })
  }

  @Test func listsWithinNumberedItems() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 72, y: 60)
    let items = [
      ("1.", "Cooperatives apply.", 90), ("a.", "by letter", 120), ("b.", "by phone", 120),
      ("2.", "A site is seen.", 90),
      ("", "The shore is measured.", 120), ("", "The road is looked at.", 120), ("3.", "The county decides.", 90),
    ]
    for (row, (marker, text, x)) in items.enumerated() {
      let y = 140 + 14 * Double(row)
      if marker.isEmpty {
        pdf.draw(ring(x: Double(x) - 9, y: 792 - y + 3))
      } else {
        pdf.line(marker, x: Double(x) - 14, y: y)
      }
      pdf.line(text, x: Double(x), y: y)
    }
    #expect(
      Array(try Reading(pdf.bytes).outline.suffix(7)) == [
        "1. Cooperatives apply.", "  - a. by letter", "  - b. by phone", "1. A site is seen.",
        "  - The shore is measured.",
        "  - The road is looked at.", "1. The county decides.",
      ])
  }

  /// A circle of two points' radius, drawn and not filled.
  private func ring(x: Double, y: Double) -> String {
    let k = 1.1
    return """
      \(x + 2) \(y) m \(x + 2) \(y + k) \(x + k) \(y + 2) \(x) \(y + 2) c \(x - k) \(y + 2) \(x - 2) \(y + k) \(x - 2) \(y) c
      \(x - 2) \(y - k) \(x - k) \(y - 2) \(x) \(y - 2) c \(x + k) \(y - 2) \(x + 2) \(y - k) \(x + 2) \(y) c h S
      """
  }

  @Test func linesBesideABigFirstLetterGoOn() throws {
    var pdf = TypedPDF()
    pdf.line("F", x: 72, y: 118, size: 30)
    pdf.line("ishing families along the eastern shore lose a third of what", x: 92, y: 100)
    pdf.line("they catch between the net and the market, as ice is dear and", x: 92, y: 112)
    pdf.lines(
      ["roads are bad, and the traders of the town pay what they like for it,", "early and late."], x: 72, y: 124)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.count == 1 && outline[0].hasPrefix("Fishing families") && outline[0].hasSuffix("early and late."))
  }
}
