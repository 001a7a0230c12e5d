import DocumentModel
import Testing

@testable import Structurers

/// Several values of one label, the dates and lists that projects are told by, and the people to write to.
@Suite struct ProjectValuesTests {
  private static let beside = "\n\nImplementer: Oxfam\n\nPeriod: 2019–2023"

  @Test(arguments: [
    (
      "Donors\n\nGreen Climate Fund\n\nGovernment of Portugal\n\nCountry\n\nKenya",
      "Green Climate Fund; Government of Portugal"
    ),
    (
      "# Wells\n\n## Donors\n\nGreen Climate Fund\n\nGovernment of Portugal\n\n## Country\n\nKenya",
      "Green Climate Fund; Government of Portugal"
    ),
    // Two more may be a label and its value.
    ("Donors\n\nGreen Climate Fund\n\nStatus word\n\nActive\n\nCountry\n\nKenya", "Green Climate Fund"),
    ("Donors\n\nGreen Climate Fund\n\nVolume\n\nEUR 3 million\n\nCountry\n\nKenya", "Green Climate Fund"),
  ])
  func severalParagraphs(text: String, funder: String) throws {
    #expect(try Record.make(text + Self.beside)["funder"] == funder)
  }

  @Test func whatKindADocumentIsOfNamesNoProject() throws {
    let record = try Record.make("# Project Information Document (PID)" + Self.beside)
    #expect(record["name"] == nil && record["acronym"] == nil)
    #expect(
      try Record.make("Project-executing agency: Roads Office\n\nPeriod: 2019–2023\n\nDonor: Norad")["implementer"]
        == "Roads Office")
  }

  @Test func severalCountries() throws {
    let record = try Record.make("Countries\n\nKenya\n\nUganda\n\nGhana\n\nDonor\n\nNorad" + Self.beside)
    #expect(record["countries"] == "Kenya | Uganda | Ghana")
  }

  @Test func anAddressBelowABodyIsNoSecondBody() throws {
    let text = "Executing Agency\\\nDepartment of Water\\\nLalitpur, Nepal\n\nDonor: Norad\n\nPeriod: 2019–2023"
    #expect(try Record.make(text)["implementer"] == "Department of Water")
  }

  @Test func labelsWithoutAColonInAList() throws {
    let record = try Record.make(
      "- Countries Albania, Montenegro\n- Duration 09/2020 – 08/2027\n- Budget EUR 6 million\n- Donors Swiss State Secretariat\n- Implemented by Transport Institute"
    )
    #expect(record["countries"] == "Albania | Montenegro" && record["funder"] == "Swiss State Secretariat")
    #expect(record["start"] == "2020-09" && record["implementer"] == "Transport Institute")
    let prose = "- Donors Are Invited to a meeting in Rome\n- Countries rejoice\n- Places to stay"
    #expect(try Record.make(prose)["funder"] == nil)
  }

  @Test func oneFactInATableCountsBesideOthers() throws {
    let table = "| Officer | Thapa, Rajan |\n| Country | Kenya |\n| Department | South Asia |\n\n"
    #expect(try Record.make(table + "Donor: Norad\n\nPeriod: 2019–2023")["countries"] == "Kenya")
    #expect(try Record.make(table + "# Wells for Towns (WFT)")["countries"] == nil)
  }

  @Test func theCountryOfABodyBelowAHeadingOfBodies() throws {
    let text = "# Value chains\n\nDonor: EU\n\nPeriod: 2022–2026\n\nLocations: Namibia, Angola\n\n"
    let bodies = "## Coordinators\n\n### Solidarity South\n\nCountry: South Africa\n\n## Partners\n\nOak Trust"
    #expect(try Record.make(text + bodies)["countries"] == "Namibia | Angola")
  }

  @Test(arguments: [
    ("aprile 2019 – marzo 2022", "2019-04", "2022-03"),
    ("1 апреля 2021 г. – 31 марта 2025 г.", "2021-04-01", "2025-03-31"),
    ("1 maart 2020 t/m 28 februari 2023", "2020-03-01", "2023-02-28"),
    ("1 maj 2020 till 30 juni 2023", "2020-05-01", "2023-06-30"),
    ("Q2 2021 – Q4 2025", "2021", "2025"), ("24 months from 1 February 2023", "2023-02-01", nil),
    ("с марта 2020 по февраль 2025", "2020-03", "2025-02"), ("يناير 2020 – مارس 2022", "2020-01", "2022-03"),
  ])
  func spansInOtherWords(text: String, start: String?, end: String?) throws {
    let record = try Record.make("Donor: Norad\n\nImplementer: Oxfam\n\nDuration: \(text)\n\nCountry: Kenya")
    #expect(record["start"] == start && record["end"] == end)
  }

  @Test func strokesPartItems() throws {
    let text =
      "Donor: Norad\n\nCountry/region: Mali / West Africa\n\nSector / Subsector: Agriculture, food and land / Irrigation"
    let record = try Record.make(text + Self.beside)
    #expect(record["countries"] == "Mali" && record["regions"] == "West Africa")
    #expect(record["sectors"] == "Agriculture, food and land | Irrigation")
  }

  @Test func aCountryBehindABodyIsNoPartner() throws {
    let text = "Donor: Norad\n\nPartners: Ministerium für Wasser und Wald, Gabun; Oxfam\n\nCountry: Gabun"
    #expect(try Record.make(text + Self.beside)["partners"] == "Ministerium für Wasser und Wald, Gabun | Oxfam")
    let commas = "Donor: Norad\n\nPartners: Ministerium für Wasser, Gabun, Oxfam\n\nCountry: Gabun"
    #expect(try Record.make(commas + Self.beside)["partners"] == "Ministerium für Wasser, Gabun | Oxfam")
  }

  @Test(arguments: [
    (
      "Ministerium für Arbeit, Invaliden und Soziales (MoLISA); Oxfam",
      "Ministerium für Arbeit, Invaliden und Soziales (MoLISA) | Oxfam"
    ),
    ("Ministère de l’Énergie, de l’Eau et des Mines", "Ministère de l’Énergie, de l’Eau et des Mines"),
    ("Ministerio de Ambiente, Agua y Bosques", "Ministerio de Ambiente, Agua y Bosques"),
    ("Ministerio de Salud, Cruz Roja", "Ministerio de Salud | Cruz Roja"),
    // A word behind a body may be its town; bodies may have one word as well.
    ("Asociación Sierra Verde, Cajamarca", "Asociación Sierra Verde, Cajamarca"),
    ("Asociación Sierra Verde, Caritas", "Asociación Sierra Verde | Caritas"),
    ("Oak Trust, WWF", "Oak Trust | WWF"),
  ])
  func bodiesWithCommas(text: String, partners: String) throws {
    #expect(try Record.make("Donor: Norad\n\nPartners: \(text)" + Self.beside)["partners"] == partners)
  }

  @Test(arguments: [
    ("Land/Region: Jordanien/Kenia", "Jordanien | Kenia"), ("Location: Kenya/Uganda", "Kenya | Uganda"),
  ])
  func countriesWithAStroke(text: String, countries: String) throws {
    #expect(try Record.make("Donor: Norad\n\n" + text + Self.beside)["countries"] == countries)
  }

  @Test(arguments: [
    ("01.07.2019 bis 30.06.2023 (verlängert bis 31.12.2023)", "2023-12-31"),
    ("July 2019 – June 2023 (extended to December 2024)", "2024-12"), ("2019 – 2023 (4 years)", "2023"),
  ])
  func spansMadeLonger(text: String, end: String) throws {
    let record = try Record.make("Donor: Norad\n\nImplementer: Oxfam\n\nDuration: \(text)\n\nCountry: Kenya")
    #expect(record["start"]?.hasPrefix("2019") == true && record["end"] == end)
  }

  @Test(arguments: [
    ("Start date\n\n01/02/2019\n\nEnd date\n\n31/01/2023", "2019-02-01", "2023-01-31"),
    ("Start date: 02/01/2019\n\nEnd date: 01/31/2023", "2019-02-01", "2023-01-31"),
    ("Start date: 01/02/2019\n\nEnd date: 01/03/2023", nil, nil),
  ])
  func daysInFiguresOfTwoLabels(text: String, start: String?, end: String?) throws {
    let record = try Record.make("Donor: Norad\n\nImplementer: Oxfam\n\nCountry: Kenya\n\n" + text)
    #expect(record["start"] == start && record["end"] == end)
  }

  @Test func anAddressBehindABodyInACell() throws {
    let lines =
      "Implementer\\\nMinistry of Industry\\\n45 Norodom Boulevard\n\nDonor: Norad\n\nCountry: Kenya\n\nPeriod: 2019–2023"
    #expect(try Record.make(lines)["implementer"] == "Ministry of Industry")
  }

  @Test func theNextBodyIsNoCountry() throws {
    let text =
      "Donor: Norad\n\nPeriod: 2019–2023\n\nImplementer: Oxfam\n\nCountry\n\nKenya\n\nHOCHSCHULE ALB\n\nThe end of it all."
    #expect(try Record.make(text)["countries"] == "Kenya")
  }

  @Test func factsOfSeveralProjectsAreNoneOfThePage() throws {
    let one = "### White roofs\n\nFunding: Norrland Council\\\nDuration: 2020–2023\\\nCountry: Kenya\n\nText.\n\n"
    let other = "### Trees\n\nFunding: Oak Trust\\\nDuration: 2022–2026\\\nCountry: Ghana\n\nText.\n\n"
    #expect(try Record.make("# Lab\n\n## Projects\n\n" + one)["funder"] == "Norrland Council")
    #expect(try Record.make("# Lab\n\n## Projects\n\n" + one + other)["funder"] == nil)
    let phase = "### Next phase\n\nFunding: Oak Trust\\\nDuration: 2024–2026\n\nText."
    #expect(try Record.make("# Lab\n\n" + one + phase)["funder"] == "Norrland Council")
  }

  @Test func aCodeIsNoAcronym() throws {
    let text = "# FP187: Living Peatlands\n\nDonor: Norad\n\nCountry: Kenya" + Self.beside
    #expect(try Record.make(text)["acronym"] == nil)
  }

  @Test func tagsAreNoResults() throws {
    let facts = "# Wells\n\nDonor: Norad\n\nCountry: Kenya\n\nPeriod: 2019–2023\n\n## Results\n\nSix wells.\n\n"
    #expect(try Record.make(facts + "- [water](/w)\n- [women](/x)")["results"] == nil)
    #expect(try Record.make(facts + "- Six wells\n- [Ten pumps](/x)")["results"] == "Six wells | Ten pumps")
  }

  @Test(arguments: ["TBC", "n/a", "None", "To be selected", "Keine Angabe", "À définir"])
  func whatIsLeftOpenIsNoValue(text: String) throws {
    let record = try Record.make(
      "Country: Kenya\n\nPeriod: 2019–2023\n\nDonor: \(text)\n\nPartners: \(text)\n\nImplementer: Oxfam")
    #expect(record["funder"] == nil && record["partners"] == nil && record["implementer"] == "Oxfam")
  }

  @Test(arguments: [
    ("Nepal 100%", "Nepal"), ("Kenya (40 %), Uganda (60 %)", "Kenya | Uganda"),
    ("Côte d’Ivoire & Ghana", "Côte d’Ivoire | Ghana"),
  ])
  func countriesAndTheirShares(text: String, countries: String) throws {
    #expect(try Record.make("Donor: Norad\n\nRecipient country: \(text)" + Self.beside)["countries"] == countries)
  }

  @Test func daysWithAWordInBrackets() throws {
    let text = "Start date: 16 Nov 2018 (actual)\n\nEnd date: 31 Mar 2024 (planned)\n\nDonor: Norad\n\nCountry: Nepal"
    let record = try Record.make(text)
    #expect(record["start"] == "2018-11-16" && record["end"] == "2024-03-31")
  }

  @Test func headsOfColumnsAreNoFacts() throws {
    let table = "|= Financier |= Commitments |\n| Delta Bank | 250.00 |\n| Government | 60.00 |\n\n"
    #expect(try Record.make(table + "Country: Kenya" + Self.beside)["funder"] == nil)
  }

  @Test func theFormOfMoneyIsNoFunder() throws {
    let facts = "Pays : Kenya\n\nFinancement : %\n\nDurée : 2019–2023\n\nPartenaires : Oak Trust"
    #expect(try Record.make(facts.replacing("%", with: "Prêt souverain"))["funder"] == nil)
    #expect(try Record.make(facts.replacing("%", with: "Fondation Terre Vive"))["funder"] == "Fondation Terre Vive")
  }

  @Test(arguments: [
    ("Paese: Kirghizistan e Tagikistan", "Kirghizistan | Tagikistan"),
    ("Land: Oekraïne en Moldavië", "Oekraïne | Moldavië"),
    ("Страна: Киргизия", "Киргизия"), ("البلد: المغرب", "المغرب"),
  ])
  func countriesInMoreLanguages(text: String, countries: String) throws {
    #expect(try Record.make("Donor: Norad\n\n" + text + Self.beside)["countries"] == countries)
  }

  @Test func aKnownPlaceInBrackets() throws {
    #expect(
      try Record.make("Donor: Norad\n\nWhere: Huehuetenango (Guatemala)" + Self.beside)["countries"] == "Guatemala")
  }

  @Test(arguments: [
    (
      "## Key people\n\nTeam Leader: Samuel Koroma\\\nProject Manager: Hannah Frost, h.frost@oak.example",
      "name=Hannah Frost, email=h.frost@oak.example"
    ),
    (
      "## Контакты\n\nАйгуль Токтосунова, координатор проекта\\\nтел. +996 312 55 44 33\\\naigul@gory.example",
      "name=Айгуль Токтосунова, email=aigul@gory.example, phone=+996 312 55 44 33"
    ),
    (
      "## Contact\n\nJonas Wehrmann\\\n[Send e-mail](mailto:jonas@kfw.example?subject=Mali)",
      "name=Jonas Wehrmann, email=jonas@kfw.example"
    ),
    // One word behind what somebody does is a town as often as a body; bodies have words of their own.
    (
      "## Contact\n\nElira Dema\\\nProject Manager, Tirana\\\nelira@tsi.example",
      "name=Elira Dema, email=elira@tsi.example"
    ),
    (
      "## Contactos\n\nRui Matsinhe (coordenador)\\\nrui@mare.example", "name=Rui Matsinhe, email=rui@mare.example"
    ),
    (
      "## Contacts\n\nLena Okafor – Programme Manager, Oak Trust\\\nlena@oak.example",
      "name=Lena Okafor, organization=Oak Trust, email=lena@oak.example"
    ),
    (
      "## Contatti\n\nSilvia Rota\\\nSemi di Pace ONLUS, via dei Gelsi 8, 00176 Roma\\\nrota@semi.example",
      "name=Silvia Rota, organization=Semi di Pace ONLUS, email=rota@semi.example"
    ),
    ("## Kontakt\n\nJana Dirks\\\nPalmstraße 5\\\njana@oak.example", "name=Jana Dirks, email=jana@oak.example"),
    (
      "## Contacto\n\nFundación Agua Clara\\\ninfo@agua.example",
      "organization=Fundación Agua Clara, email=info@agua.example"
    ),
  ])
  func people(text: String, people: String) throws {
    let facts = "# Wells\n\nDonor: Norad\n\nCountry: Mali\n\nPeriod: 2019–2023\n\n"
    #expect(try Record.make(facts + text)["contacts"] == people)
  }

  @Test func whatAsksForMoneyIsNoResult() throws {
    let text =
      "# Wells\n\n## Results\n\n- Six wells\n\n### Your donation helps\n\n- CHF 50 a pump\n\n### In the north\n\n- Two wells"
    let document = TestDocument.make(text)
    let record = try FactsheetStructurer(options: FactsheetOptions()).structure(document)
    #expect(record.sections.map(\.role) == [.results, .other, .results])
  }

  @Test(arguments: [
    ("Project factsheet: Seeds of Peace", "Seeds of Peace"), ("Fiche projet – Eau pour tous", "Eau pour tous"),
    ("News: Seeds of Peace", nil), ("Seeds of Peace: a story", nil),
  ])
  func namesBehindWhatATitleIs(title: String, name: String?) throws {
    #expect(try Record.make("# \(title)\n\nDonor: Norad\n\nCountry: Mali" + Self.beside)["name"] == name)
  }

  @Test func partnersOfTwoLabels() throws {
    let text =
      "Donor: Norad\n\nPolitical partner: Ministry of Water\n\nPartners: Oxfam; Ministry of Water\n\nCountry: Mali"
    #expect(try Record.make(text + Self.beside)["partners"] == "Ministry of Water | Oxfam")
  }

  @Test func headingsOfFactsTakeNoRoleFromAbove() throws {
    let text =
      "# Wells\n\n## Risultati\n\nTen wells.\n\n### Nord\n\nSix.\n\n### Paese\n\nKenya\n\n### Donatore\n\nNorad"
    let document = TestDocument.make(text)
    let record = try FactsheetStructurer(options: FactsheetOptions()).structure(document)
    #expect(record.sections.map(\.role) == [.results, .results, .other, .other])
  }

  @Test(arguments: [
    ("¿Qué hemos logrado?", Section.Role.results), ("Aanpak", .activities), ("Мероприятия", .activities),
    ("Il contesto", .background),
    ("النتائج", .results), ("Onze partners", .partners), ("Mål", .overview), ("Risultati attesi", .expectedResults),
  ])
  func rolesInMoreLanguages(heading: String, role: Section.Role) throws {
    let record = try FactsheetStructurer(options: FactsheetOptions()).structure(
      TestDocument.make("# Wells\n\n## \(heading)\n\nTen."))
    #expect(record.sections.last?.role == role)
  }
}
