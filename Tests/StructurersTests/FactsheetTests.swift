import DocumentModel
import Provenance
import Stages
import Testing

@testable import Structurers

struct FactsheetTests {
  @Test func frontMatterFillsFields() throws {
    let record = try Record.make(
      """
      title: East Africa—Lake Basin Water Partnership (BASINWISE)
      date: 2021-03-18 09:30:00 Z
      summary: Helps  towns along the lake.
      start: 2020
      end: 2025
      client: Meridian Development Agency
      solutions: [Water and Sanitation, Health]
      country: [Kenya, Uganda]
      regions: Sub-Saharan Africa
      layout: project
      ---
      The towns are growing.
      """)
    #expect(record.facts.title?.string == "East Africa—Lake Basin Water Partnership (BASINWISE)")
    #expect(record.facts.published?.string == "2021-03-18T09:30:00Z")
    #expect(record["name"] == "Lake Basin Water Partnership")
    #expect(record["acronym"] == "BASINWISE")
    #expect(record["summary"] == "Helps towns along the lake.")
    #expect(record["funder"] == "Meridian Development Agency")
    #expect(record["start"] == "2020")
    #expect(record["sectors"] == "Water and Sanitation | Health")
    #expect(record["countries"] == "Kenya | Uganda")
    #expect(record["regions"] == "Sub-Saharan Africa")
    #expect(record["scope"] == nil)
    #expect(record.rule("/project/funder") == "profile.metadata.client")
    #expect(record.rule("/document/title") == "profile.metadata.title")
  }

  @Test func regionalIsNoCountry() throws {
    let record = try Record.make("title: A Partnership (ABC)\ncountry: [Regional]\nlayout: project\n---\nText.")
    #expect(record["scope"] == "regional")
    #expect(record["countries"] == nil)
  }

  @Test func sectionsSplitAtHeadings() throws {
    let record = try Record.make(
      """
      # Green Skills (SKILLGREEN)
      First words.

      ## Sample Activities
      - Rewrote curricula:
        - one
        - two
      - Sent teachers.

      ## Select Results
      - Trained 30 teachers.

      ### In the north
      - Opened a school.

      ## Expected Results
      - More schools.

      ## How it works
      Well.
      """)
    #expect(record.facts.title?.string == "Green Skills (SKILLGREEN)")
    #expect(
      record.sections.map { $0.heading?.text.string } == [
        nil, "Sample Activities", "Select Results", "In the north", "Expected Results", "How it works",
      ])
    #expect(record.sections.map(\.role) == [nil, .activities, .results, .results, .expectedResults, .other])
    #expect(record["activities"] == "Rewrote curricula: one; two | Sent teachers.")
    #expect(record["results"] == "Trained 30 teachers. | Opened a school.")
    #expect(record["expectedResults"] == "More schools.")
  }

  @Test func aSentenceLeadsIntoAList() throws {
    let record = try Record.make(
      """
      The Trust, through the Regional Initiative for Village Equity and Riverine Law (RIVERLAW) project, is helping courts by:

      - Floating the court.
      - Writing it down.
      """)
    #expect(record["name"] == "Regional Initiative for Village Equity and Riverine Law")
    #expect(record["acronym"] == "RIVERLAW")
    #expect(record["activities"] == "Floating the court. | Writing it down.")
    #expect(record.sections[0].role == .activities)
    #expect(record.rule("/project/activities") == "profile.lead-in.activities")
  }

  @Test func headingsNameTheProject() throws {
    let record = try Record.make(
      """
      # BETTER SEED FOR THE HIGHLANDS

      The Association of Highland Farmers (AHF) grows barley.

      ## HIGHLAND INVESTMENT IN VARIETIES, EXTENSION, AND SEED TRADE (HARVEST)

      HARVEST helps. It builds on work by its predecessor project, Highland Grains, and works in 46 districts.
      """)
    #expect(record["name"] == "HIGHLAND INVESTMENT IN VARIETIES, EXTENSION, AND SEED TRADE")
    #expect(record["acronym"] == "HARVEST")
    #expect(record["predecessors"] == "name=Highland Grains")
  }

  @Test func theNameInRunningTextBeginsAfterOtherPhrases() throws {
    let record = try Record.make(
      """
      # A title

      The United States Government, through the ASEAN-U.S. Partnership for Good Governance, Equitable and Sustainable Development and Security (PROGRESS) project, is supporting ASEAN.
      """)
    #expect(
      record["name"]
        == "ASEAN-U.S. Partnership for Good Governance, Equitable and Sustainable Development and Security")
    #expect(record["acronym"] == "PROGRESS")
  }

  @Test(arguments: [
    (
      "It follows the [Living Forests Pilot](https://example.org/x), which ended.",
      "name=Living Forests Pilot, url=https://example.org/x"
    ),
    ("COFO is the successor to [CraftWorks](/c), which grew.", "name=CraftWorks, url=/c"),
    ("It builds on its predecessor, the Open Doors project (ODP), which tested.", "name=Open Doors"),
    ("The project builds on the predecessor Healthy Mothers project, which trained.", "name=Healthy Mothers"),
    ("It was preceded by the [Padrón Limpio project](../p.htm) (1998–2001).", "name=Padrón Limpio, url=../p.htm"),
    (
      "It builds on the receipts pioneered by its predecessor, the Sahel Cereal Banks project, and on law.",
      "name=Sahel Cereal Banks"
    ),
  ])
  func findsPredecessors(_ text: String, _ expected: String) throws {
    let record = try Record.make("# Community Forest Guardians (COFO)\n\n\(text)\n\n## Activities\n- Map.")
    #expect(record["predecessors"] == expected)
  }

  @Test(arguments: [
    "COFO builds on a solid foundation of relationships.", "Farmers follow the Nile.",
    "It builds on the Paris Agreement.",
    "Clean Shores was funded by the same agency.", "A survey funded by the World Bank found this.",
    "It follows Kenya’s lead.",
  ])
  func claimsNoReference(_ text: String) throws {
    let record = try Record.make("# Community Forest Guardians (COFO)\n\n\(text)\n\n## Activities\n- Map.")
    #expect(record["predecessors"] == nil)
    #expect(record["funder"] == nil)
  }

  @Test func successors() throws {
    let record = try Record.make(
      "# Health Access (HEAL)\n\nIts work continues under the successor project, Healthy Atolls.\n\n## Activities\n- Train."
    )
    #expect(record["successors"] == "name=Healthy Atolls")
    #expect(record["predecessors"] == nil)
  }

  @Test func labelsInADefinitionList() throws {
    let record = try Record.make(
      """
      # Green Skills (SKILLGREEN)

      Donor :: Nordhaven Ministry
      Implementing partner :: Adriatic Institute
      Duration :: March 2019 – June 2023
      Countries :: Albania, Bosnia and Herzegovina, and Serbia
      Sectors :: Education and Skills; Energy; Employment
      Budget :: €18.4 million
      """)
    #expect(record["funder"] == "Nordhaven Ministry")
    #expect(record["implementer"] == "Adriatic Institute")
    #expect(record["start"] == "2019-03")
    #expect(record["end"] == "2023-06")
    #expect(record["countries"] == "Albania | Bosnia and Herzegovina | Serbia")
    #expect(record["sectors"] == "Education and Skills | Energy | Employment")
    #expect(record.rule("/project/funder") == "profile.label.donor")
    #expect(record.quantities.map(\.value.string) == ["18400000"])
    #expect(record.quantities.map(\.pointer) == ["/sections/0/blocks/0/items/5/text"])
  }

  @Test func labelsInATableAndInLines() throws {
    let table = try Record.make(
      "# Island Light (SURYA)\n\n| Funder: | Pelita Fund |\n| Start Date: | May 2002 |\n| Countries: | Kenya and Uganda |"
    )
    #expect(table["funder"] == "Pelita Fund")
    #expect(table["start"] == "2002-05")
    #expect(table["countries"] == "Kenya | Uganda")
    let lines = try Record.make(
      "# Youth Work (YOUTHWORK)\n\nDonor: Orchard Trust\nImplementing partner(s): Levant Centre\nDuration: 2018–24\nCountry: Jordan\nSectors: Education, Employment"
    )
    #expect(lines["funder"] == "Orchard Trust")
    #expect(lines["implementer"] == "Levant Centre")
    #expect(lines["start"] == "2018")
    #expect(lines["end"] == "2024")
    #expect(lines["countries"] == "Jordan")
    #expect(lines["sectors"] == "Education | Employment")
  }

  @Test func sentencesAreNoLabels() throws {
    let record = try Record.make(
      "# Youth Work (YOUTHWORK)\n\nPartners: they come and go. The project has many.\n\n## Activities\n- Work.")
    #expect(record["partners"] == nil)
  }

  @Test(arguments: [
    (
      "Diman Simanjuntak, USAID\\\n[d@usaid.example](mailto:d@usaid.example)",
      "name=Diman Simanjuntak, organization=USAID, email=d@usaid.example"
    ),
    (
      "Bounmy Keovilay\n\nAurora Health Fund, Lao Office\n\nb.k@example.org\n\n+000 555 0131",
      "name=Bounmy Keovilay, organization=Aurora Health Fund, Lao Office, email=b.k@example.org, phone=+000 555 0131"
    ),
    (
      "Lucía Fuentes Ordóñez, Instituto Cívico\\\nE-mail: lf@example.com\\\nTel.: +000 555 0123\n\nLast updated 4 September 2023",
      "name=Lucía Fuentes Ordóñez, organization=Instituto Cívico, email=lf@example.com, phone=+000 555 0123"
    ),
    (
      "Yohana Lekatompessy Banda Energy Cooperative yohana.lekatompessy@example.net",
      "name=Yohana Lekatompessy, organization=Banda Energy Cooperative, email=yohana.lekatompessy@example.net"
    ),
    (
      "Dr. Maria Schmidt\\\nProgramme Director\\\nmaria.s@example.org",
      "name=Dr. Maria Schmidt, email=maria.s@example.org"
    ),
    (
      "Rania Haddad, Levant Centre rania.h@example.com +000 555 0164",
      "name=Rania Haddad, organization=Levant Centre, email=rania.h@example.com, phone=+000 555 0164"
    ),
  ])
  func contacts(_ text: String, _ expected: String) throws {
    let record = try Record.make("# Safe Births (BRIDGE)\n\nText.\n\n## Contact\n\n\(text)")
    #expect(record["contacts"] == expected)
  }

  @Test(arguments: [
    (
      "It is funded by the Fondation Clé de Sol and run by the Bureau d'Études Rurales in Banfora.",
      "Fondation Clé de Sol", "Bureau d'Études Rurales"
    ),
    ("The project is implemented by Winrock International. It ended.", nil, "Winrock International"),
  ])
  func fundersAndImplementersInTheText(_ text: String, _ funder: String?, _ implementer: String?) throws {
    let record = try Record.make("# Community Forest Project (COFO)\n\n\(text)")
    #expect(record["funder"] == funder)
    #expect(record["implementer"] == implementer)
  }

  @Test func statedNamesHaveTheirAcronymApart() throws {
    let record = try Record.make(
      "# A title\n\nProject name :: Water Sector Reform Programme (WSRP)\nCountry :: Zambia\nPolitical partner :: Ministry of Water, Sanitation and Energy\nDonor :: BMZ"
    )
    #expect(record["name"] == "Water Sector Reform Programme")
    #expect(record["acronym"] == "WSRP")
    #expect(record["partners"] == "Ministry of Water, Sanitation and Energy")
  }

  @Test func contactsAfterALabel() throws {
    let record = try Record.make(
      "# Safe Births (BRIDGE)\n\nFor more information, contact:\\\nRania Haddad, Levant Centre\\\nrania@example.com")
    #expect(record["contacts"] == "name=Rania Haddad, organization=Levant Centre, email=rania@example.com")
  }

  @Test(arguments: [
    "Contact\n\nRania Haddad\n\nProgramme Officer\n\nrania@example.com",
    "Ihre Ansprechpartnerin\\\nRania Haddad\\\nReferentin\\\nrania@example.com",
    "| Donor | Norad |\n| Contact | Rania Haddad, rania@example.com |",
    "Donor :: Norad\nContact person :: Rania Haddad, rania@example.com",
  ])
  func contactsBelowALabel(text: String) throws {
    let record = try Record.make("# Safe Births (BRIDGE)\n\nDonor: Norad\n\n\(text)")
    #expect(record["contacts"] == "name=Rania Haddad, email=rania@example.com")
  }

  @Test(arguments: [
    "# Reporting an indicator\n\nA name has three parts, joined by dots.\n\n## Naming\nWell.",
    "# Call for Observers: Municipal Elections in the Gambia\n\nThe Consortium invites applications.",
    "# Notes\n\nThe World Health Organization (WHO) warns of heat.",
    "Just words.",
  ])
  func otherDocumentsAreNoProject(_ text: String) throws {
    let record = try Record.make(text)
    #expect(record.root == nil)
  }

  @Test func titlesWithTheAcronymFirst() throws {
    let record = try Record.make(
      """
      # PROSPECT – Partnership for Regional Optimization within the Political-Security Communities

      Priorities advance through the Partnership for Regional Optimization (PROSPECT) project.
      """)
    #expect(record["acronym"] == "PROSPECT")
    #expect(record["name"] == "Partnership for Regional Optimization within the Political-Security Communities")
  }

  @Test func labelsOnLinesOfTheirOwn() throws {
    let text = "# Green Skills (SKILLGREEN)\n\nDonor\n\nNordhaven Ministry\n\nCountries:\n\n- Albania\n- Serbia"
    let record = try Record.make(text)
    #expect(record["funder"] == "Nordhaven Ministry")
    #expect(record["countries"] == "Albania | Serbia")
    #expect(record.rule("/project/funder") == "profile.label.donor")
    // One alone may be a title, and what follows it a text.
    #expect(try Record.make("# Green Skills (SKILLGREEN)\n\nDonor\n\nNordhaven Ministry")["funder"] == nil)
  }

  @Test func aNumberWithAFullStopIsUnsureWhereItPartsThousands() throws {
    func values(_ language: String, _ number: String = "3.250") throws -> [String] {
      try Record.make("\(language)\n---\n\(number) familias, 12 sistemas y 1,5 hectáreas.").quantities.map(
        \.value.string)
    }
    #expect(try values("lang: es-BO") == ["3250", "12", "1.5"])
    #expect(try values("lang: en") == ["3.25", "12"])
    #expect(try values("lang: es-MX") == ["3.25", "12"])
    // Of an unknown language; and with noughts of any, as programs name their own language.
    #expect(try values("title: Norte") == ["12"])
    #expect(try values("lang: en", "45.000") == ["12"])
  }

  @Test func aPriceDoesNotGoOnAsAShare() throws {
    let page = Array(
      "<span>MSRP $120</span><span>10% off</span><b>5</b><i> million people</i> <r>1</r><r>2</r><r>,500 farmers</r>12 trained women"
        .utf8)
    let source = Source(id: SourceID(0), utf8: page, locator: .bytes(.identity, part: nil))
    func quantities(_ pieces: [String], marks: [Mark] = []) throws -> [String] {
      let text = TracedText.joined(
        try pieces.map { piece in source.quote(try #require(page.firstRange(of: Array(piece.utf8)))) })
      var document = Document()
      document.blocks = [Block(.paragraph(Inline(text, marks: marks)))]
      return try FactsheetStructurer(options: FactsheetOptions()).structure(document).quantities.map(\.value.string)
    }
    #expect(try quantities(["MSRP $120", "10% off"]).isEmpty)
    #expect(try quantities(["MSRP $120"]) == ["120"])
    #expect(try quantities(["10% off"]) == ["10"])
    // Words of two lines are no noun.
    #expect(try quantities(["12 trained women"]) == ["12"])
    #expect(try quantities(["12 trained women"], marks: [Mark(.lineBreak, 10..<11)]).isEmpty)
    #expect(try quantities(["12 trained women"], marks: [Mark(.lineBreak, 2..<3)]) == ["12"])
    #expect(try quantities(["5", " million people"]) == ["5000000"])
    // What word processors and scripts cut for reasons of their own is one number.
    #expect(try quantities(["1", "2", ",500 farmers"]) == ["12500"])
    // Ten to the second power is not a hundred and two.
    #expect(try quantities(["1", "2", ",500 farmers"], marks: [Mark(.superscript, 1..<2)]).isEmpty)
  }

  @Test func quantitiesHavePlaces() throws {
    let record = try Record.make(
      """
      title: A Partnership (ABC)
      summary: For 600 million people.
      layout: project
      ---
      Roughly 1.6 million people are moved each year.

      | Towns | 12 percent |

      - over $150 billion a year
      """)
    #expect(
      record.quantities.map(\.pointer) == [
        "/project/summary", "/sections/0/blocks/0/text", "/sections/0/blocks/1/rows/0/1/text",
        "/sections/0/blocks/2/items/0/text",
      ])
    #expect(record.quantities.map(\.value.string) == ["600000000", "1600000", "12", "150000000000"])
    #expect(record.quantities[1].text.string == "Roughly 1.6 million people")
    #expect(record.quantities[1].sentence == 0..<47)
  }

  @Test func aTitleThatTheTextRepeatsIsNoSection() throws {
    let record = try Record.make("title: Green skills\n---\n# Green Skills\n\nText.")
    #expect(record.sections.count == 1)
    #expect(record.dropped.map(\.text.string) == ["Green Skills"])
  }
}
