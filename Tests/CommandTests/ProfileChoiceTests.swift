import Foundation
import JSONText
import Testing
import ToolRunner

/// Which profile a document gets: the one that it fits best, or that its place says.
@Suite struct ProfileChoiceTests {
  static let project = "---\nlayout: project\nclient: Fund for Water\n---\n\n# Dry Season Wells\n"
  static let fair = "---\ntype: event\nvenue: Mill Lane\n---\n\n# Seed Fair\n"
  static let note = "# A Note\n\nNothing of either kind.\n"

  private func profile(_ record: URL) throws -> (name: String?, why: String?) {
    let node = try JSONReader.read(Array(Data(contentsOf: record)))
    let chosen = node["diagnostics"]?.array?.first { $0["code"]?.string == "profile.chosen" }
    return (node.at("/profile/name")?.string, chosen?["message"]?.string)
  }

  private func folder(_ body: (URL) throws -> Void) throws {
    let event = try String(contentsOfFile: ProfileAdviceTests.profile, encoding: .utf8)
    let pipeline = """
      { "version": 1, "extract": [{ "stage": "markdown" }], "structure": { "stage": "factsheet" },
        "profiles": { "events/**": "profiles/event-notice.json", "old-*.md": "development-project" } }
      """
    try Tool.withFolder(
      [
        "p/pipeline.json": pipeline, "p/profiles/event-notice.json": event, "in/wells.md": Self.project,
        "in/fair.md": Self.fair, "in/note.md": Self.note, "in/events/fair.md": Self.fair,
        "in/events/wells.md": Self.project,
      ], body)
  }

  @Test func `The profile that a document fits best is chosen, and the record says why`() throws {
    try folder { folder in
      let result = try Tool.run(
        ["convert", "in", "-o", "out", "--config", "p/pipeline.json", "--profile", "auto"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      let wells = try profile(folder.appendingPathComponent("out/wells.md.json"))
      #expect(wells.name == "development-project")
      #expect(wells.why?.hasPrefix("development-project fits best: the metadata say so") ?? false)
      #expect(try profile(folder.appendingPathComponent("out/fair.md.json")).name == "event-notice")
      let note = try profile(folder.appendingPathComponent("out/note.md.json"))
      #expect(note.name == "event-notice")
      #expect(note.why == "no profile is recognized; event-notice is the first")
      let verdict = try Tool.run(["verify", "out", "--sources", "in"], in: folder)
      #expect(verdict.code == 0, "\(verdict.output)\(verdict.error)")
    }
  }

  @Test func `Profiles named one after another are those to choose from`() throws {
    try folder { folder in
      let result = try Tool.run(
        [
          "convert", "in/note.md", "--profile", "development-project", "--profile", "p/profiles/event-notice.json",
          "-o", "out",
        ], in: folder)
      #expect(result.code == 0, "\(result.error)")
      let note = try profile(folder.appendingPathComponent("out/note.md.json"))
      #expect(note.why == "no profile is recognized; development-project is the first")
    }
  }

  @Test func `The place of a document says its profile`() throws {
    try folder { folder in
      let result = try Tool.run(["convert", "in", "-o", "out", "--config", "p/pipeline.json"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      for (name, wanted) in [
        ("fair.md", "development-project"), ("events/fair.md", "event-notice"), ("events/wells.md", "event-notice"),
      ] {
        let made = try profile(folder.appendingPathComponent("out/\(name).json"))
        #expect(made.name == wanted && made.why == nil, "\(name)")
      }
    }
  }

  @Test func `A changed profile makes only the documents of its place stale`() throws {
    try folder { folder in
      let ingest = ["ingest", "in", "-o", "out", "--config", "p/pipeline.json", "--settle", "0s", "--verbose"]
      let first = try Tool.run(ingest, in: folder)
      #expect(first.code == 0, "\(first.error)")
      let profile = folder.appendingPathComponent("p/profiles/event-notice.json")
      let text = try String(contentsOf: profile, encoding: .utf8)
      try text.replacingOccurrences(of: "\"version\": 1", with: "\"version\": 2")
        .write(to: profile, atomically: true, encoding: .utf8)
      let plan = try Tool.run(ingest + ["--dry-run"], in: folder)
      #expect(plan.code == 0, "\(plan.error)")
      #expect(plan.error.contains("events/fair.md") && plan.error.contains("events/wells.md"), "\(plan.error)")
      #expect(!plan.error.contains(" note.md") && !plan.error.contains(" fair.md"), "\(plan.error)")
    }
  }

  @Test func `Corrections reach the fields of the profile that was chosen`() throws {
    try folder { folder in
      let rows = "key,pointer,value\nfair.md,/event/venue,Town Hall\nwells.md,/event/venue,Nowhere\n"
      try Data(rows.utf8).write(to: folder.appendingPathComponent("c.csv"))
      let result = try Tool.run(
        ["convert", "in", "-o", "out", "--config", "p/pipeline.json", "--profile", "auto", "--corrections", "c.csv"],
        in: folder)
      #expect(result.code == 0, "\(result.error)")
      func record(_ name: String) throws -> JSONNode {
        try JSONReader.read(Array(Data(contentsOf: folder.appendingPathComponent("out/\(name).json"))))
      }
      #expect(try record("fair.md").at("/event/venue")?.string == "Town Hall")
      let impossible = try record("wells.md")["diagnostics"]?.array?.compactMap { $0["code"]?.string } ?? []
      #expect(impossible.contains("correction.impossible"))
    }
  }

  @Test(arguments: [
    (#""profiles": ["a"]"#, "profiles must be an object"),
    (#""profiles": {"a/**": "nothing"}"#, "profiles, “a/**”: structure.options: there is no profile “nothing”"),
    (#""profiles": {"a/**": "p/nothing.json"}"#, "there is no profile file “p/nothing.json”"),
    (
      #""profiles": {"a/**": ["development-project", "development-project"]}"#,
      "two profiles are called “development-project”"
    ),
  ]) func `A choice that is not sound says where`(_ member: String, _ words: String) throws {
    let pipeline =
      #"{"version": 1, "extract": [{"stage": "markdown"}], "structure": {"stage": "factsheet"}, \#(member)}"#
    try Tool.withFolder(["pipeline.json": pipeline]) { folder in
      let result = try Tool.run(["config", "check", "pipeline.json"], in: folder)
      #expect(result.code == 78)
      #expect(result.error.contains(words), "\(result.error)")
    }
  }
}
