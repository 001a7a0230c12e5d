import DocumentModel
import Testing

/// Facts of a project above and beside the text of its sheet.
@Suite struct LabelRowsTests {
  private static let facts = [
    ("Country", "Senegal"), ("Period", "2021 to 2025"), ("Budget", "EUR 3.2 million"), ("Donor", "Northern Seas Trust"),
  ]

  private func sheet(_ values: (String) -> [String] = { [$0] }, labels: TypedPDF.Font = .bold) -> TypedPDF {
    var pdf = TypedPDF()
    pdf.line("Tidal flats", x: 50, y: 60, size: 24, font: .bold)
    for (index, (label, value)) in Self.facts.enumerated() {
      pdf.line(label, x: 50 + 135 * Double(index), y: 100, font: labels)
      pdf.lines(values(value), x: 50 + 135 * Double(index), y: 112)
    }
    pdf.lines(LayoutTests.left, x: 50, y: 190)
    pdf.lines(LayoutTests.right, x: 320, y: 190)
    return pdf
  }

  @Test(arguments: [TypedPDF.Font.bold, .italic])
  func aRowOfLabelsOverValuesGoesOverTheColumnsBelowIt(_ labels: TypedPDF.Font) throws {
    #expect(
      try Reading(sheet(labels: labels).bytes).outline == [
        "# Tidal flats", "| Country | Period | Budget | Donor",
        "| Senegal | 2021 to 2025 | EUR 3.2 million | Northern Seas Trust", LayoutTests.left.joined(separator: " "),
        LayoutTests.right.joined(separator: " "),
      ])
  }

  @Test func aValueMayGoOnInALine() throws {
    let outline = try Reading(sheet { $0.hasPrefix("N") ? ["Northern Seas", "Trust"] : [$0] }.bytes).outline
    #expect(outline.contains("| Senegal | 2021 to 2025 | EUR 3.2 million | Northern Seas Trust"))
    #expect(outline.contains(LayoutTests.left.joined(separator: " ")))
  }

  @Test func wordsInOneTypeAreNoLabels() throws {
    #expect(try !Reading(sheet(labels: .regular).bytes).outline.contains { $0.hasPrefix("|") })
  }

  @Test(arguments: [12.0, 24])
  func aTableOfMoreRowsStaysWhole(_ step: Double) throws {
    var pdf = TypedPDF()
    for (column, head) in ["Village", "Groups", "Nets"].enumerated() {
      pdf.line(head, x: 50 + 150 * Double(column), y: 100, font: .bold)
      for row in 0..<4 { pdf.line("\(column)\(row) of it", x: 50 + 150 * Double(column), y: 112 + step * Double(row)) }
    }
    #expect(try Reading(pdf.bytes).document.blocks.count == 1)
  }

  @Test(arguments: [12.0, 24])
  func factsOnTheLinesOfTheTextBesideThemAreAColumn(_ step: Double) throws {
    var pdf = TypedPDF()
    let text = LayoutTests.left + LayoutTests.right
    pdf.lines(text + text, x: 50, y: 100)
    for (index, (label, value)) in Self.facts.enumerated() {
      pdf.line(label, x: 320, y: 112 + (12 + step) * Double(index), font: .bold)
      pdf.line(value, x: 320, y: 124 + (12 + step) * Double(index))
    }
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.first == (text + text).joined(separator: " "))
    #expect(outline.dropFirst().joined(separator: " ").hasSuffix("Donor Northern Seas Trust"))
  }

  @Test func rowsOfATableWhoseFirstCellsRunOnStayRows() throws {
    var pdf = TypedPDF()
    var y = 100.0
    for (index, (label, value)) in Self.facts.enumerated() {
      let cell = index % 2 == 0 ? LayoutTests.left.prefix(2) : LayoutTests.right.prefix(2)
      pdf.lines(Array(cell), x: 50, y: y)
      pdf.line(label, x: 280, y: y)
      pdf.line(value, x: 400, y: y)
      y += 24
    }
    #expect(try Reading(pdf.bytes).outline.contains { $0.hasSuffix("| Country | Senegal") })
  }

  @Test func anImprintUnderTheFirstColumnIsReadLast() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 50, y: 100)
    pdf.lines(LayoutTests.right, x: 320, y: 100)
    pdf.line("Published by the Northern Seas Trust, Dakar", x: 50, y: 190, size: 7)
    #expect(try Reading(pdf.bytes).outline.last == "Published by the Northern Seas Trust, Dakar")
  }

  @Test func rowsOfTwoLabelsBelowEachOtherAreTables() throws {
    var pdf = TypedPDF()
    for (index, (label, value)) in Self.facts.enumerated() {
      let (x, y) = (50 + 270 * Double(index % 2), 100 + 40 * Double(index / 2))
      pdf.line(label, x: x, y: y, font: .bold)
      pdf.line(value, x: x, y: y + 12)
    }
    pdf.lines(LayoutTests.left, x: 50, y: 220)
    pdf.lines(LayoutTests.right, x: 320, y: 220)
    #expect(
      try Array(Reading(pdf.bytes).outline.prefix(4)) == [
        "| Country | Period", "| Senegal | 2021 to 2025", "| Budget | Donor", "| EUR 3.2 million | Northern Seas Trust",
      ])
  }

  @Test func anImprintInColumnsIsReadLabelByLabel() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 50, y: 100)
    pdf.lines(LayoutTests.right, x: 320, y: 100)
    let imprint = [
      ("Published by", ["Seas Trust", "1 Shore Road", "Dakar"]), ("Contact", ["A. Ba"]), ("As of", ["May 2024"]),
    ]
    for (index, (label, lines)) in imprint.enumerated() {
      pdf.line(label, x: 50 + 170 * Double(index), y: 260, size: 8, font: .bold)
      pdf.lines(lines, x: 50 + 170 * Double(index), y: 269, leading: 9, size: 8)
    }
    #expect(try Reading(pdf.bytes).outline.last == "| Seas Trust 1 Shore Road Dakar | A. Ba | May 2024")
  }

  @Test func rowsWithNamesBeforeTheirValuesAreOneTable() throws {
    var pdf = TypedPDF()
    for (column, head) in ["", "Joal", "Mbour", "Fadiouth"].enumerated() {
      pdf.line(head, x: 50 + 120 * Double(column), y: 100, font: .bold)
      for (row, name) in ["Nets", "Boats", "Groups"].enumerated() {
        pdf.line(
          column == 0 ? name : "\(column)\(row) \(name)", x: 50 + 120 * Double(column), y: 112 + 24 * Double(row))
      }
    }
    #expect(
      try Reading(pdf.bytes).outline.filter { $0.hasPrefix("|") }.allSatisfy { $0.split(separator: "|").count == 4 })
  }

  @Test func wordsUnderFiguresAreNoLabelsOfTheFiguresBelow() throws {
    var pdf = TypedPDF()
    for index in 0..<6 {
      let (x, y) = (50 + 170 * Double(index % 3), 100 + 44 * Double(index / 3))
      pdf.line("\(index + 3)5%", x: x, y: y, size: 22, font: .bold)
      pdf.line("more fish of kind \(index)", x: x, y: y + 20)
    }
    pdf.lines(LayoutTests.left, x: 50, y: 260)
    #expect(try Reading(pdf.bytes).outline.first == "| 35% | 45% | 55%")
  }

  @Test func aListOfSmallLettersBesideValuesIsATable() throws {
    var pdf = TypedPDF()
    let names = [
      "distance to the next market", "age of the head of the house", "number of adults at home",
      "share of land with trees",
      "years of school of the mother",
    ]
    for (row, name) in names.enumerated() {
      pdf.line(name, x: 50, y: 100 + 12 * Double(row))
      pdf.line("0.\(row)34 (0.012)", x: 300, y: 100 + 12 * Double(row))
    }
    #expect(try Reading(pdf.bytes).outline.contains("| \(names[2]) | 0.234 (0.012)"))
  }

  @Test func amountsOnTheLastLinesOfItemsStayWithThem() throws {
    var pdf = TypedPDF()
    var y = 100.0
    for amount in ["1,234", "8,450", "3,310"] {
      pdf.lines(["Payments to those who build for", "the harbour and for the market", "of the town"], x: 50, y: y)
      pdf.line(amount, x: 300, y: y + 24)
      y += 36
    }
    #expect(try !Reading(pdf.bytes).outline.contains { $0.contains("1,234 8,450") })
  }

  @Test func aListInSmallTypeUnderItsHeadingStaysInItsColumn() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 50, y: 100)
    pdf.lines(LayoutTests.right, x: 320, y: 100)
    pdf.line("Sources", x: 50, y: 180, font: .bold)
    pdf.line("Berg, A.: Trees from the air, 2019.", x: 50, y: 196, size: 8)
    #expect(try Reading(pdf.bytes).outline.last == LayoutTests.right.joined(separator: " "))
  }
}
