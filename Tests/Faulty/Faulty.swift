import Foundation
import Ingestion
import Runner
import Stages
import SystemPackage

/// A program like `verbatim`, with stages that go wrong: for the tests alone.
///
///     faulty ingest SOURCES OUTPUT        as `verbatim ingest SOURCES --output OUTPUT --fail-on never --settle 0s`
///     faulty jobs                         as `verbatim worker`
///     faulty damage SEED COUNT FROM TO    writes damaged copies of the files below FROM into the folder TO
///     faulty names FOLDER                 writes documents with hostile names, and what is no document
@main
enum Faulty {
  /// Small limits, so that what never ends is over soon.
  static let pipeline = """
    {
      "version": 1,
      "extract": [{ "stage": "faulty-extractor" }, { "stage": "markdown" }, { "stage": "html" }],
      "clean": [{ "stage": "faulty-cleaner" }, { "stage": "whitespace" }],
      "structure": { "stage": "faulty-structurer", "options": { "profile": "development-project" } },
      "sink": { "stage": "json" },
      "run": { "timeout": "15s", "cpu": "1s", "memory": "512MiB", "maxOutput": "1MiB" }
    }
    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "worker": PoolWorker(stages: .faulty, version: "faulty").run()
    case "jobs":
      let plan = try PipelineSetup(bytes: Array(pipeline.utf8), sink: "jsonl").plan(.faulty)
      try LineWorker(plan: plan, version: "faulty", root: nil).run()
    case "ingest": exit(try ingest(arguments[1], into: arguments[2]))
    case "damage":
      var damaged = DamagedFiles(seed: UInt64(arguments[1]) ?? 0)
      try damaged.write(Int(arguments[2]) ?? 0, of: URL(fileURLWithPath: arguments[3]), to: arguments[4])
    case "names": try HostileNames.write(below: arguments[1])
    default: exit(64)
    }
  }

  private static func ingest(_ sources: String, into output: String) throws -> Int32 {
    let setup = PipelineSetup(bytes: Array(pipeline.utf8))
    let plan = try setup.plan(.faulty)
    let folder = StateFolder(output: FilePath(output))
    var options = IngestOptions(roots: [SourceRoot(argument: sources)], folder: folder)
    options.settle = 0
    options.failOn = .never
    let facts = ProgramFacts(version: "faulty", libraries: [], configuration: plan.digest)
    let limits = WorkerLimits(plan.run)
    let report = IngestSession(options, plan: plan, facts: facts) { _ in }.run(
      exitCode: { _ in 74 }, message: { "\($0)" }
    ) {
      let pool = WorkerPool(
        arguments: ["faulty", "worker"], limits: limits,
        greeting: PoolWorker.greeting(setup, limits: limits, run: plan.run))
      return PoolConverter(pool)
    }
    if let failure = report.failure { FileHandle.standardError.write(Data("faulty: \(failure)\n".utf8)) }
    return report.exitCode
  }
}
