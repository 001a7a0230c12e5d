import Foundation
import JSONText
import Testing
import ToolRunner

/// The state, its feed and its log.
@Suite struct StateCommandTests {
  @Test func aLostStateIsRebuiltFromTheRecords() throws {
    try Nightly.with(library) { night in
      try night.ingest()
      let tree = try night.tree()
      try FileManager.default.removeItem(at: night.records.appendingPathComponent(".verbatim"))
      #expect(try night.tool("state", "rebuild", "--output", "out").code == 0)
      let result = try night.ingest("--json")
      #expect(result.errorLines.count { $0.contains("\"event\":\"document\"") } == 1, "only the one that fails")
      #expect(try night.tree() == tree)
      #expect(try night.tool("state", "check", "--output", "out").code == 0)
    }
  }

  @Test func aCheckFindsWhatIsNotAsItWasWritten() throws {
    try Nightly.with(library) { night in
      try night.ingest()
      let record = night.records.appendingPathComponent("part0/page0.md.json")
      var bytes = try Data(contentsOf: record)
      bytes[10] ^= 1
      try bytes.write(to: record)
      try FileManager.default.removeItem(at: night.records.appendingPathComponent("part1/page1.md.json"))
      try Data("{}".utf8).write(to: night.records.appendingPathComponent("stray.json"))
      let result = try night.tool("state", "check", "--output", "out")
      #expect(result.code == 65)
      #expect(result.output.components(separatedBy: "\n").count == 4, "\(result.output)")
      try night.ingest()
      #expect(try night.tree()["part1/page1.md.json"] != nil, "a record that is gone is made again")
    }
  }

  @Test func aBackupIsWhole() throws {
    try Nightly.with(library) { night in
      try night.ingest()
      let dump = try night.dump()
      #expect(try night.tool("state", "backup", "copy.sqlite", "--output", "out").code == 0)
      #expect(try night.tool("state", "dump", "--output", "out", "--state", "copy.sqlite").output == dump)
    }
  }

  @Test func aReaderOfTheFeedMissesNothing() throws {
    try Nightly.with(["a.md": "# A\n\nText.\n"]) { night in
      try night.ingest()
      let first = try lastRun(night)
      try night.write("b.md", "# B\n\nText.\n")
      try night.write("a.md", "# A\n\nOther text.\n")
      try night.ingest()
      let lines = try night.tool("changes", "--since", first, "--output", "out").output.split(separator: "\n")
      let operations = try lines.map { try JSONReader.read(Array($0.utf8))["operation"]?.string ?? "" }
      #expect(operations.sorted() == ["insert", "update"])
      let last = try lastRun(night)
      #expect(try night.tool("changes", "--since", last, "--output", "out").output.isEmpty)
      #expect(try night.tool("changes", "--since", "20010101T000000Z-000000", "--output", "out").code == 65)
    }
  }

  private func lastRun(_ night: Nightly) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: night.records.appendingPathComponent(".verbatim/runs").path)
    return names.sorted().last ?? ""
  }

  @Test func metricsAreWrittenOnFailuresToo() throws {
    try Nightly.with(library) { night in
      try night.ingest("--metrics-file", "verbatim.prom")
      let file = night.folder.appendingPathComponent("verbatim.prom")
      let good = try String(contentsOf: file, encoding: .utf8)
      #expect(good.contains("verbatim_ingest_documents{outcome=\"converted\"} 40"))
      #expect(good.contains("verbatim_ingest_quarantine 1"))
      try FileManager.default.removeItem(at: night.sources)
      #expect(try night.ingest("--metrics-file", "verbatim.prom").code == 66)
      let bad = try String(contentsOf: file, encoding: .utf8)
      #expect(bad.contains("verbatim_ingest_last_exit_code 66"))
      #expect(bad.contains("verbatim_ingest_last_success_timestamp_seconds "))
    }
  }

  @Test func aNewerStateIsNotTouched() throws {
    try Nightly.with(["a.md": "# A\n\nText.\n"]) { night in
      try night.ingest()
      let state = night.records.appendingPathComponent(".verbatim/state.sqlite")
      var bytes = try Data(contentsOf: state)
      // user_version stands at byte 60 of the header.
      bytes[63] = 99
      try bytes.write(to: state)
      let result = try night.ingest()
      #expect(result.code == 78)
      #expect(result.error.contains("newer version"))
      #expect(try Data(contentsOf: state) == bytes)
    }
  }

  @Test func differencesAreCountedByPlace() throws {
    let files = ["a.md": "---\ntitle: One\n---\n\nText.\n", "b.md": "# B\n\nText.\n"]
    try Nightly.with(files) { night in
      try night.ingest()
      try FileManager.default.copyItem(at: night.records, to: night.folder.appendingPathComponent("old"))
      try night.write("a.md", "---\ntitle: Two\n---\n\nText.\n\nMore.\n")
      try night.ingest()
      let result = try night.tool("diff", "old", "out", "--fail-on", "lost")
      #expect(result.code == 0, "\(result.output)")
      #expect(result.output.contains("document.title: +0 −0 ~1"), "\(result.output)")
      #expect(result.output.contains("sections[].blocks[].text: +1 −0 ~0"), "\(result.output)")
      try night.tool("diff", "out", "old", "--fail-on", "lost").expect(3)
    }
  }
}

extension Tool.Result {
  func expect(_ code: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(self.code == code, "\(error)", sourceLocation: sourceLocation)
  }
}
