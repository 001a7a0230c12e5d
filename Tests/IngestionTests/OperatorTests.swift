import Foundation
import JSONText
import Testing
import ToolRunner

/// What an operator is promised of one run: exit codes, options, words.
@Suite struct OperatorTests {
  private let page = "# A page\n\nText of a page.\n"

  @Test func withoutATerminalARunThatIsWellSaysNothing() throws {
    try Nightly.with(["a.md": page]) { night in
      let result = try night.ingest()
      #expect(result.code == 0)
      #expect(result.error.isEmpty && result.output.isEmpty, "\(result.error)")
    }
  }

  @Test func theMessageOfTheGuardIsTheCommandThatConfirms() throws {
    try Nightly.with(library) { night in
      try night.ingest()
      for number in 0..<20 { try night.remove("part\(number % 4)/page\(number).md") }
      let guarded = try night.ingest("--exclude", "it's not there")
      #expect(guarded.code == 4)
      let command = try #require(guarded.error.split(separator: "run once: ").last)
      let words = command.split(separator: " ").dropFirst().joined(separator: " ")
      #expect(words.hasPrefix("ingest in --output out --settle 0s --exclude 'it'\\''s not there' --missed-runs 1"))
      let dry = try night.ingest("--dry-run")
      #expect(dry.code == 4)
      #expect(!dry.error.contains("--dry-run"), "what confirms is not dry")
      let confirmed = try Tool.run(
        [], in: night.folder, before: ["sh", "-c", "\"$0\" \(words.replacing("\n", with: ""))"])
      #expect(confirmed.code == 0, "\(confirmed.error)")
      #expect(try night.tree().count == 20)
    }
  }

  @Test func exitCodesSayWhatIsWrong() throws {
    try Nightly.with(["a.md": page]) { night in
      #expect(try night.tool("ingest", "nowhere", "--output", "out").code == 66)
      #expect(try night.tool("ingest", "in").code == 64)
      #expect(try night.tool("ingest", "in", "--output", "out", "--stale", "sometimes").code == 64)
      try Data().write(to: night.folder.appendingPathComponent("file"))
      #expect(try night.tool("ingest", "in", "--output", "file/records").code == 73)
      #expect(try night.ingest("--metrics-file", "no/such/folder/m.prom").code == 74)
      #expect(try night.ingest("--config", "no-such-file.json").code == 78)
      #expect(try night.tool("status", "--output", "elsewhere").code == 66)
    }
  }

  @Test func recordsDoNotStandAmongTheirSources() throws {
    try Nightly.with(["a.md": page, "in/b.md": page]) { night in
      for arguments in [["in", "--output", "in"], ["in/../in", "--output", "in/"], ["in=in/in", "--output", "in"]] {
        let result = try Tool.run(["ingest"] + arguments, in: night.folder)
        #expect(result.code == 64, "\(arguments)")
        #expect(result.error.contains("would stand among the sources"), "\(result.error)")
      }
      #expect(Tool.files(below: night.sources) == ["a.md", "in/b.md"])
      // A folder of their own below the sources is left out when sources are read.
      for _ in 0..<2 { #expect(try night.tool("ingest", "in", "--output", "in/records", "--settle", "0s").code == 0) }
      #expect(Tool.files(below: night.sources).filter { !$0.contains(".verbatim") }.count == 4)
    }
  }

  @Test func eventsAreAllThatIsPrinted() throws {
    try Nightly.with(["a.md": page, "empty.md": ""]) { night in
      for arguments in [["in"], ["nowhere"]] {
        let result = try Tool.run(
          ["ingest"] + arguments + ["--output", "out", "--settle", "0s", "--json"], in: night.folder)
        let events = try result.errorLines.map { try JSONReader.read(Array($0.utf8)) }
        #expect(events.last?["event"]?.string == "ended")
        #expect(events.last?["exitCode"]?.int == Int(result.code))
        #expect((events.last?["failure"]?.string != nil) == (result.code == 66))
      }
    }
  }

  @Test func aSecondInstanceTouchesNothing() throws {
    try Nightly.with(["a.md": page]) { night in
      try night.ingest()
      let before = Tool.files(below: night.records)
      let lock = open(night.records.appendingPathComponent(".verbatim/lock").path, O_RDWR)
      #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
      let result = try night.ingest("--metrics-file", "verbatim.prom")
      #expect(result.code == 75)
      #expect(result.error.contains("another instance"))
      #expect(try night.tool("state", "rebuild", "--output", "out").code == 75)
      close(lock)
      #expect(Tool.files(below: night.records) == before)
      #expect(!FileManager.default.fileExists(atPath: night.folder.appendingPathComponent("verbatim.prom").path))
      #expect(try night.ingest().code == 0)
    }
  }

  @Test func aRunStopsAfterTooManyFailures() throws {
    var files = ["a.md": page, "z.md": page]
    for number in 0..<200 { files["bad\(number).md"] = "" }
    try Nightly.with(files) { night in
      let result = try night.ingest("--max-failures", "2", "--jobs", "1")
      #expect(result.code == 3)
      #expect(result.error.contains("--max-failures"))
      #expect(try Array(night.tree().keys) == ["a.md.json"], "what was committed stays")
      #expect(try night.ingest("--fail-on", "never").code == 0)
      #expect(try night.tree().count == 2)
    }
  }

  @Test func whatMayPassIsTriedOnThreeMoreRuns() throws {
    try Nightly.with(["a.md": page]) { night in
      var tries: [Int] = []
      for _ in 0..<6 {
        let result = try night.ingest("--cpu", "1s", "--timeout", "1ms", "--json", "--fail-on", "never")
        tries.append(result.errorLines.count { $0.contains("\"event\":\"document\"") })
      }
      #expect(tries == [1, 1, 1, 1, 0, 0])
      #expect(try night.tool("quarantine", "list", "--output", "out").output.contains("[limit.time]"))
      #expect(try night.tool("quarantine", "show", "a.md", "--output", "out").output.contains("\"attempts\": 4"))
      #expect(try night.tool("quarantine", "retry", "--all", "--output", "out").code == 0)
      #expect(try night.ingest().code == 0)
      #expect(try night.tree().count == 1)
    }
  }

  @Test func controlCharactersInNamesMoveNoCursor() throws {
    try Nightly.with(["a.md": page, "b\u{1B}[2J\n.md": ""]) { night in
      for (number, arguments) in [["--verbose"], ["--json"], []].enumerated() {
        let result = try Tool.run(
          ["ingest", "in", "--output", "out\(number)", "--settle", "0s"] + arguments, in: night.folder)
        #expect(result.code == 3)
        #expect(!result.error.contains("\u{1B}"))
        let starts = ["verbatim: ", "{", "converted ", "run "]
        #expect(result.errorLines.allSatisfy { line in starts.contains { line.hasPrefix($0) } }, "\(result.error)")
      }
    }
  }

  @Test func everyOutcomeIsInTheLogOfTheRun() throws {
    try Nightly.with(library) { night in
      try night.ingest("--fail-on", "never")
      let lines = try night.runFile("outcomes.jsonl").split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
      #expect(lines.count == 41)
      #expect(lines.count { $0["status"]?.string == "converted" && $0["why"]?.string == "new" } == 40)
      #expect(lines.contains { $0["key"]?.string == "part1/empty.md" && $0["code"]?.string == "file.empty" })
    }
  }

  @Test func theManifestAccountsForStagesAndRepairs() throws {
    let files = ["a.md": "---\ntitle: A\n\ttopic: health\n---\n\n\n# A &amp; B\n\nText   of a page.\n", "b.md": page]
    try Nightly.with(files) { night in
      #expect(try night.ingest().code == 0)
      let manifest = try JSONReader.read(Array(night.runFile("manifest.json").utf8))
      let stages = manifest["stages"]?.array ?? []
      let slots = stages.compactMap { $0["stage"]?.string?.prefix { $0 != "." } }
      #expect(slots.first == "repair" && slots.suffix(3) == ["structure", "ledger", "sink"], "\(slots)")
      #expect(stages.allSatisfy { ($0["documents"]?.int ?? 0) > 0 })
      let extract = try #require(stages.first { $0["stage"]?.string?.hasPrefix("extract.markdown@") ?? false })
      #expect(extract["documents"]?.int == 2)
      #expect((extract["dropped"]?.int ?? 0) > 0, "syntax is in no value")
      let respelled = stages.reduce(0) { $0 + ($1["respelled"]?.int ?? 0) }
      #expect(respelled > 0, "an entity was decoded")
      let repairs = manifest["repairs"]?.members ?? []
      #expect(repairs.count == 1 && repairs[0].key.hasPrefix("front-matter.") && repairs[0].value.int == 1)
      #expect(manifest["libraries"]?["cmark-gfm"] != nil)
    }
  }

  @Test func thePublicWorkerAccountsForStagesToo() throws {
    let job = #"{"id": 1, "key": "a.md", "text": "---\ntitle: A\n\ttopic: b\n---\n\nText.\n"}"# + "\n"
    let result = try Tool.run(["worker"], input: Data(job.utf8))
    let answer = try JSONReader.read(Array(result.output.utf8))
    #expect(answer["stages"]?.array?.contains { $0["stage"]?.string?.hasPrefix("extract.markdown@") ?? false } == true)
    #expect(answer["repairs"]?.members?.first?.value.int == 1, "\(result.output)")
  }

  @Test func verifyingInParallelSaysTheSame() throws {
    try Nightly.with(library) { night in
      try night.ingest("--fail-on", "never")
      try night.remove("part2/page2.md")
      try night.write("part3/page3.md", "# Another page\n\nWith another text.\n")
      let one = try night.tool("verify", "out", "--sources", "in", "--jobs", "1")
      let many = try night.tool("verify", "out", "--sources", "in", "--jobs", "5")
      #expect(one.code == 65)
      #expect(many.code == 65)
      #expect(many.output == one.output)
      #expect(many.error == one.error)
      #expect(one.output.contains("page39.md"))
    }
  }

  @Test func theManualPageHasEveryCommand() throws {
    let page = try Tool.run(["manual"]).output
    #expect(page.hasPrefix(".TH VERBATIM 1"))
    for command in ["convert", "ingest", "verify", "quarantine accept", "state rebuild", "diff"] {
      #expect(page.contains(".SS verbatim \(command)\n"), "\(command)")
    }
    #expect(page.contains("\\fB\\-\\-metrics\\-file\\fR \\fIfile\\fR"))
  }
}
