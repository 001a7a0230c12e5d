import Foundation
import Testing
import ToolRunner

/// A document that can't be read fails with a reason, the others are done, and the next run does it.
@Suite(.enabled(if: FaultTests.hasTrace)) struct UnreadableTests {
  @Test(arguments: [("read", "EIO", "Input/output error"), ("openat2", "EACCES", "Permission denied")])
  func aReasonForTheDocument(_ call: String, _ error: String, _ words: String) throws {
    try Nightly.with(library) { night in
      // Sources alone are opened by openat2; of all that is read, one source.
      let place = call == "read" ? ["-P", night.sources.appendingPathComponent("part2/page2.md").path] : []
      let inject = "inject=\(call):error=\(error)" + (call == "read" ? "" : ":when=3")
      let result = try night.ingest(
        "--fail-on", "never",
        before: ["strace", "-f", "-qq", "-o", "/dev/null"] + place + ["-e", "trace=\(call)", "-e", inject])
      #expect(result.code == 0, "\(result.error)")
      // One document always fails, because it is empty; it may be the one that can't be read.
      let all = try night.tool("quarantine", "list", "--output", "out").output.split(separator: "\n")
      let list = all.filter { !$0.contains("the file is empty") }
      #expect(list.allSatisfy { $0.contains(words) && $0.contains("file.") }, "\(list)")
      #expect(all.count + (try night.tree().count) == 41, "each has a record or a reason")
      #expect(call != "read" || list.count == 1)
      #expect(try night.ingest("--fail-on", "never").code == 0)
      #expect(try night.tree().count == 40)
    }
  }

  @Test func aFileLargerThanAllowedIsNotRead() throws {
    try Nightly.with(["a.md": "# A\n\nText.\n"]) { night in
      let large = night.sources.appendingPathComponent("large.md")
      #expect(FileManager.default.createFile(atPath: large.path, contents: nil))
      #expect(truncate(large.path, 8 << 20) == 0)
      let result = try night.ingest("--json", "--max-bytes", "1MiB")
      #expect(result.code == 3)
      #expect(result.error.contains("limit.bytes"), "\(result.error)")
      #expect(result.error.contains("8388608 bytes, over the limit of 1 MiB; raise it with"), "\(result.error)")
    }
  }
}
