import Runner
import Stages
import SystemPackage

/// Brings the states and records of several outputs together in one: of shards, or of machines with sources of their own.
///
/// What an input knows of a document replaces what the output knows; what no input knows stays. A killed merge is made whole
/// by the next one.
public struct StateMerge {
  /// What a merge did.
  public struct Report: Sendable {
    public var documents = 0
    public var inserted = 0
    public var updated = 0
    public var deleted = 0
  }

  private static let batch = 64

  private let inputs: [StateFolder]
  private let output: StateFolder
  private let facts: ProgramFacts

  public init(_ inputs: [StateFolder], into output: StateFolder, facts: ProgramFacts) {
    self.inputs = inputs
    self.output = output
    self.facts = facts
  }

  /// - Throws: `IngestFailure`: an input is locked, not there or damaged; two inputs have different records of one document.
  public func run() throws -> Report {
    guard !inputs.isEmpty else { throw IngestFailure(.noInput, "no states to merge") }
    try output.make()
    let locks = [try RunLock(output)] + (try inputs.map { try RunLock($0) })
    defer { withExtendedLifetime(locks) {} }
    let states = try inputs.map { try StateFile($0.state, create: false) }
    try MergeCheck(states: states, inputs: inputs).run()
    let state = try StateFile(output.state)
    try Reconciliation(state: state, folder: output).run()
    do {
      return try merge(states, into: state)
    } catch let problem as FileSystem.Problem {
      throw IngestFailure.output(problem)
    }
  }

  private func merge(_ states: [StateFile], into state: StateFile) throws -> Report {
    try FileSystem.makeFolder(output.aside)
    let log = RunLog(output)
    var report = IngestReport(
      run: RunName.make(after: log.runs() + (try state.lastRun().map { [$0] } ?? [])), started: RunName.now / 1_000_000)
    try log.begin(report, facts)
    var result = Report()
    for (input, folder) in zip(states, inputs) {
      try merge(input, folder, into: state, run: report.run, &result)
      try state.save(containers: Array(try input.containers().values), forgetting: [])
    }
    for name in (try? FileSystem.names(in: output.aside)) ?? [] { try? FileSystem.remove(output.aside.appending(name)) }
    try Resemblance.update(state, output)
    (report.inserted, report.updated, report.deleted) = (result.inserted, result.updated, result.deleted)
    report.unchanged = result.documents - result.inserted - result.updated - result.deleted
    report.state = try state.counts()
    report.lastSequence = try state.lastSequence()
    report.ended = RunName.now / 1_000_000
    try log.end(report, facts, state)
    return result
  }

  private func merge(
    _ input: StateFile, _ folder: StateFolder, into state: StateFile, run: String, _ result: inout Report
  ) throws {
    let commit = Commit(state: state, folder: output)
    let copier = RecordCopier(from: folder, to: output)
    var waiting: [Settlement] = []
    try input.forEachSketchedDocument { document, sketch in
      result.documents += 1
      let before = try state.document(document.key)
      // Its tombstone says less than another input's document.
      guard before != document, !(document.status == .deleted && before == nil) else { return }
      let settlement = Settlement(
        merging: document, before: before, run: run, sketch: sketch,
        files: try copier.copy(document, number: waiting.count, unlessAs: before))
      count(settlement, &result)
      waiting.append(settlement)
      guard waiting.count == StateMerge.batch else { return }
      try commit.commit(waiting)
      waiting = []
    }
    try commit.commit(waiting)
  }

  private func count(_ settlement: Settlement, _ result: inout Report) {
    switch settlement.change?.operation {
    case .insert: result.inserted += 1
    case .update: result.updated += 1
    case .delete: result.deleted += 1
    case nil: break
    }
  }
}

extension Settlement {
  /// What another state knows of a document, to be committed to this one.
  init(
    merging document: DocumentState, before: DocumentState?, run: String, sketch: TextSketch?, files: [Finished.File]
  ) {
    self.init(state: document)
    self.files = files
    self.sketch = sketch
    let old = (before?.record).map { [$0] + (before?.companions ?? []) } ?? []
    let new = (document.record).map { [$0] + document.companions } ?? []
    obsolete = old.filter { !new.contains($0) }
    if let record = document.record {
      guard before?.record != record || before?.recordDigest != document.recordDigest else { return }
      change = Change(
        run: run, operation: before?.record == nil ? .insert : .update, id: RecordID.make(key: document.key),
        key: document.key, record: record, digest: document.digest, recordDigest: document.recordDigest,
        contentDigest: document.contentDigest)
    } else if let record = before?.record {
      change = Change(
        run: run, operation: .delete, id: RecordID.make(key: document.key), key: document.key, record: record)
    }
  }
}
