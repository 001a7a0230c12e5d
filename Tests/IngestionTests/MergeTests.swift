import Foundation
import Testing
import ToolRunner

/// Outputs of shards become one: the same records and the same state as of one run.
@Suite struct MergeTests {
  private func shards(_ night: Nightly, _ output: (Int) -> String, of count: Int = 4) throws {
    for shard in 1...count {
      _ = try night.tool("ingest", "in", "--output", output(shard), "--settle", "0s", "--shard", "\(shard)/\(count)")
    }
  }

  private func dump(_ night: Nightly, _ output: String) throws -> String {
    try night.tool("state", "dump", "--output", output).output
  }

  private func isAsOneRun(_ night: Nightly, _ output: String) throws {
    try night.ingest()
    #expect(try dump(night, output) == dump(night, "out"))
    let differences = try night.tool("diff", "out", output, "--fail-on", "changed")
    #expect(differences.code == 0, "\(differences.output)")
    #expect(try night.tool("state", "check", "--output", output).code == 0)
  }

  @Test func shardsOfOneFolder() throws {
    try Nightly.with(library) { night in
      try shards(night) { _ in "all" }
      let merged = try night.tool("merge", "all", "--output", "all")
      #expect(merged.code == 0, "\(merged.error)")
      #expect(merged.error.contains("41 documents of 4 states: 40 records added"))
      try isAsOneRun(night, "all")
      #expect(
        try night.tool("merge", "all", "--output", "all").error.contains("0 records added, 0 replaced, 0 removed"))
      // The merged output goes on as any other.
      let next = try night.tool("ingest", "in", "--output", "all", "--settle", "0s", "--verbose")
      #expect(next.error.contains("41 unchanged"))
    }
  }

  @Test func shardsWithFoldersOfTheirOwn() throws {
    try Nightly.with(library) { night in
      try shards(night) { "part\($0)" }
      #expect(try night.tool("merge", "part1", "part2", "part3", "part4", "--output", "all").code == 0)
      try isAsOneRun(night, "all")
    }
  }

  @Test func changesArriveWithTheNextMerge() throws {
    try Nightly.with(library) { night in
      try shards(night) { "part\($0)" }
      let merge = ["merge", "part1", "part2", "part3", "part4", "--output", "all"]
      func merged() throws -> String {
        try night.tool(merge[0], merge[1], merge[2], merge[3], merge[4], merge[5], merge[6]).error
      }
      #expect(try merged().contains("40 records added"))
      try night.write("part1/page1.md", "# Page 1\n\nIt was written again.\n")
      try night.remove("part2/page2.md")
      try shards(night) { "part\($0)" }
      try shards(night) { "part\($0)" }
      #expect(try merged().contains("0 records added, 1 replaced, 1 removed"))
      #expect(
        !FileManager.default.fileExists(atPath: night.folder.appendingPathComponent("all/part2/page2.md.json").path))
      #expect(try night.tool("state", "check", "--output", "all").code == 0)
      let changes = try night.tool("changes", "--output", "all").output
      #expect(changes.contains(#""operation":"delete""#))
    }
  }

  @Test func whatDoesNotFitIsRefused() throws {
    try Nightly.with(library) { night in
      try shards(night) { "part\($0)" }
      let few = try night.tool("merge", "part1", "part3", "part4", "--output", "all")
      #expect(few.code == 66)
      #expect(few.error.contains("2/4"))
      #expect(try night.tool("merge", "part1", "part3", "part4", "--partial", "--output", "all").code == 0)
      #expect(try night.tool("merge", "nothing", "--output", "all").code == 66)
      // Another machine, the same key, another document.
      try night.ingest()
      try FileManager.default.createDirectory(
        at: night.folder.appendingPathComponent("other/part1"), withIntermediateDirectories: true)
      try Data("# Another page 1\n".utf8).write(to: night.folder.appendingPathComponent("other/part1/page1.md"))
      _ = try night.tool("ingest", "other", "--output", "second", "--settle", "0s")
      let both = try night.tool("merge", "out", "second", "--output", "both")
      #expect(both.code == 4)
      #expect(both.error.contains("part1/page1.md"))
      #expect(!FileManager.default.fileExists(atPath: night.folder.appendingPathComponent("both/part1").path))
      // A record that is no longer what its state knows is not spread.
      let record = night.records.appendingPathComponent("part1/page1.md.json")
      try Data("{}".utf8).write(to: record)
      #expect(try night.tool("merge", "out", "--output", "copy").code == 74)
    }
  }
}
