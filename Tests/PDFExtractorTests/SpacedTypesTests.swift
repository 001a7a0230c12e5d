import Testing

/// Words that are set with their letters apart.
@Suite struct SpacedTypesTests {
  /// Letters by themselves, so far apart that poppler may put spaces between them.
  private func draw(_ word: String, x: Double, y: Double, apart: [Double], in pdf: inout TypedPDF) {
    var x = x
    for (index, letter) in word.enumerated() {
      if letter != " " { pdf.line(String(letter), x: x, y: y, size: 8, font: .bold) }
      // The capitals of Helvetica-Bold that are used here are as wide at 8.
      x += 5.776 + apart[index % apart.count]
    }
  }

  @Test func aWordThatOneWideGapCutsIsWhole() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 60, y: 200)
    draw("DUNCRUN DHURN", x: 60, y: 80, apart: [1], in: &pdf)
    draw("HUND", x: 60, y: 110, apart: [0.3, 1.2, 1.2], in: &pdf)
    #expect(
      try Array(Reading(pdf.bytes).outline.map { String($0.drop { $0 == "#" || $0 == " " }) }.prefix(2)) == [
        "DUNCRUN DHURN", "HUND",
      ])
  }

  @Test func lettersByThemselvesInGroupsAreWords() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 60, y: 200)
    draw("HUND UND CHUR", x: 60, y: 80, apart: [2], in: &pdf)
    let outline = try Reading(pdf.bytes).outline
    #expect(outline.contains { $0.hasSuffix("HUND UND CHUR") })
  }
}
