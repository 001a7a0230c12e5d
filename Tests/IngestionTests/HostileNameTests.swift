import Foundation
import JSONText
import Testing
import ToolRunner

/// Names are data. Nothing is written outside the output, nothing is read outside the sources, nothing blocks.
@Suite struct HostileNameTests {
  @Test func everyDocumentHasItsRecord() throws {
    try Tool.withFolder { folder in
      let made = try Tool.run(["names", "in"], in: folder, program: Tool.path(of: "faulty"))
      let count = try #require(Int(made.output.split(separator: "\n").first ?? ""), "\(made.error)")
      let night = Nightly(folder: folder)
      let before = try names(below: folder)
      let result = try night.ingest("--fail-on", "never", before: ["timeout", "60"])
      #expect(result.code == 0, "\(result.error)")
      #expect(try names(below: folder).filter { !$0.hasPrefix("./out") } == before, "nothing outside the output")
      #expect(!result.error.utf8.contains { $0 < 0x20 && $0 != 0x0A }, "nothing that a terminal would obey")
      let texts = try records(night).map { String(decoding: $0, as: UTF8.self) }
      for index in 0..<count {
        #expect(texts.count { $0.contains("The \(index)th text.") } == 1, "document \(index)")
      }
      #expect(texts.count == count)
      #expect(!texts.contains { $0.contains("Nobody may read this") || $0.contains("root:") })
      #expect(try night.ingest("--fail-on", "never").code == 0)
      #expect(try night.tool("state", "check", "--output", "out").code == 0)
      #expect(try night.tool("verify", "out", "--sources", "in", "--quiet").code == 0)
    }
  }

  /// Every name below a folder, as `find` writes it: a name that is no UTF-8 too, which Foundation leaves out.
  private func names(below folder: URL) throws -> [String] {
    let script = "exec find . -print0"
    return try Tool.run([], in: folder, before: ["sh", "-c", script]).output.split(separator: "\0").map(String.init)
      .sorted()
  }

  private func records(_ night: Nightly) throws -> [Data] {
    let script = "cd out && find . -path ./.verbatim -prune -o -type f -exec cat {} \\; -exec printf '\\0' \\;"
    return try Tool.run([], in: night.folder, before: ["sh", "-c", script]).output.utf8.split(separator: 0).map {
      Data($0)
    }
  }

  @Test(arguments: ["../in/../secret.md", "/etc/passwd", "link.md", "pipe.md", "device.md", ".", "", "a.md/", "\u{0}"])
  func aJobReadsNothingElse(_ path: String) throws {
    try Tool.withFolder(["in/a.md": "# A\n\nWords.\n", "secret.md": "# Secret\n"]) { folder in
      let root = folder.appendingPathComponent("in")
      symlink("../secret.md", root.appendingPathComponent("link.md").path)
      mkfifo(root.appendingPathComponent("pipe.md").path, 0o644)
      symlink("/dev/zero", root.appendingPathComponent("device.md").path)
      var job = JSONWriter(compact: true)
      job.beginObject()
      job.key("path")
      job.string(path)
      job.endObject()
      job.lineFeed()
      let result = try Tool.run(
        ["worker", "--root", "in"], in: folder, input: Data(job.bytes), before: ["timeout", "20"])
      #expect(result.code == 0, "\(result.error)")
      let answer = try JSONReader.read(Array(result.output.utf8))
      #expect(answer["status"]?.string == "failed", "\(result.output)")
      #expect(answer.at("/error/code")?.string?.hasPrefix("file.") == true, "\(result.output)")
    }
  }

  @Test(arguments: ["..=in", ".verbatim=in", "a/b=in"])
  func aSourcesNameLeadsNowhere(_ source: String) throws {
    try Tool.withFolder(["in/a.md": "# A\n\nWords.\n"]) { folder in
      let result = try Tool.run(["ingest", source, "--output", "out", "--settle", "0s"], in: folder)
      #expect(result.code == 64, "\(result.error)")
      #expect(Tool.files(below: folder) == ["in/a.md"])
    }
  }
}
