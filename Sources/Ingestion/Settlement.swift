import Runner

/// What is to be committed of one document.
struct Settlement {
  var state: DocumentState
  var change: Change?
  /// To be moved into place.
  var files: [Finished.File] = []
  /// Files of an earlier record that this one no longer has.
  var obsolete: [String] = []
  /// Of the main text of the record; nil where the record stays as it is, or has none.
  var sketch: TextSketch?
  /// Whether it comes into quarantine with this.
  var isNewlyQuarantined = false

  /// What is known already.
  init(state: DocumentState) { self.state = state }

  /// A tombstone.
  init(deleting document: DocumentState, run: String) {
    state = document
    if let record = document.record {
      change = Change(
        run: run, operation: .delete, id: RecordID.make(key: document.key), key: document.key, record: record)
      obsolete = [record] + document.companions
    }
    state = DocumentState(
      key: document.key, source: document.source, status: .deleted, size: 0, modified: 0, fingerprint: "")
    state.missed = document.missed
  }

  /// What a conversion means for what is known of a document.
  init(
    _ finished: Finished, of item: WorkItem, source: String, run: String,
    fingerprint: (_ mediaType: String?, _ key: String) -> String
  ) {
    let outcome = finished.outcome
    let before = item.before.flatMap { $0.status == .deleted ? nil : $0 }
    state = DocumentState(
      key: item.candidate.key, source: source, status: .converted, size: finished.size, modified: finished.modified,
      fingerprint: fingerprint(outcome.mediaType, item.candidate.key))
    state.digest = outcome.digest
    state.mediaType = outcome.mediaType
    state.container = item.candidate.member?.place
    switch outcome.status {
    case .converted: convert(finished, before, run: run)
    case .failed: quarantine(outcome, before, reason: item.reason)
    case .skipped: skip(before)
    }
  }

  private mutating func convert(_ finished: Finished, _ before: DocumentState?, run: String) {
    guard let record = finished.files.first else { return }
    files = finished.files
    state.record = record.name
    state.recordSize = record.size
    state.recordDigest = record.digest
    state.contentDigest = finished.outcome.contentDigest
    sketch = finished.outcome.sketch
    state.companions = finished.files.dropFirst().map(\.name)
    let old = (before?.record).map { [$0] + (before?.companions ?? []) } ?? []
    obsolete = old.filter { name in !files.contains { $0.name == name } }
    guard before?.record == nil || before?.recordDigest != record.digest || before?.record != record.name else {
      return
    }
    change = Change(
      run: run, operation: before?.record == nil ? .insert : .update, id: RecordID.make(key: state.key), key: state.key,
      record: record.name, digest: state.digest, recordDigest: record.digest, contentDigest: state.contentDigest)
  }

  private mutating func quarantine(_ outcome: Outcome, _ before: DocumentState?, reason: WorkReason) {
    state.status = .quarantined
    state.code = outcome.code ?? "failed"
    state.reason = outcome.reason ?? "failed"
    keepRecord(of: before)
    let isAnotherTry = before?.status == .quarantined && (reason == .retried || reason == .lost)
    state.attempts = (isAnotherTry ? before?.attempts ?? 0 : 0) + 1
    if before?.status == .quarantined, before?.digest == state.digest, before?.code == state.code {
      state.accepted = before?.accepted
    }
    isNewlyQuarantined = before?.status != .quarantined
  }

  /// What no extractor takes has no record; one from a time when it had stays, as in quarantine.
  private mutating func skip(_ before: DocumentState?) {
    guard before?.record == nil else {
      var outcome = Outcome(key: state.key, status: .failed)
      outcome.code = "file.unknown-type"
      outcome.reason = "no extractor takes it any more"
      return quarantine(outcome, before, reason: .changed)
    }
    state.status = .skipped
  }

  /// The last good record stays, and is stale.
  private mutating func keepRecord(of before: DocumentState?) {
    guard let before, before.record != nil else { return }
    state.record = before.record
    state.recordSize = before.recordSize
    state.recordDigest = before.recordDigest
    state.contentDigest = before.contentDigest
    state.companions = before.companions
    state.isStale = true
  }
}
