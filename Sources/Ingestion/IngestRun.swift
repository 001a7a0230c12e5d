import Corrections
import Foundation
import Runner
import Stages
import Synchronization
import SystemPackage

/// One run of `verbatim ingest`.
final class IngestRun {
  private let options: IngestOptions
  private let plan: Plan
  private let facts: ProgramFacts
  private let observe: (IngestEvent) -> Void
  /// Open from the lock on.
  private(set) var state: StateFile?
  /// Held until the log is written.
  private var lock: RunLock?
  private var fingerprints: [PipelineUse: String] = [:]

  /// What a document's fingerprint hangs on.
  private struct PipelineUse: Hashable {
    let mediaType: String?
    let choice: Int?
  }

  private(set) var report: IngestReport
  private let began = ContinuousClock.now
  private var clock = ContinuousClock.now
  private var outcomes: OutcomeLog
  /// Made once, where there is something to list or to convert.
  private var converting: (any Converting)?
  private var expansion = ContainerExpansion.Result()
  /// Keys of containers with documents that are left for the next run.
  private var unfinished: Set<String> = []

  init(_ options: IngestOptions, plan: Plan, facts: ProgramFacts, observe: @escaping (IngestEvent) -> Void) {
    self.options = options
    self.plan = plan
    self.facts = facts
    self.observe = observe
    report = IngestReport(run: RunName.make(at: RunName.now), started: Int(Date().timeIntervalSince1970))
    let names = plan.stageNames
    report.stages = StageTotals(order: names.dropLast() + ["ledger"] + names.suffix(1))
    outcomes = OutcomeLog(options.folder)
  }

  /// Does what is to be done. `converter` is asked for only where there is something to convert.
  ///
  /// - Throws: `IngestFailure`, or what `converter` throws; what was committed before stays, and `report` says it.
  func run(_ converter: @escaping () throws -> any Converting) throws {
    try SourceRoot.check(options.roots)
    try SourceRoot.check(options.roots, against: options.folder.output)
    let tree = try scan()
    let converter = { [self] in
      let made = try converting ?? converter()
      converting = made
      return made
    }
    if options.dryRun { return try dryRun(tree, converter) }
    try options.folder.make()
    lock = try RunLock(options.folder)
    let state = try StateFile(options.folder.state)
    self.state = state
    // Under the lock: no other run can take the same name, or a later one.
    report.run = RunName.make(after: RunLog(options.folder).runs() + (try state.lastRun().map { [$0] } ?? []))
    observe(.started(run: report.run))
    try begin(state)
    let judgement = try judge(tree, state, converter)
    try DeletionGuard(options: options, live: try state.counts().live).check(judgement)
    let commit = Commit(state: state, folder: options.folder)
    try state.save(judgement.touched)
    try delete(judgement.deleted, commit)
    do {
      if !judgement.work.isEmpty { try convert(judgement, converter(), commit) }
    } catch {
      try? finish(state)
      throw error
    }
    try state.save(
      containers: expansion.containers.filter { !unfinished.contains($0.key) }, forgetting: expansion.gone)
    try finish(state)
  }

  private func begin(_ state: StateFile) throws {
    try Reconciliation(state: state, folder: options.folder).run()
    let log = RunLog(options.folder)
    do {
      try log.complete(state, except: report.run)
      try log.begin(report, facts)
    } catch let problem as FileSystem.Problem {
      throw IngestFailure.output(problem)
    }
  }

  private func scan() throws -> SourceTree {
    var scan = options.scan
    scan.output = options.folder.output
    let tree = try SourceTree(options.roots, scan, shard: options.shard)
    lap("scan")
    return tree
  }

  private func judge(
    _ tree: SourceTree, _ state: StateFile?, _ converter: @escaping () throws -> any Converting
  ) throws -> Judgement {
    let now = Int(Date().timeIntervalSince1970 * 1e9)
    var tree = tree
    expansion = try ContainerExpansion(
      options: options, known: plan.containers, state: state, now: now, converter: converter
    ).expand(&tree)
    var judge = Judge(options, tree, now: now) { [self] in fingerprint($0, $1) }
    var judgement = try judge.judge(state)
    judgement.unsettled += expansion.unsettled
    report.unchanged = judgement.unchanged
    report.missing = judgement.missing
    report.unsettled = judgement.unsettled.count
    report.leftStale = judgement.leftStale
    for place in tree.unseen { observe(.unseen(key: place.key, reason: place.reason)) }
    for key in judgement.unsettled { observe(.left(key: key)) }
    for key in expansion.repeated { observe(.repeated(key: key)) }
    observe(
      .judged(
        work: judgement.work.count, unchanged: judgement.unchanged, missing: judgement.missing,
        deleted: judgement.deleted.count, unsettled: judgement.unsettled.count))
    lap("judge")
    return judgement
  }

  private func fingerprint(_ mediaType: String?, _ key: String) -> CorrectedFingerprint {
    CorrectedFingerprint(pipelineFingerprint(mediaType, key), options.corrections[key])
  }

  private func pipelineFingerprint(_ mediaType: String?, _ key: String) -> String {
    let use = PipelineUse(mediaType: mediaType, choice: plan.choiceIndex(forKey: key))
    if let known = fingerprints[use] { return known }
    let made = plan.fingerprint(forMediaType: mediaType, key: key).description
    fingerprints[use] = made
    return made
  }

  /// Says what would happen, and writes nothing.
  private func dryRun(_ tree: SourceTree, _ converter: @escaping () throws -> any Converting) throws {
    let copy = try StateCopy(options.folder.state)
    let state = copy?.state
    let judgement = try judge(tree, state, converter)
    for item in judgement.work {
      observe(
        .document(
          key: item.candidate.key, reason: item.reason, outcome: Outcome(key: item.candidate.key, status: .skipped),
          isNewlyQuarantined: false))
    }
    for document in judgement.deleted { observe(.deleted(key: document.key)) }
    try DeletionGuard(options: options, live: try state?.counts().live ?? 0).check(judgement)
  }

  private func delete(_ documents: [DocumentState], _ commit: Commit) throws {
    for start in stride(from: 0, to: documents.count, by: 256) {
      let batch = documents[start..<min(start + 256, documents.count)]
      try commit.commit(batch.map { Settlement(deleting: $0, run: report.run) })
      for document in batch {
        if document.record != nil { report.deleted += 1 }
        observe(.deleted(key: document.key))
      }
    }
  }

  // MARK: Conversion

  private func convert(_ judgement: Judgement, _ converter: any Converting, _ commit: Commit) throws {
    do { try FileSystem.makeFolder(options.folder.aside) } catch { throw IngestFailure.output(error) }
    let urgent = judgement.urgent
    let until = options.staleUntil
    let conversions = Conversions(
      judgement.work, converter: converter, folder: options.folder,
      name: OutputName(
        format: type(of: plan.sink).name.description, fileExtension: type(of: plan.sink).fileExtension,
        keepsExtension: true),
      corrections: options.corrections, jobs: options.jobs
    ) { index in index < urgent || until.map { Int(Date().timeIntervalSince1970) < $0 } ?? true }
    defer { conversions.stop() }
    while let finished = conversions.next(within: 0.2) {
      if Interruption.signal != nil { conversions.stop() }
      try settle(finished, judgement, commit)
      if let signal = Interruption.signal { throw IngestInterruption(signal: signal) }
      if let limit = options.maxFailures, report.newlyQuarantined > limit {
        throw IngestFailure(.failures, "more than \(limit) documents failed; the run was stopped (--max-failures)")
      }
    }
    lap("convert")
  }

  private func settle(_ finished: [Finished], _ judgement: Judgement, _ commit: Commit) throws {
    var settlements: [(Settlement, Finished)] = []
    for item in finished {
      if let problem = item.problem { throw IngestFailure.output(problem) }
      if item.outcome.code == "worker.start" {
        throw IngestFailure(.inputOutput, item.outcome.reason ?? "no worker can be started")
      }
      let work = judgement.work[item.index]
      guard !item.isUnsettled else {
        report.unsettled += 1
        if let container = work.candidate.member?.place.key { unfinished.insert(container) }
        observe(.left(key: work.candidate.key))
        continue
      }
      // Stopped in the middle: the output was not written.
      if item.outcome.status == .converted, item.files.isEmpty { continue }
      // A lost worker may be the signal's doing.
      if Interruption.signal != nil, item.outcome.status == .failed { continue }
      let root = options.roots[work.candidate.root]
      settlements.append(
        (Settlement(item, of: work, source: root.name, run: report.run) { fingerprint($0, $1).description }, item))
    }
    guard !settlements.isEmpty else { return }
    try commit.commit(settlements.map(\.0))
    try outcomes.append(settlements.map { ($0.1.outcome, judgement.work[$0.1.index].reason) }, ofRun: report.run)
    for (settlement, item) in settlements { count(settlement, item, judgement.work[item.index].reason) }
  }

  private func count(_ settlement: Settlement, _ finished: Finished, _ reason: WorkReason) {
    let outcome = finished.outcome
    switch settlement.state.status {
    case .converted: report.converted += 1
    case .skipped: report.skipped += 1
    case .quarantined, .deleted: report.failed += 1
    }
    switch settlement.change?.operation {
    case .insert: report.inserted += 1
    case .update: report.updated += 1
    case .delete, nil: break
    }
    if settlement.isNewlyQuarantined { report.newlyQuarantined += 1 }
    report.warnings += outcome.warnings
    for (rule, count) in outcome.repairsByRule { report.repairs[rule, default: 0] += count }
    report.stages.add(outcome.stages)
    if outcome.status == .failed {
      report.entries.append(
        IngestReport.Entry(
          key: outcome.key, why: reason, status: outcome.status, code: outcome.code, reason: outcome.reason))
    }
    observe(
      .document(
        key: outcome.key, reason: reason, outcome: outcome, isNewlyQuarantined: settlement.isNewlyQuarantined))
  }

  // MARK: The end

  private func finish(_ state: StateFile) throws {
    outcomes.close()
    for name in (try? FileSystem.names(in: options.folder.aside)) ?? [] {
      try? FileSystem.remove(options.folder.aside.appending(name))
    }
    if report.inserted + report.updated + report.deleted > 0,
      let oldest = RunLog(options.folder).oldest
    {
      try state.forgetChanges(before: oldest)
    }
    // A signal leaves little time; the next run finds that groups are behind.
    if Interruption.signal == nil { try Resemblance.update(state, options.folder) }
    report.duplicates = try state.duplicates()
    report.nearDuplicates = try state.nearDuplicates()
    report.state = try state.counts()
    report.lastSequence = try state.lastSequence()
    lap("finish")
  }

  private func lap(_ name: String) {
    let now = ContinuousClock.now
    report.seconds.append((name, IngestRun.seconds(now - clock)))
    clock = now
  }

  /// Since the run began.
  var elapsed: Double { IngestRun.seconds(ContinuousClock.now - began) }

  private static func seconds(_ span: Duration) -> Double {
    Double(span.components.seconds) + Double(span.components.attoseconds) * 1e-18
  }
}

/// A signal ended the run between two commits.
public struct IngestInterruption: Error, Sendable {
  public let signal: Int32
}
