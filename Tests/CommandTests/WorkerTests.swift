import Foundation
import JSONText
import Testing
import ToolRunner

@Suite struct WorkerTests {
  func results(_ jobs: String, _ arguments: [String] = []) throws -> [JSONNode] {
    let result = try Tool.run(["worker"] + arguments, input: Data(jobs.utf8))
    #expect(result.code == 0, "\(result.error)")
    return try result.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
  }

  @Test func jobsAreAnsweredInOrder() throws {
    let answers = try results(
      """
      {"id": "one", "key": "a.md", "text": "# A title\\n\\nWords.\\n"}
      {"id": 2, "key": "b.html", "base64": "PCFkb2N0eXBlIGh0bWw+PHRpdGxlPlQ8L3RpdGxlPjxwPldvcmRzIGhlcmUuPC9wPg=="}

      """)
    #expect(answers.count == 2)
    #expect(answers[0]["id"]?.string == "one")
    #expect(answers[0].at("/record/document/title")?.string == "A title")
    #expect(answers[0]["milliseconds"]?.int != nil)
    #expect((answers[0]["peakMemory"]?.int ?? 0) > 1 << 20)
    #expect(answers[1]["id"]?.int == 2)
    #expect(answers[1]["status"]?.string == "converted")
  }

  @Test func mistakesInAJobAreItsOwn() throws {
    let answers = try results(
      """
      nonsense
      {"id": 1, "pth": "a.md"}
      {"id": 2, "path": "a.md"}
      {"id": 3, "key": "a.md", "text": "Words.\\n"}

      """)
    #expect(answers.map { $0["status"]?.string } == ["failed", "failed", "failed", "converted"])
    #expect(answers[1].at("/error/reason")?.string?.contains("unknown key “pth”") == true)
    #expect(answers[2].at("/error/reason")?.string?.contains("--root") == true)
  }

  @Test func nothingOutsideTheRootIsRead() throws {
    try Tool.withFolder(["in/a.md": "# A\n\nWords.\n", "secret.md": "# Secret\n"]) { folder in
      let root = folder.appendingPathComponent("in")
      try FileManager.default.createSymbolicLink(
        at: root.appendingPathComponent("link.md"), withDestinationURL: folder.appendingPathComponent("secret.md"))
      let jobs = #"{"path": "a.md"}"# + "\n" + #"{"path": "../secret.md"}"# + "\n" + #"{"path": "link.md"}"# + "\n"
      let answers = try results(jobs, ["--root", root.path])
      #expect(answers.map { $0["status"]?.string } == ["converted", "failed", "failed"])
      #expect(answers[1].at("/error/code")?.string == "file.outside")
      #expect(answers[2].at("/error/code")?.string == "file.outside")
    }
  }

  @Test func aDocumentThatTakesTooLongFailsAloneAndSaysWhy() throws {
    try Tool.withFolder(["a.md": String(repeating: "Some *words* and [more](x). ", count: 400_000)]) { folder in
      let result = try Tool.run(["convert", "a.md", "--timeout", "1ms"], in: folder)
      #expect(result.code == 65)
      #expect(result.errorLines.count == 1)
      #expect(result.error.contains("over the time limit of 1 ms; raise it with --timeout"), "\(result.error)")
    }
  }

  @Test func workersThatAreKilledCostNothing() throws {
    try Tool.withFolder { folder in
      for index in 0..<60 {
        try Data(("# Page \(index)\n\n" + String(repeating: "Words and *more* words. ", count: 2000)).utf8)
          .write(to: folder.appendingPathComponent("p\(index).md"))
      }
      let killer = """
        "$@" & pid=$!
        for i in $(seq 12); do sleep 0.15; for c in $(cat /proc/$pid/task/*/children 2>/dev/null); do kill -9 $c 2>/dev/null; break; done; done
        wait $pid
        """
      let result = try Tool.run(
        ["convert", ".", "-o", "out", "-j", "2"], in: folder, before: ["bash", "-c", killer, "bash"])
      // A document fails only where its second worker was killed too; nothing else is lost, and nothing half written.
      let lost = result.errorLines.filter { $0.contains("crashed twice") }.count
      #expect(result.code == (lost == 0 ? 0 : 3), "\(result.error)")
      let written = Tool.files(below: folder.appendingPathComponent("out"))
      #expect(written.allSatisfy { $0.hasSuffix(".md.json") })
      #expect(written.count + lost == 60, "\(result.error)")
    }
  }
}
