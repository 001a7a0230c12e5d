import Foundation
import GRDB
import JSONText
import Runner
import Stages
import SystemPackage
import Testing
import ToolRunner

@testable import Ingestion
@testable import verbatim

/// A state over versions, restorations and rebuilds; names of runs.
@Suite struct StateHistoryTests {
  private let page = "# A page\n\nText of a page.\n"

  @Test func runsOfOneSecondHaveNamesInOrder() throws {
    try Nightly.with(["a.md": page]) { night in
      for number in 0..<4 {
        try night.write("a.md", page + "\(number)\n")
        try night.ingest()
      }
      let runs = try night.runs()
      let sequences = try runs.map { run in
        let path = night.records.appendingPathComponent(".verbatim/runs/\(run)/manifest.json")
        return try JSONReader.read(Array(Data(contentsOf: path)))["lastSequence"]?.int
      }
      #expect(sequences == [1, 2, 3, 4])
      #expect(try night.tool("changes", "--since", runs[2], "--output", "out").output.split(separator: "\n").count == 1)
    }
  }

  @Test func namesOfRunsGoOnWhereTheClockIsSetBack() {
    let name = RunName.make(at: 1_769_825_700_004_711)
    #expect(name == "20260131T021500Z-004711")
    #expect(RunName.microseconds(of: name) == 1_769_825_700_004_711)
    #expect(RunName.make(after: [name], now: 1_769_825_700_004_711) == "20260131T021500Z-004712")
    #expect(RunName.make(after: ["lost+found", name], now: 5) == "20260131T021500Z-004712")
    #expect(RunName.make(after: [name], now: 1_769_825_701_000_000) == "20260131T021501Z-000000")
    #expect(RunName.make(after: ["20260131T021500Z-999999"], now: 5) == "20260131T021501Z-000000")
  }

  @Test func anOlderStateIsBroughtUpToDateAndKept() throws {
    try Nightly.with(library) { night in
      try night.ingest("--fail-on", "never")
      let dump = try night.dump()
      let path = night.records.appendingPathComponent(".verbatim/state.sqlite").path
      let old = try DatabaseQueue(path: path)
      try old.write { database in
        try database.execute(sql: "DROP INDEX documentContainer")
        for column in ["container", "containerDigest", "position"] {
          try database.execute(sql: "ALTER TABLE document DROP COLUMN \(column)")
        }
        for table in ["sketch", "resemblance", "todo", "container"] {
          try database.execute(sql: "DROP TABLE \(table)")
        }
        try database.execute(sql: "PRAGMA user_version = 1")
      }
      try old.close()
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let result = try night.ingest("--json", "--fail-on", "never")
      #expect(result.code == 0, "\(result.error)")
      #expect(!result.error.contains("\"event\":\"document\""), "nothing is converted for it")
      #expect(try night.dump() == dump)
      let kept = try DatabaseQueue(path: path + ".before-\(StateSchema.version)")
      #expect(try kept.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
      #expect(try kept.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM document") } == 41)
      try kept.close()
      // To downgrade, the older file is put back.
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) != bytes)
    }
  }

  @Test func aRestoredBackupIsMadeWhole() throws {
    try Nightly.with(library) { night in
      try night.ingest("--fail-on", "never")
      #expect(try night.tool("state", "backup", "copy.sqlite", "--output", "out").code == 0)
      try night.write("part0/later.md", "# Later\n\nCame after the backup.\n")
      try night.ingest("--fail-on", "never")
      let (tree, dump) = (try night.tree(), try night.dump())
      let state = night.records.appendingPathComponent(".verbatim/state.sqlite")
      try FileManager.default.removeItem(at: state)
      try FileManager.default.moveItem(at: night.folder.appendingPathComponent("copy.sqlite"), to: state)
      #expect(try night.ingest("--fail-on", "never").code == 0)
      #expect(try night.tree() == tree)
      #expect(try night.dump() == dump)
      #expect(try night.tool("state", "check", "--output", "out").code == 0)
    }
  }

  @Test func aRebuiltStateKnowsTheNamesOfSources() throws {
    try Tool.withFolder(["one/a.md": page, "one/b.md": page, "two/a.md": page]) { (folder: URL) throws in
      func tool(_ arguments: String...) throws -> Tool.Result { try Tool.run(arguments, in: folder) }
      let ingest = ["ingest", "x=one", "y=two", "--output", "out", "--settle", "0s", "--missed-runs", "1"]
      #expect(try Tool.run(ingest, in: folder).code == 0)
      let dump = try tool("state", "dump", "--output", "out").output
      #expect(try tool("state", "rebuild", "one", "two", "--output", "out").code == 64)
      #expect(try tool("state", "rebuild", "x=one", "y=two", "--output", "out").code == 0)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("one/b.md"))
      #expect(try Tool.run(ingest, in: folder).code == 0)
      #expect(
        Tool.files(below: folder.appendingPathComponent("out")).filter { !$0.hasPrefix(".") }
          == ["x/a.md.json", "y/a.md.json"])
      try Data(page.utf8).write(to: folder.appendingPathComponent("one/b.md"))
      #expect(try Tool.run(ingest, in: folder).code == 0)
      let times = /modified: -?\d+/
      #expect(
        try tool("state", "dump", "--output", "out").output.replacing(times, with: "")
          == dump.replacing(times, with: ""))
    }
  }

  @Test func thirtyRunsAreKeptAndTheLastThatWasComplete() throws {
    try Nightly.with(["a.md": page]) { night in
      try night.ingest()
      let first = try #require(try night.runs().first)
      // Runs that failed since.
      for number in 0..<40 {
        let folder = night.records.appendingPathComponent(".verbatim/runs/\(first)-\(number + 10)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("{\"state\": \"ended\", \"exitCode\": 66}".utf8).write(
          to: folder.appendingPathComponent("manifest.json"))
      }
      try FileManager.default.removeItem(at: night.sources)
      #expect(try night.ingest("--metrics-file", "verbatim.prom").code == 66)
      let runs = try night.runs()
      #expect(runs.count == 31)
      #expect(runs.first == first, "it says when records were last in step")
    }
  }

  @Test func aKilledRunIsSeen() throws {
    try Nightly.with(["a.md": page]) { night in
      try night.ingest()
      let run = try #require(try night.runs().last)
      let path = night.records.appendingPathComponent(".verbatim/runs/\(run)/manifest.json")
      let running = try night.runFile("manifest.json").replacing("\"ended\",", with: "\"running\",")
      try Data(running.utf8).write(to: path)
      #expect(try night.tool("status", "--output", "out").output.contains("running"))
      try night.ingest()
      #expect(try String(contentsOf: path, encoding: .utf8).contains("\"state\": \"killed\""))
    }
  }

  @Test func noStaleDocumentIsBegunAfterTheHour() throws {
    try Nightly.with(library) { night in
      try night.ingest("--fail-on", "never")
      let pipeline = """
        { "version": 1, "extract": [{ "stage": "markdown" }], "clean": [], "structure": { "stage": "factsheet" } }
        """
      let plan = try PipelineSetup(bytes: Array(pipeline.utf8), sink: nil, sinkOptions: nil).plan()
      var options = IngestOptions(
        roots: [SourceRoot(argument: night.sources.path)],
        folder: StateFolder(output: FilePath(night.records.path)))
      options.settle = 0
      try night.write("part0/new.md", page)
      func converted(until: Int) -> Int {
        options.staleUntil = until
        let facts = ProgramFacts(version: "0", libraries: [], configuration: plan.digest)
        return IngestSession(options, plan: plan, facts: facts) { _ in }.run(
          exitCode: { _ in 70 }, message: { "\($0)" }
        ) {
          InProcessConverter(Conversion(plan: plan, version: "0"))
        }.converted
      }
      #expect(converted(until: 1) == 1, "what is new is converted all the same")
      #expect(converted(until: .max) == 40)
    }
  }

  @Test func anHourIsTheNextOne() throws {
    let hour = try #require(TimeOfDay(argument: "05:00")?.next)
    let now = Int(Date().timeIntervalSince1970)
    #expect(hour > now && hour <= now + 25 * 3600)
    #expect(Calendar.current.component(.hour, from: Date(timeIntervalSince1970: Double(hour))) == 5)
    for text in ["24:00", "5", "05:60", "x:y", "-1:00"] { #expect(TimeOfDay(argument: text) == nil, "\(text)") }
  }
}
