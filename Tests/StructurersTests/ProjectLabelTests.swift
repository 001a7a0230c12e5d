import DocumentModel
import Provenance
import Stages
import Testing

@testable import Structurers

/// Labels of a project's facts in lines, in languages, and of other things than projects.
@Suite struct ProjectLabelTests {
  @Test func labelsAndValuesInPartsOfALine() throws {
    let record = try Record.make(
      "Donor: Norad | Country: Kenya | Period: 2020–2023 | Budget: NOK 24 million")
    #expect(record["funder"] == "Norad")
    #expect(record["start"] == "2020" && record["end"] == "2023")
    // Bars between the items of one value do not end it.
    let sectors = try Record.make("Donor: Norad\n\nPeriod: 2020–2023\n\nSectors: Health | Water | Roads")
    #expect(sectors["sectors"] == "Health | Water | Roads")
    let partners = try Record.make("Donor: Norad\n\nPeriod: 2020–2023\n\nPartners: Ash | Nairobi Office: Birch | Cedar")
    #expect(partners["partners"] == "Ash | Nairobi Office: Birch | Cedar")
  }

  @Test(arguments: [
    ("Auftraggeber: BMZ", "Laufzeit: 2021 bis 2025", "Partnerland: Kenia", "BMZ"),
    ("Bailleur\u{A0}: AFD", "DURÉE\u{202F}: 2021 – 2025", "Pays : Gabon", "AFD"),
    ("Financiador: AECID", "Duración: enero 2021 – diciembre 2025", "País: Bolivia", "AECID"),
    ("Auftraggeber: BMZ", "Laufzeit: 2021 bis 2025", "Land: Jordanien", "BMZ"),
    ("Financeur : AFD", "Date de début du projet : 2021", "Localisation : Sénégal", "AFD"),
    ("Co-financed by: Norad", "Project start date: 5 May 2021", "Beneficiary country: Nepal", "Norad"),
    ("Financiado por: União Europeia", "Início: 01/2021", "País: Angola", "União Europeia"),
    ("Funded by: USAID", "Life of activity: Oct. 2021 – Sept. 2024", "Activity locations: Mali", "USAID"),
    (
      "Mandant: Direction du développement", "Durée de la phase: 2021 – 2023", "Pays / région: Tchad",
      "Direction du développement"
    ),
  ])
  func labelsInOtherLanguages(funder: String, period: String, country: String, name: String) throws {
    let record = try Record.make([funder, period, country].joined(separator: "\n\n"))
    #expect(record["funder"] == name)
    #expect(record["start"]?.hasPrefix("2021") == true)
    #expect(record["countries"] == country.split(separator: " ").last.map(String.init))
  }

  @Test func whoPublishesIsNoProject() throws {
    let sheet = "# SDC - Lake Nets in the North\n\nDonor: Norad\n\nPeriod: 2020–2023\n\nCountry: Kenya"
    let record = try Record.make(sheet)
    #expect(record["funder"] == "Norad" && record["acronym"] == nil)
  }

  @Test(arguments: [
    ("Донор: Норвегия", "Сроки: 2021 – 2025", "Страна: Кыргызстан"),
    ("ДОНОР: Норвегия", "ДАТА НАЧАЛА: 01.01.2021", "СТРАНА: Кыргызстан"),
    ("الجهة المانحة: النرويج", "مدة المشروع: 2021 – 2025", "البلد: الأردن"),
  ])
  func labelsInOtherScripts(funder: String, period: String, country: String) throws {
    let record = try Record.make([funder, period, country].joined(separator: "\n\n"))
    #expect(record["funder"] == funder.split(separator: " ").last.map(String.init))
    #expect(record["start"]?.hasPrefix("2021") == true)
    #expect(record["countries"] == country.split(separator: " ").last.map(String.init))
  }

  @Test(arguments: [
    "|= Country/region | Topic | Period | Budget |\n| Mozambique | Farming | 2019 – 2023 | CHF 4'870'000 |",
    "Country: Mozambique\n\nDuration: 2019 – 2023\n\nSwiss contribution: CHF 4.8 million",
  ])
  func whatItCostsTellsAProject(text: String) throws {
    let record = try Record.make(text)
    #expect(record["countries"] == "Mozambique")
    #expect(record["start"] == "2019")
    // A festival has a place and days, and a fee.
    #expect(try Record.make("Country: Mozambique\n\nDates: 2019 – 2023\n\nFee: CHF 40")["start"] == nil)
  }

  @Test(arguments: [
    "The fund – a body of its own – pays. Country – a word with seven letters.",
    "Partner – and friend\n\nEnd - of it all",
    "Donor – Norad",
  ])
  func dashesInSentences(text: String) throws {
    let record = try Record.make(text + "\n\nPeriod: 2020–2023\n\nSectors: Health\n\nImplementer: Oak Trust")
    #expect(record["funder"] == nil && record["countries"] == nil && record["partners"] == nil)
  }

  @Test func whoCarriesItOutInOtherLanguages() throws {
    for label in ["Durchführer", "Ejecutor", "Partenaires de mise en œuvre", "Implementing partner"] {
      let record = try Record.make("Donor: Norad\n\nPeriod: 2020–2023\n\n\(label): Oak Trust")
      #expect(record["implementer"] == "Oak Trust", "\(label)")
    }
  }

  @Test(arguments: [
    "University of St. Gallen", "Müller GmbH & Co. KG", "Lumière Rurale Bénin e. V.", "Ministry of Agric. and Forests",
    "Embassy of Japan in St. Lucia", "Dept. for Trade",
  ])
  func abbreviationsEndNoName(name: String) throws {
    let record = try Record.make("Donor: \(name)\n\nPeriod: 2020–2023\n\nCountry: Kenya")
    #expect(record["funder"] == name)
  }

  @Test(arguments: [
    ("4 years (2018–2022)", "2018", "2022"), ("01.2018 – 12.2022", "2018-01", "2022-12"),
    ("May–November 2018", "2018-05", "2018-11"), ("1–30 June 2018", "2018-06-01", "2018-06-30"),
    ("2018–2022 (4 years)", "2018", "2022"), ("since 2018", "2018", nil),
    ("48 months, starting March 2018", "2018-03", nil),
    ("36 meses (de julio 2018 a junio 2021)", "2018-07", "2021-06"),
    ("17-Dec-2020 – 30-Jun-2026", "2020-12-17", "2026-06-30"),
    ("Phase 1: 2014–2017; Phase 2: 2018–2022", nil, nil), ("48 months", nil, nil), ("November–May 2018", nil, nil),
    ("July 2018 (expected end: June 2022)", nil, nil),
  ])
  func periods(text: String, start: String?, end: String?) throws {
    let record = try Record.make("Donor: Norad\n\nImplementer: Oxfam\n\nDuration: \(text)\n\nCountry: Kenya")
    #expect(record["funder"] == "Norad")
    #expect(record["start"] == start)
    #expect(record["end"] == end)
  }

  @Test(arguments: ["Footnotes", "Documents", "Sources:"])
  func listsOfOtherThingsAreNoResults(label: String) throws {
    let text =
      "# Lake nets (LNP)\n\nDonor: Norad\n\n## Results\n\nPonds were dug.\n\n- 12 ponds\n\n\(label)\n\n- Annual report."
    #expect(try Record.make(text)["results"] == "12 ponds")
  }

  @Test(arguments: [
    // Label and value in one cell, a colon in one of its own, two labels on a row.
    "| Donor: Norad | Country: Kenya |\n| Period: 2019 – 2023 | Budget: EUR 3 million |",
    "| Donor | : | Norad |\n| Country | : | Kenya |\n| Period | : | 2019 – 2023 |",
    "| Donor | Norad | Country | Kenya |\n| Start | 2019 | End | 2023 |",
    // On one line, behind a label that is none of a field; without a colon before a day.
    "Project code: GP/110 | Period: 2019 – 2023 | Donor: Norad | Country: Kenya",
    "Donor: Norad; Country: Kenya; Period: 2019 – 2023",
    "Donor(s): Norad\n\nCountry(ies): Kenya\n\nPeriod 2019 – 2023",
    "Donor – Norad\n\nCountry – Kenya\n\nDuration – 2019 – 2023",
    "- Donor - Norad\n- Country - Kenya\n- Start - 2019\n- End - 2023",
    "- Donor\n  - Norad\n- Country:\n  - Kenya\n- Duration\n  - 2019 – 2023",
    "Donor :: Norad\nCountry :: \nCountries :: Kenya\nStart :: 2019\nEnd :: 2023",
    "Donor/s: Norad\n\nCountry: Kenya\n\nStart date (yyyy): 2019\n\nEnd date 2023",
  ])
  func shapesOfFacts(text: String) throws {
    let record = try Record.make(text)
    #expect(record["funder"] == "Norad")
    #expect(record["countries"] == "Kenya")
    #expect(record["start"] == "2019")
    #expect(record["end"] == "2023")
  }

  @Test(arguments: [
    // Rows of numbers, and sentences in cells.
    "| Donor | 2019 | Country | 2020 |\n| 3 | 4 | 5 | 6 |",
    "| Meeting: Monday | Room: blue |\n| Chair: Ann | Notes: Bo |",
  ])
  func otherTablesAreNoFacts(text: String) throws {
    #expect(try Record.make(text)["funder"] == nil)
  }

  @Test func daysBehindTheirWords() throws {
    let record = try Record.make("Donor: Norad\n\nStart: ab 01.01.2020\n\nEnd: bis 31.12.2026\n\nCountry: Kenya")
    #expect(record["start"] == "2020-01-01")
    #expect(record["end"] == "2026-12-31")
  }

  @Test(arguments: [
    "The donor is Norad. It gives yearly", "Paid by GIZ. More will follow", "Works in Mali. There it pays",
  ])
  func sentencesAreNoNames(text: String) throws {
    let record = try Record.make("Donor: \(text)\n\nPeriod: 2020–2023\n\nCountry: Kenya")
    #expect(record["funder"] == nil)
  }

  @Test func aGridOfLabelsOverValues() throws {
    let record = try Record.make(
      """
      |= Country | Donor | Implementer |
      | Malawi | Norad | Oak Trust |
      | Sector | Duration | Project no. |
      | Justice | 2021 – 2024 | 12-883 |
      """)
    #expect(record["funder"] == "Norad" && record["implementer"] == "Oak Trust" && record["countries"] == "Malawi")
    #expect(record["start"] == "2021" && record["sectors"] == "Justice")
    // A list of projects has one row of labels.
    let list = try Record.make(
      """
      |= Country | Donor | Implementer |
      | Malawi | Norad | Oak Trust |
      | Zambia | Sida | Ash Trust |
      | Kenya | Danida | Elm Trust |
      """)
    #expect(list["funder"] == nil && list["countries"] == nil)
  }

  @Test(arguments: [
    ("Location: Sindh, Pakistan\n\nLand: 40 hectares", "Pakistan"),
    ("Location: Lima, Peru; Quito, Ecuador", "Peru | Ecuador"),
    // What is called a country goes before.
    ("Location: Washington, United States\n\nCountries: Kenya, Uganda", "Kenya | Uganda"),
    ("Location: Atlanta, Georgia", nil), ("Location: Georgia", "Georgia"),
    ("Land: Owned by the state", nil), ("Pays: Gabon et Tchad", "Gabon | Tchad"),
    ("Länder: Ghana, Togo und Benin", "Ghana | Togo | Benin"), ("País: Bosnia y Herzegovina", "Bosnia y Herzegovina"),
    ("Country: 40 hectares", nil),
  ])
  func countriesByTheirLabels(line: String, countries: String?) throws {
    let record = try Record.make("Donor: Norad\n\nPeriod: 2020–2023\n\nSector: Water\n\n" + line)
    #expect(record["countries"] == countries)
  }

  @Test(arguments: [
    "Start: 5 May 2024\n\nEnd: 6 May 2024\n\nLocation: Nairobi, Kenya",
    "Dates: 5 May 2024 – 6 May 2024\n\nLocation: Kenya",
    "Location: Juba, South Sudan\n\nStart date: 1 June 2024\n\nSector: Health",
    "Pays: France\n\nDurée: 2019-2020\n\nThème: Drame", "Land: Kenya\n\nBeginn: 2020\n\nThemen: Wasser",
    "title: News of the day (NOD)\n---\nLocation: Kenya",
  ])
  func eventsJobsAndFilmsAreNoProjects(page: String) throws {
    #expect(try Record.make(page).root == nil)
  }

  @Test func anEndBeforeTheStartIsNeither() throws {
    let record = try Record.make("Donor: Norad\n\nStart: June 2024\n\nEnd: May 2023\n\nCountry: Kenya\n\nSector: Water")
    #expect(record["start"] == nil && record["end"] == nil && record["countries"] == "Kenya")
  }

  @Test func headersOverOneRowAreLabels() throws {
    let record = try Record.make(
      "# Youth Work (YOUTHWORK)\n\n|= Country | Period |\n| Jordan | 2018 to 2024 |\n\n|= Budget | Donor |\n| EUR 3 million | Orchard Trust |\n\nText"
    )
    #expect(record["countries"] == "Jordan" && record["funder"] == "Orchard Trust" && record["end"] == "2024")
  }

  @Test(arguments: [
    "|= Year | Place | Visitors | Donor |\n| 2019 | Amman | 40 | Orchard Trust |",
    "| Budget | Donor |\n| EUR 3 million | Orchard Trust |",
    "|= Donor | Sum |\n| Orchard Trust | 3 |\n| Pelita Fund | 4 |",
  ])
  func columnsOfOtherTablesAreNoFacts(table: String) throws {
    #expect(try Record.make("# Youth Work (YOUTHWORK)\n\nCountry: Jordan\n\n" + table)["funder"] == nil)
  }
}
