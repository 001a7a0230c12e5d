import Testing

/// Numbers of items close to what they number.
@Suite struct NumberColumnTests {
  private static let items = ["Hoe", "Seed drill", "Watering can", "Sack of rye"]

  /// A bill on stripes: the numbers end where their heading does, four points before the items begin.
  private func bill(head: (String, String), numbers: [Int]) throws -> [String] {
    var pdf = TypedPDF()
    for row in [0, 2, 4] { pdf.shade(x: 60, y: 90 + 18 * Double(row), width: 400, height: 18, gray: 0.9) }
    pdf.line(head.0, x: 96, y: 103)
    pdf.line(head.1, x: 122, y: 103)
    pdf.line("PIECES", x: 300, y: 103)
    pdf.line("CROWNS", x: 400, y: 103)
    for (row, item) in Self.items.enumerated() {
      let y = 121 + 18 * Double(row)
      pdf.line("\(numbers[row])", x: 112.4, y: y)
      pdf.line(item, x: 122, y: y)
      pdf.line("\(row + 2)", x: 332, y: y)
      pdf.line("\(row + 1)2.00", x: 415, y: y)
    }
    return try Reading(pdf.bytes).outline
  }

  @Test func numbersThatGoUpUnderAHeadingOfTheirOwnAreAColumn() throws {
    let outline = try bill(head: ("ITEM", "WHAT"), numbers: [1, 2, 3, 4])
    #expect(outline.first == "| ITEM | WHAT | PIECES | CROWNS" && outline.last == "| 4 | Sack of rye | 5 | 42.00")
  }

  @Test func numbersThatSayHowManyStayWithTheirWords() throws {
    let outline = try bill(head: ("ITEM", "WHAT"), numbers: [3, 1, 7, 2])
    #expect(outline.last == "| 2 Sack of rye | 5 | 42.00")
  }

  @Test func amountsOnOneEdgeAreATableThoughOneReachesItsLabels() throws {
    var pdf = TypedPDF()
    let lines = [
      ("Lake Fund", "4,200,000"), ("Office of the Upper Hills", "65,000"), ("Villages", "4,500"),
      ("Total", "14,269,500"),
    ]
    for (row, (label, amount)) in lines.enumerated() {
      let width = amount.reduce(0.0) { $0 + ($1 == "," ? 2.78 : 5.56) }
      pdf.line(label, x: 60, y: 100 + 14 * Double(row))
      pdf.line(amount, x: 222 - width, y: 100 + 14 * Double(row))
    }
    #expect(try Reading(pdf.bytes).outline == lines.map { "| \($0.0) | \($0.1)" })
  }
}
