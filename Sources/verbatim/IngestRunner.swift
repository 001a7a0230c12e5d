import ArgumentParser
import Foundation
import Ingestion
import Runner
import Stages
import SystemPackage

/// One run of `verbatim ingest`: options to the session, the session's end to an exit code.
struct IngestRunner {
  private let command: IngestCommand

  init(_ command: IngestCommand) {
    self.command = command
  }

  /// - Throws: `ExitCode`, or `CommandFailure` (78).
  func run() throws {
    let (setup, plan): (PipelineSetup, Plan)
    let corrections: CorrectionsFile?
    do {
      let source: ConfigurationSource
      (setup, plan, source) = try readPlan()
      corrections = try CorrectionsFile(flag: command.corrections, plan: plan, source: source)
    } catch let failure as CommandFailure {
      if !command.dryRun { try? IngestSession.noteFailure(exitCode: failure.code.rawValue, options(RunOptions())) }
      throw failure
    }
    let voice = IngestVoice(command)
    var options = options(plan.run)
    if let corrections { options.corrections = corrections.table }
    let session = IngestSession(
      options, plan: plan,
      facts: ProgramFacts(version: Version.number, libraries: Version.libraries, configuration: plan.digest)
    ) { voice.tell($0) }
    var pool: WorkerPool?
    let report = session.run(exitCode: IngestRunner.exitCode, message: IngestRunner.message) {
      if command.inProcess { return try InProcessConverter.direct(setup, plan) }
      let made = try Workers.pool(setup, plan.run)
      pool = made
      return PoolConverter(made)
    }
    if Interruption.signal == nil { pool?.close() }
    // Among events, the last one says it.
    if let failure = report.failure, !command.json { Terminal.error("verbatim: \(failure)") }
    guard report.exitCode == 0 else { throw ExitCode(report.exitCode) }
  }

  private func readPlan() throws -> (PipelineSetup, Plan, ConfigurationSource) {
    let (bytes, source) = try command.pipeline.read()
    let setup = PipelineSetup(bytes: bytes, sink: nil, sinkOptions: nil, folder: source.folder)
    let plan: Plan
    do {
      plan = try setup.plan().running(command.limits.apply)
    } catch {
      throw CommandFailure(.configuration, "\(source): \(error)")
    }
    guard type(of: plan.sink).name != "jsonl" else {
      throw CommandFailure(.configuration, "\(source): ingest writes a file for each document; jsonl is one stream")
    }
    return (setup, plan, source)
  }

  private func options(_ run: RunOptions) -> IngestOptions {
    let folder = StateFolder(
      output: FilePath(command.output), state: command.state.map { FilePath($0) }, shard: command.shard)
    var options = IngestOptions(roots: command.sources.map { SourceRoot(argument: $0) }, folder: folder)
    options.jobs = command.jobs ?? run.jobs ?? 2
    options.scan.include = command.include.map { Glob($0) }
    options.scan.exclude = command.exclude.map { Glob($0) }
    options.missedRuns = command.missedRuns
    options.maxDelete = command.maxDelete ?? .standard
    options.settle = command.settle.milliseconds * 1_000_000
    options.shard = command.shard
    options.maxFailures = command.maxFailures
    options.failOn = command.failOn
    options.checkDigests = command.checkDigests
    options.stale = command.stale
    options.staleUntil = command.until?.next
    options.dryRun = command.dryRun
    options.metricsFile = command.metricsFile.map { FilePath($0) }
    options.invocation = CommandLine.arguments
    return options
  }

  static func exitCode(_ error: any Error) -> Int32 {
    switch error {
    case let failure as IngestFailure: CommandFailure.Code(failure.kind).rawValue
    case let failure as CommandFailure: failure.code.rawValue
    case let interruption as IngestInterruption: 128 + interruption.signal
    default: CommandFailure.Code.inputOutput.rawValue
    }
  }

  static func message(_ error: any Error) -> String {
    switch error {
    case let failure as IngestFailure: failure.description
    case let failure as CommandFailure: failure.message
    case is IngestInterruption: "ended by a signal; what was committed stays, the next run does the rest"
    default: "\(error)"
    }
  }
}

extension CommandFailure.Code {
  init(_ kind: IngestFailure.Kind) {
    switch kind {
    case .usage: self = .usage
    case .guarded: self = .guarded
    case .noInput: self = .noInput
    case .cantCreate: self = .cantCreate
    case .inputOutput: self = .inputOutput
    case .locked: self = .locked
    case .configuration: self = .configuration
    case .failures: self = .someFailed
    }
  }
}

extension CommandFailure {
  /// What went wrong with a state.
  init(_ failure: IngestFailure) { self.init(Code(failure.kind), failure.description) }
}
