import Foundation
import Testing
import ToolRunner

/// Files with flipped bits, lost ends and parts of others: each has a record or a reason, and no reader dies.
@Suite struct DamagedNightTests {
  @Test func aRecordOrAReason() throws {
    try Tool.withFolder { folder in
      let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("samples")
      let made = try Tool.run(
        ["damage", "11", "250", samples.path, "in"], in: folder, program: Tool.path(of: "faulty"))
      #expect(made.code == 0, "\(made.error)")
      let night = Nightly(folder: folder)
      #expect(try night.ingest("--fail-on", "never").code == 0)
      let list = try night.tool("quarantine", "list", "--output", "out").output.split(separator: "\n")
      #expect(list.count + (try night.tree().count) == 250)
      #expect(!list.contains { $0.contains("crashed") }, "\(list)")
      #expect(try night.tool("state", "check", "--output", "out").code == 0)
    }
  }

  /// The corpus that fuzzing left, through every reader.
  @Test(arguments: ["front-matter", "html", "markdown", "protocol"])
  func whatFuzzingFound(_ reader: String) throws {
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fuzz/corpus/\(reader)")
    let files = Tool.files(below: corpus).map { corpus.appendingPathComponent($0).path }
    #expect(!files.isEmpty)
    let result = try Tool.run([reader] + files, before: ["timeout", "100"], program: Tool.path(of: "fuzz"))
    #expect(result.code == 0, "after \(result.output.split(separator: "\n").last ?? "none"): \(result.error)")
  }
}
