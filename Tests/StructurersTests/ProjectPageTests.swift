import DocumentModel
import Testing

@testable import Structurers

/// What pages say of other things than their project, and projects that say little of themselves.
@Suite struct ProjectPageTests {
  @Test func aListOfProjectsIsNone() throws {
    let card = { (name: String, donor: String, years: String) in
      "## [\(name)](/\(donor))\n\nDonor: \(donor)\n\nCountry: Malawi\n\nDuration: \(years)\n\n"
    }
    let text = "# Our projects\n\n" + card("Wells", "Norad", "2019–2022") + card("Roads", "Sida", "2020–2024")
    #expect(try Record.make(text)["funder"] == nil)
    #expect(try Record.make(card("Wells", "Norad", "2019–2022"))["funder"] == "Norad")
  }

  @Test func theCountryOfABodyIsNone() throws {
    let text = "# Green value chains\n\nDonor: EU\n\nDuration: 2022–2026\n\nCountry: Namibia\n\n"
    let body = "## Coordinator\n\nOak Trust\n\nCountry: South Africa"
    #expect(try Record.make(text + body)["countries"] == "Namibia")
  }

  @Test func whoFundedThePredecessorFundsNoMore() throws {
    let text =
      "# Safe Roads Programme (SRP)\n\nIt builds on the Safe Roads Pilot project, which was funded by Luxembourg."
    #expect(try Record.make(text)["funder"] == nil)
    #expect(try Record.make(text + " It is funded by Norad.")["funder"] == "Norad")
  }

  @Test(arguments: [
    ("Country: Peru\n\nPeriod: 2019–2023\n\nCounterpart: Ministry of Health", "2019"),
    ("Pays: Togo\n\nSecteur: Eau\n\nMontant: 3 millions d’euros\n\nDébut: 2020", "2020"),
    ("Paese: Etiopia\n\nDurata: 2021 – 2024\n\nFinanziatore: AICS", "2021"),
    ("Looptijd: 2021 – 2024\n\nLand: Oeganda\n\nUitvoerder: Enabel", "2021"),
    ("Venue: Lima\n\nCountry: Peru\n\nDates: 3 May 2023 – 5 May 2023\n\nPartners: Oak Trust", nil),
  ])
  func whatSaysLittleOfItself(text: String, start: String?) throws {
    #expect(try Record.make(text)["start"] == start)
  }

  @Test(arguments: [
    ("01/10/2020 - 30/09/2024", "2020-10-01", "2024-09-30"), ("10/01/2020 – 09/30/2024", "2020-10-01", "2024-09-30"),
    ("01/10/2020 – 01/09/2024", nil, nil), ("01/10/20 – 30/09/24", nil, nil),
  ])
  func spansOfNumbers(text: String, start: String?, end: String?) throws {
    let record = try Record.make("Donor: Norad\n\nImplementer: Oxfam\n\nDuration: \(text)\n\nCountry: Kenya")
    #expect(record["start"] == start && record["end"] == end)
  }

  @Test func aSumIsNoFunder() throws {
    let text = "Country: Kenya\n\nPeriod: 2020–2023\n\nFunding: NOK 58 million\n\nDonor: Norad\n\nImplementer: Oxfam"
    #expect(try Record.make(text)["funder"] == "Norad")
  }

  @Test func rowsOverAllColumnsAreHeadings() throws {
    let rows =
      "| A. General information |\n| Project title | Warm Homes |\n| Donor | Norad | Country | Kenya |\n| Start | 2019 | End | 2023 |"
    let record = try Record.make(rows)
    #expect(record["funder"] == "Norad" && record["countries"] == "Kenya" && record["end"] == "2023")
    #expect(record["name"] == "Warm Homes")
  }

  @Test func rolesBeforeAColonAreNoNames() throws {
    let text = "# Safe Births (BRIDGE)\n\nText.\n\n## Contact\n\nProject Manager: Rania Haddad, rania@example.com"
    #expect(try Record.make(text)["contacts"] == "name=Rania Haddad, email=rania@example.com")
  }
}
