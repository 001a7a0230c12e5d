import Exports
import Testing

@Suite struct TablesTests {
  @Test("a document is a row: lists joined, dates with their first and last day")
  func documents() throws {
    let rows = try ExportedTables.rows(DocumentsTable(try ExportedTables.profiles()))
    #expect(rows.count == 1)
    #expect(rows[0]["title"] == "The Well")
    #expect(rows[0]["published"] == "2024-02")
    #expect(rows[0]["published_from"] == "2024-02-01")
    #expect(rows[0]["published_to"] == "2024-02-29")
    #expect(rows[0]["project.start_to"] == "2023-12-31")
    #expect(rows[0]["project.regions"] == "North; South")
    #expect(rows[0]["project.predecessors"] == "Old Well; Spring")
    #expect(rows[0]["quantities"] == "1")
    #expect(rows[0]["repairs"] == "0")
    #expect(rows[0]["modified"] == nil)
  }

  @Test("columns are those of the profile, whatever a record holds")
  func fixedColumns() throws {
    let names = DocumentsTable(try ExportedTables.profiles()).columns.map(\.name)
    #expect(
      names.suffix(6) == [
        "project.name", "project.start", "project.start_from", "project.start_to", "project.regions",
        "project.predecessors",
      ])
    #expect(Set(names).count == names.count)
  }

  @Test("persons are columns only where they are asked for, and never where the profile drops them")
  func contacts() throws {
    let table = DocumentsTable(try ExportedTables.profiles(), contacts: true)
    #expect(try ExportedTables.rows(table)[0]["project.contacts"] == "Ana Ruiz, ana@example.org")
    let dropped = ExportedTables.profile.replacing("\"root\"", with: "\"contacts\": \"drop\", \"root\"")
    #expect(
      !DocumentsTable(try ExportedTables.profiles(dropped), contacts: true).columns.map(\.name).contains(
        "project.contacts"))
    #expect(throws: ExportFailure.self) {
      try DocumentsTable(selecting: ["project.contacts"], of: try ExportedTables.profiles())
    }
    #expect(throws: ExportFailure.self) {
      try DocumentsTable(selecting: ["project.contacts.0.email"], of: try ExportedTables.profiles())
    }
  }

  @Test("columns can be chosen, any path of the record among them")
  func chosen() throws {
    let table = try DocumentsTable(
      selecting: ["key", "project.start_from", "project.predecessors.1.name", "metadata.layout"],
      of: try ExportedTables.profiles())
    #expect(
      table.columns.map(\.name) == ["key", "project.start_from", "project.predecessors.1.name", "metadata.layout"])
    #expect(
      try ExportedTables.rows(table) == [
        ["key": "in/well.md", "project.start_from": "2023-01-01", "project.predecessors.1.name": "Spring"]
      ])
    #expect(throws: ExportFailure.self) { try DocumentsTable(selecting: ["project..x"], of: []) }
  }

  @Test("a field's row says where its words stand and why it is in this field")
  func fields() throws {
    let rows = try ExportedTables.rows(FieldsTable())
    let name = try #require(rows.first { $0["pointer"] == "/project/name" })
    #expect(name["is"] == "derived")
    #expect(name["by"] == "yaml.fold")
    #expect(name["byte_start"] == "11" && name["byte_end"] == "19")
    let region = try #require(rows.first { $0["pointer"] == "/project/regions/1" })
    #expect(region["because"] == "profile.metadata.regions")
    #expect(region["page"] == "2" && region["x"] == "72" && region["y"] == "100.5" && region["byte_start"] == nil)
    #expect(region["quote"] == "South")
    #expect(!rows.contains { ($0["pointer"] ?? "").contains("contacts") })
    #expect(try ExportedTables.rows(FieldsTable(contacts: true)).contains { $0["value"] == "Ana Ruiz" })
  }

  @Test("with the source at hand, a field has its line and the source's own words")
  func sources() throws {
    let text = "---\ntitle: The Well\ndate:  February 2024\n---\n"
    let plain = try ExportedTables.stored()
    let record = ExportRecord(plain.stored, places: SourceLines(Array(text.utf8), isUTF8: true))
    let rows = try ExportedTables.rows(FieldsTable(), record)
    let date = try #require(rows.first { $0["pointer"] == "/document/published" })
    #expect(date["line"] == "3")
    #expect(date["quote"] == " February 202")
    let name = try #require(rows.first { $0["pointer"] == "/project/name" })
    #expect(name["quote"] == "The Well")
  }

  @Test("blocks have the headings above them, lists and tables a line each")
  func blocks() throws {
    let rows = try ExportedTables.rows(BlocksTable())
    #expect(rows.map { $0["text"] } == ["About 40 pumps. They last.", "- Dig\n  - Line", "Year\tPumps\n2023\t40"])
    #expect(rows.map { $0["heading_path"] } == ["Work", "Work", "Work > More"])
    #expect(rows[0]["role"] == "activities" && rows[2]["role"] == nil)
  }

  @Test("a quantity has its sentence")
  func quantities() throws {
    let rows = try ExportedTables.rows(QuantitiesTable())
    #expect(rows.count == 1)
    #expect(rows[0]["value"] == "40" && rows[0]["sentence"] == "About 40 pumps." && rows[0]["byte_end"] == "54")
  }

  @Test("links to persons are left out unless asked for")
  func links() throws {
    #expect(try ExportedTables.rows(LinksTable()).map { $0["target"] } == ["/map"])
    #expect(try ExportedTables.rows(LinksTable(contacts: true)).count == 2)
  }

  @Test("each piece of evidence is a row")
  func evidence() throws {
    let rows = try ExportedTables.rows(EvidenceTable())
    #expect(rows.count { $0["pointer"] == "/project/name" } == 3)
    #expect(!rows.contains { ($0["pointer"] ?? "").contains("contacts") })
  }
}
