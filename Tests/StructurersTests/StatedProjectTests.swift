import DocumentModel
import Testing

@testable import Structurers

/// Documents that state a project's facts without signs between labels and values, and what they call the project.
@Suite struct StatedProjectTests {
  private static let facts = "Donor: Norad\n\nPeriod: 2019–2023\n\nCountry: Kenya"

  private static let titles: [(String, String?)] = [
    ("# Living rivers\n\nText.\n\n\(facts)", "Living rivers"),
    // Who, when and with whom.
    (
      "# Energy for Health Centres\n\nPeriod: 2021–2027\n\nPartner: Ministry of Health\n\nImplementing organisation: UNICEF",
      "Energy for Health Centres"
    ),
    ("# Kenya: Clean water for towns\n\n\(facts)", "Clean water for towns"),
    // No names of projects.
    ("# How are wells built?\n\n\(facts)", nil), ("# Norad\n\n\(facts)", nil), ("# Kenya\n\n\(facts)", nil),
    ("# Project sheet\n\n\(facts)", nil), ("# The minister opened the well.\n\n\(facts)", nil),
    // When and where alone, as of an event.
    ("# A day at the lake\n\nPeriod: 2019–2023\n\nCountry: Kenya", nil),
    ("# Project Information Document (PID)\n\n\(facts)", nil),
    ("# Wells\n\n## Un programa del Fondo de Cooperación para Agua y Saneamiento (FCAS)\n\nDonor: Norad", nil),
  ]

  @Test(arguments: titles)
  func theTitleIsTheName(text: String, name: String?) throws {
    #expect(try Record.make(text)["name"] == name)
  }

  @Test func labelsWithoutAColonInParagraphs() throws {
    let record = try Record.make(
      "# Forests\n\n## At a glance\n\nCountry Côte d’Ivoire\n\nCommissioned by Federal Ministry for Development (BMZ)\n\nOverall term January 2020 to December 2025\n\nThe map shows where it works."
    )
    #expect(record["countries"] == "Côte d’Ivoire" && record["start"] == "2020-01" && record["end"] == "2025-12")
    #expect(record["funder"] == "Federal Ministry for Development (BMZ)")
    let prose = "# Forests\n\nCountries Are Invited\n\nPartners met in Rome\n\nDonors gave money"
    #expect(try Record.make(prose)["funder"] == nil)
  }

  @Test func aLabelBeforeKnownPlaces() throws {
    let text = "Countries Indonesia, Peru\n\n| Donor | Norad |\n| Duration | 09/2022 – 08/2028 |"
    #expect(try Record.make(text)["countries"] == "Indonesia | Peru")
    #expect(try Record.make(text.replacing("Indonesia, Peru", with: "We Love"))["countries"] == nil)
  }

  @Test(arguments: [
    ("01.2019 bis 12.2022 (verlängert bis 31.12.2023)", "2023-12-31"),
    ("January 2019 – December 2022 (extended until June 2024)", "2024-06"),
    ("2019–2022 (4 years)", "2022"), ("2019–2022 (extended until 2021)", "2022"),
  ])
  func anEndThatWasMoved(period: String, end: String) throws {
    #expect(try Record.make("# Wells\n\nDonor: Norad\n\nCountry: Mali\n\nPeriod: \(period)")["end"] == end)
  }

  @Test func itemsThatBreakOffBeforeThoseWithinThem() throws {
    let text =
      "# Wells for Towns (WFT)\n\nDonor: Norad\n\n## Activities\n\n- Write curricula for\n  - masons,\n  - painters.\n- Train teachers\n  - of schools"
    #expect(try Record.make(text)["activities"] == "Write curricula for masons; painters. | Train teachers")
  }

  @Test func labelsInTheCellsOfAForm() throws {
    let form = """
      | Country Malawi | Project ID P1 | Project Name Rural Roads and Trade Project | Parent (if any) |
      | Region Southern Africa | Appraisal 20-Mar-2023 | Board 30-Jun-2023 | Practice Transport |
      | Borrower Republic of Malawi | Implementing Agency Roads Authority | Lending Loan | Notes |
      """
    let record = try Record.make(form)
    #expect(record["name"] == "Rural Roads and Trade Project" && record["countries"] == "Malawi")
    #expect(record["implementer"] == "Roads Authority")
  }
}
