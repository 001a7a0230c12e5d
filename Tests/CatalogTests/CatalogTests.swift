import Catalog
import JSONText
import Runner
import Testing
import Verification

/// Ten documents about four projects, with what makes that hard: two projects of one acronym, two spellings of one name, a successor
/// that is called almost like its predecessor.
@Suite struct CatalogTests {
  /// A record of a project, with its figures as (text, value, unit, sentence).
  static func record(
    _ key: String, _ project: String, url: String? = nil,
    figures: [(text: String, value: Int, unit: String, sentence: String)] = []
  ) throws -> StoredRecord {
    var quantities: [String] = []
    var blocks: [String] = []
    for (index, figure) in figures.enumerated() {
      blocks.append("{ \"kind\": \"paragraph\", \"text\": \"\(figure.sentence)\" }")
      quantities.append(
        """
        { "text": "\(figure.text)", "value": \(figure.value), "qualifier": "exactly", "unit": "\(figure.unit)",
          "in": "/sections/0/blocks/\(index)/text", "at": [0, 1], "sentence": [0, \(figure.sentence.unicodeScalars.count)] }
        """)
    }
    let address = url.map { ", \"url\": \"\($0)\"" } ?? ""
    let content =
      figures.isEmpty
      ? ""
      : ", \"sections\": [{ \"blocks\": [\(blocks.joined(separator: ","))] }], \"quantities\": [\(quantities.joined(separator: ","))]"
    let text = """
      { "schema": "verbatim/record/1", "id": "\(key.prefix { $0 != "." })-0123456789abcdef",
        "source": { "key": "\(key)", "mediaType": "text/markdown", "encoding": "utf-8",
          "digest": "sha256:\(String(repeating: "0", count: 64))", "bytes": 9 },
        "document": { "title": "\(key)"\(address) },
        "profile": { "name": "development-project", "version": 1 },
        "project": \(project)\(content),
        "evidence": {},
        "pipeline": { "version": "0.1.0", "configuration": "sha256:\(String(repeating: "0", count: 64))", "stages": [] } }
      """
    return try StoredRecord(try JSONReader.read(Array(text.utf8)))
  }

  static func documents() throws -> [StoredRecord] {
    [
      // Water in the hills, in two spellings, once without an acronym, once under its page's address alone.
      try record(
        "hills-a.md",
        #"{ "name": "Hill Water Programme for Upland Towns", "acronym": "HIWAT", "start": "2019", "funder": "Alder Fund" }"#,
        url: "https://example.org/projects/hiwat"),
      try record(
        "hills-b.md",
        #"{ "name": "Hill Water Program for Upland Towns", "acronym": "HiWat", "start": "2019-04", "funder": "The Alder Fund" }"#
      ),
      try record("hills-c.md", #"{ "name": "Hill-Water Programme for the Upland Towns", "countries": ["Nepal"] }"#),
      try record(
        "hills-d.html", #"{ "name": "Clean taps" }"#, url: "http://www.example.org/projects/hiwat/?lang=en#top"),
      // Another project of the same acronym.
      try record("heights.md", #"{ "name": "Highland Wildlife and Trees", "acronym": "HIWAT", "start": "2015" }"#),
      try record("heights-2.md", #"{ "name": "Highland Wildlife and Trees", "acronym": "HIWAT", "end": "2018" }"#),
      // The second phase of a project is another project, although it is called the same.
      try record(
        "roads-1.md",
        #"{ "name": "Rural Roads and Bridges", "successors": [{ "name": "Rural Roads and Bridges Two" }] }"#,
        figures: [("40 bridges", 40, "bridges", "The project repaired 40 bridges in the delta.")]),
      try record(
        "roads-1b.md", #"{ "name": "RURAL ROADS AND BRIDGES", "end": "2016" }"#,
        figures: [("45 bridges", 45, "bridges", "It repaired 45 bridges.")]),
      try record(
        "roads-2.md",
        #"{ "name": "Rural Roads and Bridges Two", "acronym": "RRB2", "predecessors": [{ "name": "Rural Roads and Bridges" }] }"#
      ),
      try record("roads-2b.md", #"{ "name": "Rural Roads and Bridges Two", "acronym": "RRB2" }"#),
    ]
  }

  static func catalog(_ records: [StoredRecord]) -> ProjectCatalog {
    var builder = CatalogBuilder()
    for record in records { builder.add(record) }
    return builder.build()
  }

  @Test("ten documents are four projects")
  func fourProjects() throws {
    let catalog = Self.catalog(try Self.documents())
    let groups = Set(catalog.entries.map { $0.members.map(\.key).joined(separator: " ") })
    #expect(
      groups == [
        "hills-a.md hills-b.md hills-c.md hills-d.html", "heights-2.md heights.md", "roads-1.md roads-1b.md",
        "roads-2.md roads-2b.md",
      ])
  }

  @Test("the order in which records come decides nothing")
  func order() throws {
    let documents = try Self.documents()
    #expect(Self.catalog(documents).json() == Self.catalog(documents.reversed()).json())
  }

  @Test("each merge has its reason, and so has each pair that was kept apart")
  func reasons() throws {
    let catalog = Self.catalog(try Self.documents())
    let hills = try #require(catalog.entries.first { $0.members.count == 4 })
    #expect(hills.merges.count == 3)
    #expect(hills.merges.contains { $0.reason.contains("one page: example.org/projects/hiwat") })
    #expect(hills.merges.contains { $0.reason.contains("the acronym") })
    #expect(catalog.apart.contains { $0.reason.contains("the acronym HIWAT is the same, but the names are only") })
  }

  @Test("a predecessor of almost the same name stays apart")
  func almostTheSame() throws {
    let catalog = Self.catalog([
      try Self.record("a.md", #"{ "name": "Lake Towns Water Project" }"#),
      try Self.record(
        "b.md", #"{ "name": "Lake Towns Water Programme", "predecessors": [{ "name": "Lake Towns Water Project" }] }"#),
    ])
    #expect(catalog.entries.count == 2)
    #expect(catalog.apart.contains { $0.reason.contains("predecessor or successor") })
  }

  @Test("what differs is a conflict; more precision, capitals and lists are none")
  func conflicts() throws {
    let catalog = Self.catalog(try Self.documents())
    let hills = try #require(catalog.entries.first { $0.members.count == 4 })
    #expect(Set(hills.conflicts.map(\.subject)) == ["name", "funder"])
    let roads = try #require(catalog.entries.first { $0.members.contains { $0.key == "roads-1.md" } })
    #expect(roads.conflicts.map(\.kind) == [.figures])
    #expect(
      roads.conflicts[0].claims.map(\.text) == [
        "The project repaired 40 bridges in the delta.", "It repaired 45 bridges.",
      ])
  }

  @Test("agreements are counted, and every value says where it stands")
  func agreements() throws {
    let catalog = Self.catalog(try Self.documents())
    let roads = try #require(catalog.entries.first { $0.members.contains { $0.key == "roads-2.md" } })
    let name = try #require(roads.fields.first { $0.key == "name" })
    #expect(name.values.map(\.agreements) == [2])
    #expect(name.values[0].sites.map(\.pointer) == ["/project/name", "/project/name"])
  }

  @Test("a predecessor is tied to its entry, and both sides are heard")
  func relations() throws {
    let catalog = Self.catalog(try Self.documents())
    let second = try #require(catalog.entries.first { $0.members.contains { $0.key == "roads-2.md" } })
    let first = try #require(catalog.entries.first { $0.members.contains { $0.key == "roads-1.md" } })
    #expect(second.relations.map(\.entry) == [first.id])
    #expect(second.relations[0].isConfirmed && first.relations[0].isConfirmed)
  }

  @Test("two projects that call each other predecessor contradict each other")
  func contradiction() throws {
    let catalog = Self.catalog([
      try Self.record(
        "a.md", #"{ "name": "Bright Lamps", "acronym": "BL", "predecessors": [{ "name": "Quiet Mills" }] }"#),
      try Self.record(
        "b.md", #"{ "name": "Quiet Mills", "acronym": "QM", "predecessors": [{ "name": "Bright Lamps" }] }"#),
    ])
    #expect(catalog.entries.map { $0.conflicts.map(\.kind) } == [[.relation], [.relation]])
  }

  @Test("a record of no project is listed with its reason")
  func unassigned() throws {
    let catalog = Self.catalog([try Self.record("x.md", #"{ "start": "2019" }"#)])
    #expect(catalog.entries.isEmpty)
    #expect(catalog.unassigned.map(\.key) == ["x.md"])
  }

  @Test("the policy names the page's own style, and lets nothing else in")
  func policy() throws {
    let page = String(decoding: CatalogPage(Self.catalog([])).bytes, as: UTF8.self)
    let style = try #require(page.split(separator: "<style>").last?.split(separator: "</style>").first)
    let hash = Digest.policySource(Array(style.utf8))
    #expect(
      page.contains(
        "content=\"default-src 'none'; style-src \(hash); base-uri 'none'; form-action 'none'\""))
    #expect(!page.contains("unsafe-inline") && !page.contains(" style="))
  }

  @Test("hostile words stay words on the page")
  func hostilePage() throws {
    let record = try Self.record(
      "x.md", #"{ "name": "</title><script>alert(1)</script> \u202Eevil", "acronym": "\"><img src=x>" }"#)
    let page = String(decoding: CatalogPage(Self.catalog([record])).bytes, as: UTF8.self)
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\u{202E}"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(page.contains("default-src 'none'"))
  }
}
