import Testing

/// Labels below each other, with their values beside them and nothing drawn.
@Suite struct LabelStacksTests {
  private static let facts = [
    ("Commissioned by", ["Ministry for the Lakes and the Seas of the Northern Republic, and the Seas Trust"]),
    ("Country", ["Senegal"]), ("Carried out by", ["Village groups of the coast,", "Tidal Society"]),
    ("Period", ["May 2021 to June 2025"]),
  ]
  private static let rows = facts.map { "| \($0.0) | \($0.1.joined(separator: " "))" }

  private func stack(_ labels: TypedPDF.Font = .bold, suffix: String = "", in pdf: inout TypedPDF) {
    var y = 100.0
    for (label, lines) in Self.facts {
      pdf.line(label + suffix, x: 50, y: y, font: labels)
      pdf.lines(lines, x: 160, y: y)
      y += Double(lines.count) * 12 + 6
    }
  }

  @Test func aLongValueOverTheGutterOfTheTextBelowIsARow() throws {
    var pdf = TypedPDF()
    pdf.line("Tidal flats", x: 50, y: 60, size: 24, font: .bold)
    stack(in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: 220)
    pdf.lines(LayoutTests.right, x: 320, y: 220)
    #expect(
      try Reading(pdf.bytes).outline == ["# Tidal flats"] + Self.rows + [
        LayoutTests.left.joined(separator: " "), LayoutTests.right.joined(separator: " "),
      ])
  }

  @Test func colonsMakeLabels() throws {
    var pdf = TypedPDF()
    stack(.regular, suffix: ":", in: &pdf)
    pdf.lines(LayoutTests.left, x: 50, y: 220)
    pdf.lines(LayoutTests.right, x: 320, y: 220)
    #expect(
      try Array(Reading(pdf.bytes).outline.prefix(2))
        == Self.facts.prefix(2).map {
          "| \($0.0): | \($0.1[0])"
        })
  }

  @Test func aLabelMayGoOnBelow() throws {
    var pdf = TypedPDF()
    for (index, label) in [["Country"], ["Lead and", "partners"], ["Period"]].enumerated() {
      pdf.lines(label, x: 50, y: 100 + 28 * Double(index), font: .bold)
      pdf.line("Value of the row \(index)", x: 160, y: 100 + 28 * Double(index))
    }
    #expect(try Reading(pdf.bytes).outline.contains("| Lead and partners | Value of the row 1"))
  }

  @Test func aCaptionBesideTextIsNoStack() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.right, x: 50, y: 100, size: 9, font: .italic)
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 300, y: 100)
    #expect(try !Reading(pdf.bytes).outline.contains { $0.hasPrefix("|") })
  }

  @Test func aTableOfThreeColumnsStaysWhole() throws {
    var pdf = TypedPDF()
    for row in 0..<4 {
      pdf.line("Village \(row)", x: 50, y: 100 + 14 * Double(row), font: .bold)
      pdf.line("Groups of \(row)", x: 200, y: 100 + 14 * Double(row))
      pdf.line("Keeper of \(row)", x: 350, y: 100 + 14 * Double(row))
    }
    #expect(
      try Reading(pdf.bytes).outline == (0..<4).map { "| Village \($0) | Groups of \($0) | Keeper of \($0)" })
  }

  @Test(arguments: [false, true])
  func stacksBesideEachOtherAreOneTable(_ isLevel: Bool) throws {
    var pdf = TypedPDF()
    for (index, (label, lines)) in Self.facts.dropFirst().enumerated() {
      let y = 100 + 30 * Double(index)
      pdf.line(label, x: 50, y: y, font: .bold)
      pdf.line(lines[0], x: 130, y: y)
      pdf.line("Second \(index)", x: 320, y: y + (isLevel ? 0 : 6), font: .bold)
      pdf.line("Value of it \(index)", x: 400, y: y + (isLevel ? 0 : 6))
    }
    pdf.lines(LayoutTests.left, x: 50, y: 220)
    pdf.lines(LayoutTests.right, x: 320, y: 220)
    let outline = try Reading(pdf.bytes).outline
    #expect(
      Array(outline.prefix(6)) == Self.facts.dropFirst().map { "| \($0.0) | \($0.1[0])" }
        + (0..<3).map { "| Second \($0) | Value of it \($0)" })
    #expect(outline.count == 8)
  }

  @Test func labelsMayEndOnOneEdge() throws {
    var pdf = TypedPDF()
    for (index, label) in ["II", "IIII", "IIIIII"].enumerated() {
      // The letter I is 2.78 points wide at 10.
      pdf.line(label, x: 120 - 2.78 * Double(label.count), y: 100 + 14 * Double(index), font: .bold)
      pdf.line(
        "Value of the row \(index), which is a long one that goes over the gutter below", x: 140,
        y: 100 + 14 * Double(index))
    }
    pdf.lines(LayoutTests.left, x: 50, y: 220)
    pdf.lines(LayoutTests.right, x: 320, y: 220)
    #expect(try Reading(pdf.bytes).outline.count { $0.hasPrefix("| I") } == 3)
  }

  @Test func theNumbersOfContentsAreNoValues() throws {
    var pdf = TypedPDF()
    for (index, label) in ["Background", "Aims", "Results", "Partners"].enumerated() {
      pdf.line(label, x: 50, y: 100 + 14 * Double(index), font: .bold)
      pdf.line("\(index + 2)", x: 500, y: 100 + 14 * Double(index))
    }
    #expect(try !Reading(pdf.bytes).outline.contains { $0.hasPrefix("|") })
  }

  @Test func labelsAndValuesOfANarrowBoxHaveManyLines() throws {
    var pdf = TypedPDF()
    let facts = [
      (["Lands"], ["Gabon and", "Congo"]),
      (["Commission"], ["Ministry of", "Works and", "Lakes of the", "Lower", "Basin"]),
      (["Political", "Sponsor"], ["Office of", "Woods,", "Gabon"]), (["Volume"], ["9.7 million"]),
    ]
    var y = 100.0
    for (label, value) in facts {
      pdf.lines(label, x: 400, y: y, size: 8, font: .bold)
      pdf.lines(value, x: 451, y: y, size: 8)
      y += 12 * Double(max(label.count, value.count)) + 5
    }
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 60, y: 100)
    let rows = facts.map { "| \($0.0.joined(separator: " ")) | \($0.1.joined(separator: " "))" }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.filter { $0.hasPrefix("|") } == rows)
  }
}
