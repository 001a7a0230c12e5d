import Foundation
public import Runner
import SystemPackage

/// A run with its log, its metrics and its exit code.
public struct IngestSession {
  private let options: IngestOptions
  private let plan: Plan
  private let facts: ProgramFacts
  private let observe: (IngestEvent) -> Void

  public init(
    _ options: IngestOptions, plan: Plan, facts: ProgramFacts, observe: @escaping (IngestEvent) -> Void
  ) {
    self.options = options
    self.plan = plan
    self.facts = facts
    self.observe = observe
  }

  /// Runs, and says what came of it; `exitCode` of the error is what the command ends with.
  public func run(
    exitCode: (any Error) -> Int32, message: (any Error) -> String, converter: @escaping () throws -> any Converting
  ) -> IngestReport {
    let run = IngestRun(options, plan: plan, facts: facts, observe: observe)
    var trouble: (any Error)?
    do {
      try run.run(converter)
    } catch {
      trouble = error
    }
    var report = run.report
    report.ended = Int(Date().timeIntervalSince1970)
    report.duration = run.elapsed
    if let trouble {
      report.exitCode = exitCode(trouble)
      report.failure = message(trouble)
    } else {
      report.exitCode = verdict(report)
    }
    if !options.dryRun { log(&report, run, trouble) }
    observe(.ended(report))
    return report
  }

  private func verdict(_ report: IngestReport) -> Int32 {
    switch options.failOn {
    case .new: report.newlyQuarantined > 0 ? 3 : 0
    case .any: (report.state?.waiting ?? 0) > 0 ? 3 : 0
    case .never: 0
    }
  }

  /// Another instance's log and metrics are not ours to write; an output that was never made is not made for a log.
  private func log(_ report: inout IngestReport, _ run: IngestRun, _ trouble: (any Error)?) {
    if (trouble as? IngestFailure)?.kind == .locked { return }
    if report.state == nil { report.state = try? (run.state ?? StateCopy(options.folder.state)?.state)?.counts() }
    do {
      if (try? FileSystem.status(options.folder.folder)) != nil {
        try RunLog(options.folder).end(report, facts, run.state)
      }
      try writeMetrics(report)
    } catch {
      if report.exitCode == 0 || report.exitCode == 3 { report.exitCode = 74 }
      report.failure = report.failure ?? "can't write the log of the run or its metrics: \(error)"
    }
  }

  private func writeMetrics(_ report: IngestReport) throws {
    try IngestSession.writeMetrics(report, options, complete: [0, 3].contains(report.exitCode))
  }

  private static func writeMetrics(_ report: IngestReport, _ options: IngestOptions, complete: Bool) throws {
    guard let file = options.metricsFile else { return }
    let last = complete ? report.ended : RunLog(options.folder).lastCompletion()
    try Metrics(report: report, lastCompletion: last).write(to: file)
  }

  /// Writes the metrics of a run that could not even begin, such as for a wrong configuration.
  public static func noteFailure(exitCode: Int32, _ options: IngestOptions) throws {
    let now = Int(Date().timeIntervalSince1970)
    var report = IngestReport(run: RunName.make(at: RunName.now), started: now)
    report.ended = now
    report.exitCode = exitCode
    report.state = try? StateCopy(options.folder.state)?.state.counts()
    try writeMetrics(report, options, complete: false)
  }
}
