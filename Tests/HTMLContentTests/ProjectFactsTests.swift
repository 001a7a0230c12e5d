import Cleaners
import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Structurers
import Testing

/// Pages of projects say what they cost, who pays and how long they run in boxes beside or above their text.
@Suite struct ProjectFactsTests {
  private static let facts = [
    ("Duration", "March 2019 to June 2023"), ("Commissioned by", "Nordhaven Ministry of Development"),
    ("Country", "Kenya"),
  ]
  private static let prose = """
    <p>The project builds wells and trains committees in forty villages of the northern hills, and it does so together with the
    districts, which pay a third of what it costs.</p><p>By the end of its second year twelve wells were drilled and nine of the
    committees had met more than once, which is more than had been hoped for at the start.</p>
    """

  private static let more = """
    <p>Schools are reached first. When the last pipe lies, each village will have a tap for every five families, and a fund that
    pays for the upkeep of the pipes and of the tanks above the springs.</p><p>In the hills many springs run dry, and women walk for
    up to three hours a day to fetch water. The committees repair the old channels, protect the land above the springs, and learn
    to keep books, so that fees are paid and repairs can be made when they are needed, and not a year later.</p>
    """

  /// How a page writes its facts.
  enum Shape: String, CaseIterable {
    case definitions = "<dt>%</dt><dd>#</dd>"
    case table = "<tr><th>%</th><td>#</td></tr>"
    case list = "<li><b>%:</b> #</li>"
    case lines = "<b>%:</b> #<br>"
    case fields = "<div class=field><div class=field__label>%</div><div class=field__item>#</div></div>"
    case headings = "<h4>%</h4><p>#</p>"

    case paragraphs = "<p><strong>%</strong><br>#</p>"
    case spans = "<p><span class=fact__label>%</span><span class=fact__value>#</span></p>"
    case spaced = "<p><span class=label>%</span> <span class=value>#</span></p>"
    case text = "<div><span class=c-info__label>%</span> #</div>"
    case items = "<li><label>%</label><p>#</p></li>"
    case glued = "<li><strong>%</strong><span>#</span></li>"
    case bare = "<div><span>%</span><span>#</span></div>"
    case nested = "<div><span class=k>%</span><span class=v><data value=1>#</data></span></div>"

    var html: String {
      let inner = facts.map { rawValue.replacing("%", with: $0).replacing("#", with: $1) }.joined()
      switch self {
      case .definitions: return "<dl>\(inner)</dl>"
      case .table: return "<table>\(inner)</table>"
      case .list, .items, .glued: return "<ul>\(inner)</ul>"
      case .lines: return "<p>\(inner)</p>"
      case .fields, .headings, .paragraphs, .spans, .spaced, .text, .bare, .nested: return inner
      }
    }
  }

  /// A page with its facts in a place.
  enum Place: String, CaseIterable {
    case above = "<main><article><h1>Water</h1>#%</article></main>"
    case margin = "<main><article><h1>Water</h1><aside>#</aside>%</article></main>"
    case side = "<main><article><h1>Water</h1>%</article><div class=sidebar><h3>At a glance</h3>#</div></main>"
    case beside = "<div class=page><div class=text><h1>Water</h1>%</div><div class=right>#</div></div>"
  }

  private func record(_ body: String, head: String = "") throws -> Record {
    let html =
      "<html lang=en>\(head)<title>Water in the hills</title><body><nav><a href=/>Home</a></nav>\(body)</body></html>"
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    var document = try HTMLExtractor(options: NoOptions()).extract(sources)
    document = try MainContent(options: NoOptions()).clean(document)
    document = try Paragraphs(options: NoOptions()).clean(document)
    document = try WhitespaceCleaner(options: NoOptions()).clean(document)
    return try FactsheetStructurer(options: FactsheetOptions()).structure(document)
  }

  @Test(arguments: Shape.allCases, Place.allCases)
  func `facts of a project are found wherever they stand`(_ shape: Shape, _ place: Place) throws {
    let record = try record(place.rawValue.replacing("#", with: shape.html).replacing("%", with: Self.prose))
    #expect(
      fields(record)
        == "countries=Kenya; end=2023-06; funder=Nordhaven Ministry of Development; start=2019-03")
  }

  @Test(arguments: Shape.allCases, Place.allCases)
  func `systems that call every page a post lose no facts`(_ shape: Shape, _ place: Place) throws {
    let head = "<meta property=og:type content=article><meta property=article:published_time content=2020-09-01>"
    let page = place.rawValue.replacing("#", with: shape.html).replacing("%", with: Self.prose + Self.more)
    #expect(
      fields(try record(page, head: head))
        == "countries=Kenya; end=2023-06; funder=Nordhaven Ministry of Development; start=2019-03")
  }

  @Test func `lines of a value may have labels of their own, or be an address`() throws {
    let rows = [
      ("Donor", "Norad"), ("Project partners", "Contract partner: Helvetas<br>National partner: Ministry of Education"),
      ("Period", "2019 – 2023"), ("Country", "Nepal"),
    ]
    let table = "<table>\(rows.map { "<tr><td>\($0.0)</td><td>\($0.1)</td></tr>" }.joined())</table>"
    let stated = "countries=Nepal; end=2023; funder=Norad; implementer="
    let page = "<main><h1>Water</h1>#\(Self.prose)</main>"
    #expect(
      fields(try record(page.replacing("#", with: table)))
        == stated + "Helvetas; partners=Ministry of Education; start=2019")
    let office = table.replacing("Project partners", with: "Executing agency")
      .replacing(
        "Contract partner: Helvetas<br>National partner: Ministry of Education", with: "Water Board<br>Lalitpur, Nepal")
    #expect(fields(try record(page.replacing("#", with: office))) == stated + "Water Board; start=2019")
  }

  @Test func `icons keep one fact apart from the next`() throws {
    let bar = ["Kenya", "Jan 2022 – Dec 2025", "AUD 3.25 million"].map { "<span><i class='icon-x'></i>\($0)</span>" }
    let record = try record("<main><h1>Water</h1><div>\(bar.joined())</div>\(Self.prose)</main>")
    let texts = record.sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(texts.contains("Kenya Jan 2022 – Dec 2025 AUD 3.25 million"), "\(texts)")
  }

  @Test func `lines with bold labels stay behind the last sentence`() throws {
    let lines = "<p><strong>Where we work:</strong> Bushenyi</p><p><strong>With whom:</strong> The district</p>"
    let texts = try record("<main><article><h1>Water</h1>\(Self.prose)\(lines)</article></main>")
      .sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(texts.suffix(2) == ["Where we work: Bushenyi", "With whom: The district"])
  }

  @Test func `a value that is a link comes back with its label`() throws {
    let rows = [
      ("Sectors", "Water"), ("Status", "Active"), ("Place of work", "<a href=/k>Kisumu</a>"), ("Donor", "Norad"),
    ]
    let box = rows.map { "<div class=block><div class=title>\($0.0)</div><div class=content>\($0.1)</div></div>" }
    let page = "<main><h1>Water</h1><section class=project-sidebar>\(box.joined())</section>\(Self.prose)</main>"
    let texts = try record(page).sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(texts.contains("Kisumu"), "\(texts)")
  }

  @Test func `items lose what joins them to the next`() throws {
    let list = "<ol><li>elect boards,</li><li>plant trees, and</li><li>sell fish.</li></ol>"
    let record = try record("<main><h1>Water</h1>\(Shape.table.html)\(Self.prose)<h2>Activities</h2>\(list)</main>")
    let field = record.root?.fields.first { $0.key == "activities" }
    #expect(field.map { spelled($0.value) } == "elect boards, plant trees, sell fish.")
  }

  @Test func `items go on in those below them`() throws {
    let list =
      "<ul><li>It writes curricula for<ul><li>solar power;</li><li>wells</li></ul></li><li>It trains.</li></ul>"
    let record = try record("<main><h1>Water</h1>\(Shape.table.html)\(Self.prose)<h2>Activities</h2>\(list)</main>")
    let field = record.root?.fields.first { $0.key == "activities" }
    #expect(field.map { spelled($0.value) } == "It writes curricula for solar power; wells, It trains.")
  }

  @Test func `whom to ask stands below who it is and what the person does`() throws {
    let contact = """
      <div class=field><div class=field__label>Contact</div><div class=field__item><article><div>Achieng Otieno</div>
      <div>Programme Manager</div><div><a href='mailto:a@oak.example'>a@oak.example</a></div></article></div></div>
      """
    let page = "<main><article><h1>Water</h1>\(Shape.fields.html)\(Self.prose)\(contact)</article></main>"
    let texts = try record(page).sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(texts.suffix(3) == ["Achieng Otieno", "Programme Manager", "a@oak.example"], "\(texts)")
  }

  @Test func `names that hold a capital stay whole`() throws {
    let record = try record("<main><h1>Water</h1><p><b>Mac</b><span>Book</span> and others</p>\(Self.prose)</main>")
    #expect(record.sections.flatMap(\.blocks).flatMap(\.texts).contains { $0.string == "MacBook and others" })
  }

  /// The fields of facts, with their values.
  private func fields(_ record: Record) -> String {
    let fields = (record.root?.fields ?? []).filter {
      ["countries", "end", "funder", "start", "implementer", "partners"].contains($0.key)
    }
    return fields.map { "\($0.key)=\(spelled($0.value))" }.sorted().joined(separator: "; ")
  }

  private func spelled(_ value: Field.Value) -> String {
    switch value {
    case .text(let text): text.string
    case .list(let values): values.map(spelled).joined(separator: ", ")
    default: "?"
    }
  }

  @Test(arguments: [
    // Counts, above and below their labels.
    "<p>Countries</p><p>12</p><p>Partners</p><p>45</p><p>Donors</p><p>7</p>",
    "<p>12</p><p>Countries</p><p>45</p><p>Partners</p><p>7</p><p>Donors</p><p>300</p>",
    "<ul><li>Countries 12</li><li>Partners 45</li><li>Funders 7</li></ul>",
    // Columns, contents, menus, sentences.
    "<p>Country</p><p>Budget</p><p>Donor</p><p>Status</p><p>Kenya</p><p>EUR 5 million</p><p>USAID</p><p>Ongoing</p>",
    "<p>Project summary</p><p>Duration</p><p>Results</p><p>Funding</p><p>Contacts</p>",
    "<p>Funder</p><p>This project receives funding.</p><p>Implementing partner</p><p>See below.</p>",
    "<p><b>Donor</b><br>Click here to donate</p>", "<p><b>Funder</b><br><b>Implementing partner</b><br>GIZ</p>",
    "<p>Partner Schools open in May</p><p>Country Music Festival comes</p><p>Region North has schools</p>",
    // Of other things.
    "<aside><h3>Related project: Solar roofs</h3><dl><dt>Funder<dd>JICA<dt>Country<dd>Nepal<dt>Duration<dd>2001–2003</dl></aside>",
    "<aside><dl><dt>Funder<dd>JICA<dt>Country<dd>Nepal</dl><dl><dt>Funder<dd>Ford<dt>Country<dd>Peru</dl></aside>",
    "<aside><h3>Upcoming webinar</h3><p>Start: 5 May 2026<br>End: 6 May 2026<br>Location: Bonn</p></aside>",
    "<aside><h3>Newest project</h3><h4>Funder</h4><p>World Bank</p><h4>Country</h4><p>Nepal</p></aside>",
    "<aside><form><p>Country</p><ul><li>Kenya</li><li>Nepal</li></ul><p>Funder</p><ul><li>Ford</li></ul></form></aside>",
    "<h2>Other projects</h2><p>Donor</p><p>JICA</p><p>Country</p><p>Nepal</p>",
  ])
  func `what only looks like facts, or is another's, is none`(_ other: String) throws {
    let name = "<h1>Green Hills (GRHI)</h1>"
    #expect(fields(try record("<main>\(name)\(Self.prose)\(other)\(Self.prose)</main>")) == "")
  }

  @Test func `a margin that is called a project's facts is kept whole`() throws {
    let box = """
      <aside class='project-info'><h3>Details</h3><p>Status</p><p>Closed</p><p>Approved</p><p>May 2019</p><p>Risk</p><p>Low</p></aside>
      """
    for (name, isKept) in [("project-info", true), ("visit-info", false)] {
      let record = try record("<main><h1>Water</h1>\(Self.prose)\(box.replacing("project-info", with: name))</main>")
      let texts = record.sections.flatMap(\.blocks).compactMap { block in
        if case .paragraph(let text) = block.content { text.text.string } else { nil }
      }
      #expect(["Closed", "May 2019", "Low"].allSatisfy(texts.contains) == isKept)
    }
  }

  @Test func `a page that is called a project's as a whole has no box of facts`() throws {
    let aside = "<aside><h3>Other news</h3><p>Status</p><p>Closed</p><p>Approved</p><p>May 2019</p></aside>"
    let record = try record("<div class=project-detail><h1>Water</h1>\(Self.prose)\(aside)</div>")
    #expect(!record.sections.flatMap(\.blocks).flatMap(\.texts).contains { $0.string == "Closed" })
  }

  @Test func `a label above several values has them all`() throws {
    let box = """
      <p><b>Donors</b><br>Norad<br>JICA</p><p><b>Countries</b><br>Kenya<br>Uganda</p><p><b>Duration</b><br>2019 to 2023</p>
      """
    #expect(
      fields(try record("<main><h1>Water</h1>\(box)\(Self.prose)</main>"))
        == "countries=Kenya, Uganda; end=2023; funder=Norad; JICA; start=2019")
  }

  @Test(arguments: [
    "<table><tr><td colspan=2>At a glance</td></tr><tr><td>Donors</td><td>Norad<br>JICA</td></tr><tr><td>Countries</td><td>Kenya<br>Uganda</td></tr></table>",
    "<dl><dt>Donors<dd>Norad<dd>JICA<dt>Countries<dd>Kenya<dd>Uganda</dl>",
  ])
  func `values on lines of their own, and a row that is a heading`(_ box: String) throws {
    #expect(
      fields(try record("<main><h1>Green Hills (GRHI)</h1>\(Self.prose)\(box)</main>"))
        == "countries=Kenya, Uganda; funder=Norad; JICA")
  }

  @Test(arguments: [
    (
      "Agence française de développement (AFD)<br>Région Occitanie",
      "Agence française de développement (AFD); Région Occitanie"
    ),
    ("Ministry for<br>Foreign Affairs", "Ministry for Foreign Affairs"),
    ("Ministry of Foreign Affairs<br>of Norway", "Ministry of Foreign Affairs of Norway"),
  ])
  func `names on lines of their own are not one`(_ lines: String, _ funder: String) throws {
    let box = "<dl><dt>Donors<dd>\(lines)<dt>Country<dd>Kenya</dl>"
    #expect(
      fields(try record("<main><h1>Green Hills (GRHI)</h1>\(Self.prose)\(box)</main>"))
        == "countries=Kenya; funder=\(funder)")
  }

  @Test func `lines of facts stay together where one of them is sure`() throws {
    let box =
      "<p><b>Period:</b> 2019 to 2023</p><p><b>Budget:</b> 19 M€</p><p><b>Donor:</b> \(String(repeating: "Fund of Rain, ", count: 6))</p>"
    let record = try record("<main><h1>Water</h1>\(box)\(Self.prose)</main>")
    #expect(record.sections.flatMap(\.blocks).flatMap(\.texts).contains { $0.string.contains("2019 to 2023") })
  }

  @Test func `a line in bold above a list at the end is its heading`() throws {
    let end = "<p><b>RESULTS</b></p><ul><li>12 wells</li><li>9 pumps</li></ul><p>Printed in blue</p>"
    let record = try record("<main><h1>Water</h1>\(Self.prose)\(Self.more)\(end)</main>")
    let texts = record.sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(texts.contains("RESULTS") && !texts.contains("Printed in blue"))
  }

  @Test(arguments: [
    "<div class=accordion><div class=card-header><button class='btn collapsed'>What came</button></div><div class=collapse>%</div></div>",
    "<div class=item><div class=tab-title role=button><a>What came</a></div><div class=tab-content>%</div></div>",
    "<details><summary>What came</summary>%</details>",
  ])
  func `titles of what a reader unfolds stay at the end`(_ shape: String) throws {
    let list = "<ul><li>12 wells</li><li>9 pumps</li></ul>"
    let end = shape.replacing("%", with: list)
    let record = try record("<main><h1>Water</h1>\(Self.prose)\(Self.more)\(end)</main>")
    let headings = record.sections.compactMap(\.heading?.text)
    #expect((record.sections.flatMap(\.blocks).flatMap(\.texts) + headings).contains { $0.string == "What came" })
  }

  @Test func `figures above the text stay with what they count`() throws {
    let figures = [("$7,451,220", "Budget"), ("79%", "Rate of delivery")].map {
      "<div class=kf><span class=kf-value>\($0.0)</span><span class=kf-label>\($0.1)</span></div>"
    }
    let record = try record("<main><h1>Water</h1>\(figures.joined())\(Self.prose)\(Self.more)</main>")
    #expect(record.sections.flatMap(\.blocks).flatMap(\.texts).contains { $0.string == "79% Rate of delivery" })
  }

  @Test func `a heading beside labels is one of them, and each label has all of its values`() throws {
    let facts = [
      ("Start date", "<p>March 2019"), ("Project office", "<p>Bergen"), ("Donors", "<p>Norad<p>JICA"),
      ("Status", "<p>Closed"),
    ]
    let box = facts.map { "<h6>\($0.0)</h6>\($0.1)" }.joined()
    let record = try record("<main><h1>Water</h1>\(Self.prose)<div class=sidebar>\(box)</div></main>")
    let texts = record.sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(["March 2019", "Bergen", "Norad", "JICA", "Closed"].allSatisfy(texts.contains), "\(texts)")
  }

  @Test(arguments: [true, false])
  func `whom to ask comes back where a project's facts are stated`(_ isProject: Bool) throws {
    let facts = isProject ? "<dl><dt>Donor<dd>Norad<dt>Country<dd>Kenya</dl>" : ""
    let side =
      "<div class=sidebar><h3>Contact</h3><p>Ann Lee<br><a href=mailto:ann@example.org>ann@example.org</a></p></div>"
    let record = try record("<main><h1>Water</h1>\(Self.prose)\(facts)</main>\(side)")
    #expect(record.sections.flatMap(\.blocks).flatMap(\.texts).contains { $0.string.contains("Ann Lee") } == isProject)
  }

  @Test func `what buttons of an accordion unfold keeps its title`() throws {
    let box = """
      <div class=accordion-item><button class=accordion-button aria-expanded=false>Who pays?</button><div class=accordion-panel hidden>
      <p>The districts pay a third of what each of the wells costs them.</p></div></div>
      """
    let record = try record(
      "<main><h1>Water</h1>\(Self.prose)<button class=accordion-button>Expand all</button>\(box)</main>")
    let texts = record.sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    let headings = record.sections.compactMap(\.heading?.text.string)
    #expect(headings.contains("Who pays?") && !(texts + headings).contains("Expand all"))
  }

  @Test(arguments: [
    "<a class=toggle href=#>Who pays?</a><div class=inner style='display:none'>%</div>",
    "<h3>Who pays?</h3><div style='display: none;'>%</div>", "<div class=title>Who pays?</div><div hidden>%</div>",
  ])
  func `answers that unfold behind their questions stay`(_ shape: String) throws {
    let box = shape.replacing("%", with: "<p>The districts pay a third of what each of the wells costs them.</p>")
    let record = try record("<main><h1>Water</h1>\(Self.prose)\(Self.more)\(box)</main>")
    #expect(record.sections.flatMap(\.blocks).flatMap(\.texts).contains { $0.string.hasPrefix("The districts pay") })
  }

  @Test func `addresses and numbers to call in a margin are none`() throws {
    let box = "<table><tr><td>Police</td><td>110</td></tr><tr><td>Fire</td><td>112</td></tr></table>"
    let record = try record("<main><h1>Water</h1>\(Self.prose)<aside>\(box)</aside></main>")
    let blocks = record.sections.flatMap(\.blocks)
    #expect(blocks.count == 2)
    #expect(blocks.allSatisfy { if case .table = $0.content { false } else { true } })
  }

  @Test func `what stands below headings amid sections stays`() throws {
    let sections = "<h3>Credit area</h3><p>Trade</p><h3>Partners</h3><p>A Swiss body</p><ul><li>Oak Trust</li></ul>"
    let end = "<h3>Share</h3><p>Mail this page</p>"
    let record = try record("<main><article><h1>Water</h1>\(Self.prose)\(sections)\(end)</article></main>")
    let texts = record.sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(texts.suffix(3) == ["Trade", "A Swiss body", "Oak Trust"])
  }

  @Test func `lines of facts stand and fall together`() throws {
    let lines = [
      "Implementer: Oak Trust", "Life of Activity: 2021 – 2026", "Total Estimated Cost: $22.7 million",
      "Focus: The north",
    ]
    let html = lines.map { "<p><strong>\($0.replacing(":", with: ":</strong>"))</p>" }.joined()
    let record = try record("<main><article><h1>Water</h1>\(html)\(Self.prose)</article></main>")
    let texts = record.sections.flatMap(\.blocks).flatMap(\.texts).map(\.string)
    #expect(texts.prefix(4) == lines[...])
  }
}
