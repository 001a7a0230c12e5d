import Foundation
import JSONText
import Testing
import ToolRunner

/// What a night does to a folder of records.
@Suite struct IngestTests {
  @Test func onlyWhatIsNewOrChangedIsConverted() throws {
    try Nightly.with(library) { night in
      #expect(try night.ingest("--fail-on", "never").code == 0)
      let first = try night.tree()
      #expect(first.count == 40)
      try night.write("part0/page0.md", "# Another\n\nText.\n")
      try night.write("part0/more.md", "# More\n\nText.\n")
      let second = try night.ingest("--json", "--fail-on", "never")
      #expect(second.code == 0, "\(second.error)")
      let documents = second.errorLines.filter { $0.contains("\"event\":\"document\"") }
      #expect(documents.count == 2, "\(second.error)")
      #expect(second.error.contains("\"why\":\"changed\""))
      #expect(second.error.contains("\"why\":\"new\""))
      #expect(try night.tree().count == 41)
    }
  }

  @Test func threeRunsOverAnUnchangedTreeWriteOnlyTheirLog() throws {
    try Nightly.with(library) { night in
      try night.ingest()
      let before = try times(night)
      for _ in 0..<3 {
        let result = try night.ingest()
        #expect(result.code == 0, "\(result.error)")
        #expect(result.error.isEmpty)
      }
      #expect(try times(night) == before)
    }
  }

  /// When each file below the output was last written, less the logs of runs.
  private func times(_ night: Nightly) throws -> [String: Date] {
    try Dictionary(
      uniqueKeysWithValues: Tool.files(below: night.records).filter { !$0.hasPrefix(".verbatim/runs") }.map { name in
        let path = night.records.appendingPathComponent(name).path
        return (
          name, try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date ?? .distantPast
        )
      })
  }

  @Test func aDocumentThatFailsWaitsAndItsLastRecordStays() throws {
    try Nightly.with(["a.md": "# A\n\nText.\n", "b.md": "# B\n\nText.\n"]) { night in
      #expect(try night.ingest().code == 0)
      let record = try night.tree()["a.md.json"]
      try night.write("a.md", "")
      let result = try night.ingest()
      #expect(result.code == 3)
      #expect(result.error.contains("a.md"))
      #expect(try night.tree()["a.md.json"] == record)
      #expect(try night.ingest().code == 0, "only newly quarantined documents count")
      #expect(try night.ingest("--fail-on", "any").code == 3)
      let list = try night.tool("quarantine", "list", "--output", "out")
      #expect(list.output.contains("a.md: the file is empty"))
      #expect(try night.tool("quarantine", "accept", "a.md", "--reason", "known", "--output", "out").code == 0)
      #expect(try night.ingest("--fail-on", "any").code == 0)
      try night.write("a.md", "# A again\n\nText.\n")
      #expect(try night.ingest().code == 0)
      #expect(try night.tree()["a.md.json"] != record)
      #expect(try night.tool("quarantine", "list", "--output", "out").output.isEmpty)
    }
  }

  @Test func aSourceGoneTwiceLosesItsRecord() throws {
    try Nightly.with(["a.md": "# A\n\nText.\n", "sub/b.md": "# B\n\nText.\n"]) { night in
      try night.ingest()
      try night.remove("sub/b.md")
      #expect(try night.ingest().code == 0)
      #expect(try night.tree().count == 2, "missed once: it stays")
      #expect(try night.ingest().code == 0)
      #expect(Array(try night.tree().keys) == ["a.md.json"])
      let changes = try night.tool("changes", "--output", "out").output
      #expect(changes.components(separatedBy: "\n").count == 4)
      #expect(changes.contains("\"operation\":\"delete\""))
      try FileManager.default.createDirectory(
        at: night.sources.appendingPathComponent("sub"), withIntermediateDirectories: true)
      try night.write("sub/b.md", "# B\n\nText.\n")
      #expect(try night.ingest().code == 0)
      #expect(try night.tree().count == 2)
    }
  }

  @Test func halfOfTheSourcesGoneIsNotBelieved() throws {
    try Nightly.with(library) { night in
      try night.ingest()
      let before = (try night.tree(), try night.dump())
      for number in 0..<20 { try night.remove("part\(number % 4)/page\(number).md") }
      for _ in 0..<3 {
        let result = try night.ingest()
        #expect(result.code == 4)
        #expect(result.error.contains("--missed-runs 1 --max-delete 20"), "\(result.error)")
      }
      #expect(try night.tree() == before.0)
      #expect(try night.dump() == before.1)
      #expect(try night.ingest("--missed-runs", "1", "--max-delete", "20").code == 0)
      #expect(try night.tree().count == 20)
    }
  }

  @Test func aSourceThatIsNotMountedDeletesNothing() throws {
    try Nightly.with(library) { night in
      try night.ingest()
      let before = (try night.tree(), try night.dump())
      try FileManager.default.moveItem(at: night.sources, to: night.folder.appendingPathComponent("away"))
      #expect(try night.ingest("--missed-runs", "1", "--max-delete", "100%").code == 66)
      try FileManager.default.createDirectory(at: night.sources, withIntermediateDirectories: true)
      #expect(try night.ingest("--missed-runs", "1", "--max-delete", "100%").code == 66)
      #expect(try night.tree() == before.0)
      #expect(try night.dump() == before.1)
    }
  }

  @Test func aDryRunWritesNothing() throws {
    try Nightly.with(library) { night in
      let result = try night.ingest("--dry-run")
      #expect(result.code == 0)
      #expect(result.error.contains("would convert 41"))
      #expect(!FileManager.default.fileExists(atPath: night.records.path))
    }
  }

  @Test func aChangedPipelineMakesRecordsStale() throws {
    let pipeline = """
      { "version": 1, "extract": [{ "stage": "html" }, { "stage": "markdown" }], "clean": [{ "stage": "whitespace" }],
        "structure": { "stage": "factsheet" } }
      """
    try Nightly.with(["a.md": "# A\n\nText.\n", "b.md": "# B\n\nText.\n", "c.html": "<p>Text of a page.</p>"]) {
      night in
      try Data(pipeline.utf8).write(to: night.folder.appendingPathComponent("pipeline.json"))
      #expect(try night.ingest().code == 0)
      let same = pipeline.replacingOccurrences(
        of: "\"version\": 1", with: "\"version\": 1, \"run\": { \"timeout\": \"9s\" }")
      try Data(same.utf8).write(to: night.folder.appendingPathComponent("pipeline.json"))
      #expect(try documents(night) == 0, "a time limit makes nothing stale")
      let other = pipeline.replacingOccurrences(of: "{ \"stage\": \"whitespace\" }", with: "")
      try Data(other.utf8).write(to: night.folder.appendingPathComponent("pipeline.json"))
      #expect(try documents(night, "--stale", "never") == 0)
      #expect(try night.tool("status", "--output", "out", "--json").output.contains("\"stale\": 3"))
      #expect(try documents(night, "--stale", "1") == 1)
      #expect(try documents(night) == 2)
      #expect(try documents(night) == 0)
    }
  }

  private func documents(_ night: Nightly, _ arguments: String...) throws -> Int {
    let all = ["ingest", "in", "--output", "out", "--settle", "0s", "--json"] + arguments
    return try Tool.run(all, in: night.folder).errorLines.count { $0.contains("\"event\":\"document\"") }
  }

  @Test func filesStillBeingWrittenAreLeft() throws {
    try Nightly.with(["a.md": "# A\n\nText.\n"]) { night in
      let result = try Tool.run(["ingest", "in", "--output", "out", "--verbose"], in: night.folder)
      #expect(result.code == 0)
      #expect(result.error.contains("left a.md"))
      #expect(try night.tree().isEmpty)
    }
  }

  @Test func shardsShareTheWork() throws {
    try Nightly.with(library) { night in
      for shard in ["1/3", "2/3", "3/3"] { try night.ingest("--shard", shard) }
      let shared = try night.tree()
      try Nightly.with(library) { other in
        try other.ingest()
        #expect(try other.tree() == shared)
      }
    }
  }

  @Test func severalSourcesHaveNames() throws {
    try Tool.withFolder(["one/a.md": "# A\n\nText.\n", "two/a.md": "# A\n\nText.\n"]) { (folder: URL) throws in
      func ingest(_ arguments: String...) throws -> Int32 {
        try Tool.run(["ingest", "--output", "out", "--settle", "0s"] + arguments, in: folder).code
      }
      #expect(try ingest("one", "two") == 64)
      #expect(try ingest("x=one", "y=two") == 0)
      #expect(Tool.files(below: folder.appendingPathComponent("out")).contains("y/a.md.json"))
      // Only what belongs to the sources named is judged.
      #expect(try ingest("x=one", "--missed-runs", "1") == 0)
      #expect(Tool.files(below: folder.appendingPathComponent("out")).contains("y/a.md.json"))
      let proof = try Tool.run(["verify", "out", "--sources", "x=one", "--sources", "y=two", "--quiet"], in: folder)
      #expect(proof.code == 0)
    }
  }
}
