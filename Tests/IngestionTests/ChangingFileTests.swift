import Foundation
import JSONText
import Testing
import ToolRunner

/// Files that change while they are read.
@Suite struct ChangingFileTests {
  /// Long enough that a writer comes between.
  private func text(_ word: String) -> String {
    "# \(word)\n\n" + String(repeating: "The \(word) clinic is *here* and [there](x).\n\n", count: 20_000)
  }

  /// Writes to the file, in place or by putting another one there, now this text and now that, for as long as a run takes.
  private func runWhileWriting(_ night: Nightly, _ name: String, _ texts: [String], inPlace: Bool) throws -> Int32 {
    let path = night.sources.appendingPathComponent(name)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = ["ingest", "in", "--output", "out", "--settle", "0s"]
    process.currentDirectoryURL = night.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    var turn = 0
    while process.isRunning {
      turn += 1
      let data = Data(texts[turn % texts.count].utf8)
      if inPlace {
        let file = try FileHandle(forWritingTo: path)
        try file.write(contentsOf: data)
        try file.close()
      } else {
        try data.write(to: path, options: .atomic)
      }
      usleep(2000)
    }
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(arguments: [true, false])
  func aFileThatChangesWhileItIsReadIsLeftForTheNextRun(inPlace: Bool) throws {
    // Of one length: the size tells nothing.
    let texts = [text("north"), text("south")]
    try Nightly.with(["a.md": texts[0], "b.md": "# B\n\nWords.\n"]) { night in
      #expect(try runWhileWriting(night, "a.md", texts, inPlace: inPlace) == 0)
      #expect(try night.tree().keys.sorted() == ["b.md.json"], "of a mix no record is made")
      let status = try JSONReader.read(Array(try night.tool("status", "--output", "out", "--json").output.utf8))
      #expect(status.at("/lastRun/counts/unsettled")?.int == 1)
      #expect(try night.tool("quarantine", "list", "--output", "out").output.isEmpty, "it did nothing wrong")
      try night.write("a.md", texts[1])
      #expect(try night.ingest().code == 0)
      let record = String(decoding: try #require(try night.tree()["a.md.json"]), as: UTF8.self)
      #expect(record.contains("The south clinic") && !record.contains("north"))
    }
  }

  @Test func theLastRecordStaysWhileItsFileChanges() throws {
    let texts = [text("north"), text("south")]
    try Nightly.with(["a.md": texts[0]]) { night in
      try night.ingest()
      let before = try night.tree()
      #expect(try runWhileWriting(night, "a.md", texts, inPlace: true) == 0)
      #expect(try night.tree() == before)
      try night.write("a.md", texts[1])
      #expect(try night.ingest().code == 0)
      #expect(try night.tree() != before)
    }
  }
}
