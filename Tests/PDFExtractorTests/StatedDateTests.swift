import DocumentModel
import Provenance
import Testing

/// What a sheet says of its own date.
@Suite struct StatedDateTests {
  private func facts(_ line: String, more: String? = nil) throws -> Facts {
    var pdf = TypedPDF()
    pdf.info = [("ModDate", "D:20240201120000Z")]
    pdf.line("Fact sheet", x: 50, y: 40, size: 9)
    pdf.line(line.replacing("–", with: "-"), x: 320, y: 40, size: 9)
    pdf.line("Wells of the plain", x: 50, y: 80, size: 22, font: .bold)
    pdf.lines(LayoutTests.left, x: 50, y: 110)
    if let more { pdf.line(more, x: 50, y: 740, size: 8) }
    return try Reading(pdf.bytes).document.facts
  }

  @Test(arguments: [
    ("Updated July 2023", "2023-07"), ("Last updated: 12 May 2023", "2023-05-12"), ("Stand: Mai 2023", "2023-05"),
    ("Four projects - Stand: 30. September 2023", "2023-09-30"), ("LAST UPDATED JULY 2023", "2023-07"),
  ])
  func aLineOfItsUpdateIsWhenItWasModified(_ line: String, _ date: String) throws {
    #expect(try facts(line).modified?.string == date)
  }

  @Test func aLineOfItsPublicationIsWhenItWasPublished() throws {
    #expect(try facts("Published: 3 June 2022").published?.string == "2022-06-03")
  }

  @Test(arguments: [
    ("November 2022", "2022-11"), ("Issue brief 5 – Septembre 2023", "2023-09"),
    ("Published by the Oak Trust, April 2023", "2023-04"), ("12 May 2023", nil), ("2023", nil),
    ("Rain in May 2023", nil),
  ])
  func aMonthAtTheHeadIsThatOfTheIssue(_ line: String, _ month: String?) throws {
    #expect(try facts(line).published?.string == month)
  }

  @Test(arguments: ["Updated in 2023", "Stand der Dinge 2023", "The list was updated July 2023 by Okoro"])
  func otherWordsSayNothingOfIt(_ line: String) throws {
    #expect(try facts(line).modified?.string == "2024-02-01T12:00:00Z")
  }

  @Test func twoDaysAreNone() throws {
    #expect(try facts("Updated July 2023", more: "Updated May 2022").modified?.string == "2024-02-01T12:00:00Z")
  }
}
