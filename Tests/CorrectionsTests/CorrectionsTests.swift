import Foundation
import JSONText
import Testing
import ToolRunner

/// What people corrected, from the file of corrections to records, the nightly run and exports.
@Suite struct CorrectionsTests {
  let page = """
    ---
    title: Clean Water for Lakeland (CWL)
    project: Clean Water for Lakeland
    client: Ministry of Wells
    start: 2018
    sectors: [Water, Roads, Health]
    layout: project
    ---

    # Clean Water for Lakeland (CWL)

    The project gives water to 4,000 people.

    ## Sample Activities

    - Dig wells

    """

  private func correct(
    _ rows: [String], head: String = "key,pointer,value,note,digest", _ body: (URL, JSONNode) throws -> Void
  ) throws {
    let table = ([head] + rows).map { $0 + "\n" }.joined()
    try Tool.withFolder(["in/page.md": page, "corrections.csv": table]) { folder in
      let result = try Tool.run(
        ["convert", "in", "--output", "out", "--corrections", "corrections.csv", "--quiet"], in: folder)
      try #require(result.code == 0, "\(result.error)")
      try body(folder, try record(folder))
    }
  }

  private func record(_ folder: URL, _ name: String = "out/page.md.json") throws -> JSONNode {
    try JSONReader.read(Array(Data(contentsOf: folder.appendingPathComponent(name))))
  }

  private var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  private func codes(_ record: JSONNode) -> [String] {
    (record["diagnostics"]?.array ?? []).compactMap { $0["code"]?.string }
  }

  @Test func aCorrectedValueQuotesTheCorrections() throws {
    try correct(["page.md,/project/start,2018-06,\"signed, then\","]) { folder, record in
      #expect(record.at("/project/start")?.string == "2018-06")
      let entry = try #require(record["evidence"]?["/project/start"]?[0])
      #expect(entry["in"]?.string == "corrections")
      #expect(entry["is"]?.string == "quoted")
      #expect(entry["bytes"] == nil)
      #expect(
        record["diagnostics"]?.array?.compactMap { $0["message"]?.string }
          == ["/project/start was “2018”: signed, then"])
      #expect(record["because"]?["/project/start"]?.string == "correction.replaced")
    }
  }

  @Test func verifyProvesCorrectionsWithTheirFileAndStatesThemWithout() throws {
    try correct(["page.md,/project/start,2018-06,,", "page.md,/project/sectors/1,,,"]) { folder, _ in
      let stated = try Tool.run(["verify", "out", "--sources", "in"], in: folder)
      #expect(stated.code == 0, "\(stated.output)")
      #expect(!stated.output.contains(" 0 % only stated"))
      let proved = try Tool.run(
        ["verify", "out", "--sources", "in", "--corrections", "corrections.csv"], in: folder)
      #expect(proved.code == 0, "\(proved.output)")
      #expect(proved.output.contains("100 % of characters proved"), "\(proved.output)")
      try Data("key,pointer,value\npage.md,/project/start,2018-07\n".utf8)
        .write(to: folder.appendingPathComponent("other.csv"))
      let wrong = try Tool.run(["verify", "out", "--sources", "in", "--corrections", "other.csv"], in: folder)
      #expect(wrong.code == 65)
      #expect(wrong.output.contains("/project/start"), "\(wrong.output)")
    }
  }

  @Test func aValueThatStandsThereAlreadyStaysAsItIs() throws {
    try correct(["page.md,/project/start,2018,looked at,"]) { folder, record in
      #expect(record["evidence"]?["/project/start"]?[0]?["bytes"] != nil)
      #expect(codes(record).isEmpty)
    }
  }

  @Test func anEmptyValueTakesAway() throws {
    try correct(["page.md,/project/sectors/0,,,", "page.md,/project/sectors/1,,,", "page.md,/project/funder,,,"]) {
      _, record in
      #expect(record.at("/project/sectors")?.array?.compactMap(\.string) == ["Health"])
      #expect(record.at("/project/funder") == nil)
      #expect(record["because"]?["/project/funder"] == nil)
    }
  }

  @Test func listsAndPeopleCanBeAdded() throws {
    try correct([
      "page.md,/project/regions,Lakeland; Hills,,", "page.md,/project/sectors/3,Schools,,",
      "page.md,/project/contacts/0/email,jo@example.org,,", "page.md,/project/contacts/0/name,Jo Doe,,",
    ]) { folder, record in
      #expect(record.at("/project/regions")?.array?.compactMap(\.string) == ["Lakeland", "Hills"])
      #expect(record.at("/project/sectors/3")?.string == "Schools")
      #expect(record.at("/project/contacts/0")?.members?.map(\.key) == ["name", "email"])
      let proved = try Tool.run(
        ["verify", "out", "--sources", "in", "--corrections", "corrections.csv"], in: folder)
      #expect(proved.code == 0, "\(proved.output)")
    }
  }

  @Test func nothingThatWasReplacedIsLost() throws {
    try correct(["page.md,/document/title,Wells,,"]) { folder, record in
      #expect(record.at("/document/title")?.string == "Wells")
      let proof = try Tool.run(["verify", "out", "--sources", "in"], in: folder)
      #expect(proof.code == 0, "\(proof.output)")
    }
  }

  @Test func quantitiesFollowACorrectedSummary() throws {
    try correct(["page.md,/project/summary,Water for 5 million people.,,"]) { folder, record in
      let first = try #require(record["quantities"]?[0])
      #expect(first["value"]?.int == 5_000_000)
      #expect(first["in"]?.string == "/project/summary")
      let proof = try Tool.run(
        ["verify", "out", "--sources", "in", "--corrections", "corrections.csv"], in: folder)
      #expect(proof.code == 0, "\(proof.output)")
    }
  }

  @Test func aDocumentThatChangedSinceIsWarnedOf() throws {
    try correct(["page.md,/project/start,2018-06,,sha256:0123"]) { _, record in
      #expect(codes(record) == ["correction.replaced", "correction.stale"])
    }
  }

  @Test(arguments: [
    ("page.md,/project/budget,5,,", "row 2", "there is no field “budget”"),
    ("page.md,/sections/0/heading,A,,", "row 2", "corrections reach /document/… and /project/…"),
    ("page.md,/project/start,in spring,,", "row 2", "is no date"),
    ("page.md,/project/scope,local,,", "row 2", "national, regional, global"),
    ("page.md,/project/contacts/0,Jo,,", "row 2", "say which of its members"),
    (",/project/start,2018,,", "row 2", "a key is missing"),
    ("page.md,/project/start,2018,,\npage.md,/project/start,2019,,", "row 3", "in row 2 too"),
  ])
  func aRowThatCannotBeMeantStopsBeforeAnythingIsWritten(row: String, place: String, reason: String) throws {
    let table = "key,pointer,value,note,digest\n\(row)\n"
    try Tool.withFolder(["in/page.md": page, "corrections.csv": table]) { folder in
      let result = try Tool.run(
        ["convert", "in", "--output", "out", "--corrections", "corrections.csv"], in: folder)
      #expect(result.code == 78)
      #expect(result.error.contains("corrections.csv: \(place)"), "\(result.error)")
      #expect(result.error.contains(reason), "\(result.error)")
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
    }
  }

  @Test func columnsMayStandInAnyOrderAndDocumentsElsewhereAreNamed() throws {
    let table =
      "\u{FEFF}value,pointer,key\r\n\"Wells,\n\"\"and\"\" more\",/project/funder,page.md\r\n2001,/project/start,gone.md\r\n"
    try Tool.withFolder(["in/page.md": page, "corrections.csv": table]) { folder in
      let result = try Tool.run(
        ["convert", "in", "--output", "out", "--corrections", "corrections.csv"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(try record(folder).at("/project/funder")?.string == "Wells, \"and\" more")
      #expect(result.error.contains("not among those read: gone.md"), "\(result.error)")
    }
  }

  @Test func theNightMakesCorrectedRecordsAgainAndNoOthers() throws {
    try Tool.withFolder(["in/page.md": page, "in/other.md": "# Another\n\nWords.\n", "c.csv": "key,pointer,value\n"]) {
      folder in
      let night = ["ingest", "in", "--output", "out", "--settle", "0s", "--stale", "never", "--verbose"]
      #expect(try Tool.run(night + ["--corrections", "c.csv"], in: folder).code == 0)
      let table = "key,pointer,value\npage.md,/project/start,2018-06\n"
      try Data(table.utf8).write(to: folder.appendingPathComponent("c.csv"))
      let corrected = try Tool.run(night + ["--corrections", "c.csv"], in: folder)
      #expect(corrected.code == 0, "\(corrected.error)")
      #expect(corrected.error.contains("page.md") && !corrected.error.contains("other.md"), "\(corrected.error)")
      #expect(try record(folder).at("/project/start")?.string == "2018-06")
      let still = try Tool.run(night + ["--corrections", "c.csv"], in: folder)
      #expect(!still.error.contains("page.md"), "\(still.error)")
      #expect(try Tool.run(night, in: folder).code == 0)
      #expect(try record(folder).at("/project/start")?.string == "2018")
    }
  }

  @Test func thePipelineFileCanNameThem() throws {
    let setup = try String(contentsOf: root.appendingPathComponent("pipeline.json"), encoding: .utf8)
      .replacingOccurrences(of: "\"version\": 1,", with: "\"version\": 1, \"corrections\": \"c.csv\",")
    let files = [
      "in/page.md": page, "setup/pipeline.json": setup, "setup/c.csv": "key,pointer,value\npage.md,/project/end,2020\n",
    ]
    try Tool.withFolder(files) { folder in
      let result = try Tool.run(["convert", "in", "-o", "out", "--config", "setup/pipeline.json"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(try record(folder).at("/project/end")?.string == "2020")
    }
  }

  /// An export corrects stored records as a conversion would have.
  @Test func anExportOfCorrectedRecordsIsTheSame() throws {
    let rows = [
      "page.md,/project/start,2018-06,,", "page.md,/project/sectors/0,,,", "page.md,/project/regions,A; B,,",
      "page.md,/project/contacts/0/email,jo@example.org,,", "page.md,/document/title,Wells,why,sha256:00",
      "page.md,/project/scope,national,,", "page.md,/project/funder,,,",
    ]
    try correct(rows) { folder, _ in
      #expect(try Tool.run(["convert", "in", "-o", "plain", "-q"], in: folder).code == 0)
      for table in ["documents", "fields", "evidence", "quantities"] {
        let export = ["--as", "csv", "--table", table, "--contacts"]
        let made = try Tool.run(["export", "out"] + export, in: folder)
        let stored = try Tool.run(["export", "plain", "--corrections", "corrections.csv"] + export, in: folder)
        #expect(made.code == 0, "\(made.error)")
        #expect(
          stored.output.split(separator: "\r\n").sorted() == made.output.split(separator: "\r\n").sorted(), "\(table)")
      }
    }
  }
}
