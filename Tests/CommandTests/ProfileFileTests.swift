import Foundation
import JSONText
import Testing
import ToolRunner

/// Profiles are files: another kind of document needs no Swift.
@Suite struct ProfileFileTests {
  static let profiles = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("samples/profiles")

  private func record(_ profile: String, _ document: String, text: String? = nil) throws -> JSONNode {
    let input = text.map { Data($0.utf8) }
    let arguments = ["convert", "--profile", profile] + (text == nil ? [document] : ["-", "--key", document])
    let result = try Tool.run(arguments, in: Self.profiles, input: input)
    #expect(result.code == 0, "\(result.error)")
    return try JSONReader.read(Array(result.output.utf8))
  }

  @Test(arguments: [
    (
      "tide-gauges.md",
      [
        "start": "2026-03-09", "end": "2026-03-11", "venue": "Harbour Hall, Port Amara",
        "organizer": "Coastal Survey Office",
      ]
    ),
    (
      "seed-fair.txt",
      [
        "start": "2025-10-04", "deadline": "2025-09-20", "venue": "Market square of Lower Tarn",
        "fee": "None for growers",
      ]
    ),
    (
      "archive-night.html",
      [
        "start": "2026-06-13", "venue": "Town Archive, Mill Lane", "organizer": "Friends of the Archive",
        "fee": "5 euros",
      ]
    ),
  ]) func `Notices of events by a profile in a file`(_ name: String, _ fields: [String: String]) throws {
    let record = try record("event-notice.json", "event-notice/\(name)")
    #expect(record.at("/profile/name")?.string == "event-notice")
    for (key, value) in fields { #expect(record.at("/event/\(key)")?.string == value, "\(key)") }
  }

  @Test func `Records by a profile in a file verify`() throws {
    try Tool.withFolder { folder in
      let own = Self.profiles.appendingPathComponent("event-notice")
      let made = try Tool.run(["convert", "--profile", "../event-notice.json", "--output", folder.path, "."], in: own)
      #expect(made.code == 0, "\(made.error)")
      let verdict = try Tool.run(["verify", folder.path, "--sources", own.path])
      #expect(verdict.code == 0, "\(verdict.output)\(verdict.error)")
    }
  }

  static let page = """
    ---
    layout: project
    title: Dry Season Wells
    client: Fund for Water
    ---
    Budget: EUR 4 million

    ## Contact

    Salma Deen, salma.deen@wells.example
    """

  @Test func `A field more is three lines`() throws {
    let record = try record("with-budget.json", "wells.md", text: Self.page)
    #expect(record.at("/project/budget")?.string == "EUR 4 million")
    #expect(record.at("/project/funder")?.string == "Fund for Water")
    #expect(record.at("/because/~1project~1budget")?.string == "profile.label.budget")
  }

  @Test func `Exports have the columns of a profile in a file, and its records can be corrected`() throws {
    try Tool.withFolder(["c.csv": "key,pointer,value\nseed-fair.txt,/document/title,Seeds for all\n"]) { folder in
      let own = Self.profiles.appendingPathComponent("event-notice")
      let made = try Tool.run(["convert", "--profile", "../event-notice.json", "--output", folder.path, "."], in: own)
      #expect(made.code == 0, "\(made.error)")
      let without = try Tool.run(["export", folder.path, "--as", "csv"], in: own)
      #expect(without.code == 64)
      #expect(without.error.contains("name its file with --profile"), "\(without.error)")
      let corrections = folder.appendingPathComponent("c.csv").path
      let export = try Tool.run(
        ["export", folder.path, "--as", "csv", "--profile", "../event-notice.json", "--corrections", corrections],
        in: own)
      #expect(export.code == 0, "\(export.error)")
      #expect(export.output.contains("Seeds for all"))
      #expect(export.output.prefix { $0 != "\r\n" }.contains("event."), "\(export.output.prefix(400))")
    }
  }

  @Test func `A key with a dot is one that a page's own metadata has`() throws {
    let profile = #"""
      { "name": "n", "root": "n", "always": true, "fields": [{ "key": "donor", "kind": "text" }],
        "metadata": { "donor": ["project donor", "meta.project-donor"] } }
      """#
    let page =
      #"<!DOCTYPE html><title>A</title><meta name="project_donor" content="Fund for Water"><main><p>B.</p></main>"#
    try Tool.withFolder(["profile.json": profile, "a.html": page, "b.md": "# B\n"]) { folder in
      let result = try Tool.run(["convert", "a.html", "--profile", "profile.json"], in: folder)
      let record = try JSONReader.read(Array(result.output.utf8))
      #expect(record.at("/n/donor")?.string == "Fund for Water", "\(result.error)")
      #expect(record.at("/because/~1n~1donor")?.string == "profile.metadata.project-donor")
      let without = try JSONReader.read(
        Array(Tool.run(["convert", "b.md", "--profile", "profile.json"], in: folder).output.utf8))
      #expect(without["n"] == nil)
    }
  }

  @Test func `A profile may leave people out`() throws {
    #expect(try record("development-project", "wells.md", text: Self.page).at("/project/contacts") != nil)
    #expect(try record("without-contacts.json", "wells.md", text: Self.page).at("/project/contacts") == nil)
  }

  @Test func `A profile is named from the pipeline's folder, and is part of the configuration`() throws {
    try Tool.withFolder([
      "p/pipeline.json": """
      {"version": 1, "extract": [{"stage": "plain-text"}],
       "structure": {"stage": "factsheet", "options": {"profile": "mine/note.json"}}}
      """,
      "p/mine/note.json": #"{"name": "note", "root": "note", "extends": "base.json"}"#,
      "p/mine/base.json":
        #"{"name": "base", "root": "base", "fields": [{"key": "from", "kind": "text"}, {"key": "to", "kind": "text"}, {"key": "by", "kind": "text"}], "labels": {"from": ["from"], "to": ["to"], "by": ["by"]}}"#,
      "note.txt": "A Note\n\nFrom: Harbour\nTo: Lighthouse\nBy: Boat\n",
    ]) { folder in
      let arguments = ["convert", "--config", "p/pipeline.json", "note.txt"]
      let first = try Tool.run(arguments, in: folder)
      let before = try JSONReader.read(Array(first.output.utf8))
      #expect(before.at("/note/to")?.string == "Lighthouse", "\(first.error)")
      let profile = folder.appendingPathComponent("p/mine/note.json")
      try Data(#"{"name": "note", "version": 2, "root": "note", "extends": "base.json"}"#.utf8).write(to: profile)
      let after = try JSONReader.read(Array(Tool.run(arguments, in: folder).output.utf8))
      #expect(before.at("/pipeline/configuration")?.string != after.at("/pipeline/configuration")?.string)
    }
  }

  @Test(arguments: [
    ("{", "is no JSON"), (#"{"name": "a", "root": "sections"}"#, "root must be a word that is no key of every record"),
    (#"{"name": "a", "root": "b", "labels": {"c": ["d"]}, "colour": 1}"#, "colour is unknown"),
    (#"{"extends": "nothing"}"#, "there is no profile “nothing”"),
    (#"{"extends": "profile.json"}"#, "extend one another without an end"),
  ]) func `A profile that is not sound says where`(_ text: String, _ words: String) throws {
    try Tool.withFolder(["profile.json": text, "a.txt": "A.\n"]) { folder in
      let result = try Tool.run(["convert", "--profile", "profile.json", "a.txt"], in: folder)
      #expect(result.code == 78)
      #expect(result.error.contains(words), "\(result.error)")
    }
  }
}
