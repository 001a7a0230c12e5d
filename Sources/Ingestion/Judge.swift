import Glibc
import Runner
import Stages
import SystemPackage

/// Compares what a scan found with what the state remembers.
struct Judge {
  private let options: IngestOptions
  private let tree: SourceTree
  private let fingerprint: (_ mediaType: String?, _ key: String) -> CorrectedFingerprint
  private let now: Int
  private let names: Set<String>
  private var judgement = Judgement()
  private var stale: [WorkItem] = []

  /// `fingerprint` gives that of a document by its media type and key; `now` is in nanoseconds since 1970.
  init(
    _ options: IngestOptions, _ tree: SourceTree, now: Int,
    fingerprint: @escaping (_ mediaType: String?, _ key: String) -> CorrectedFingerprint
  ) {
    self.options = options
    self.tree = tree
    self.now = now
    self.fingerprint = fingerprint
    names = Set(options.roots.map(\.name))
  }

  /// Both are in order of keys, so one walk over both is enough.
  mutating func judge(_ state: StateFile?) throws -> Judgement {
    var index = 0
    try state?.forEachDocument { document in
      while index < tree.candidates.count, precedes(tree.candidates[index].key, document.key) {
        judge(tree.candidates[index], nil)
        index += 1
      }
      if index < tree.candidates.count, tree.candidates[index].key == document.key {
        judge(tree.candidates[index], document)
        index += 1
      } else {
        judgeMissing(document)
      }
    }
    while index < tree.candidates.count {
      judge(tree.candidates[index], nil)
      index += 1
    }
    addStale()
    return judgement
  }

  private func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private mutating func addStale() {
    judgement.urgent = judgement.work.count
    let limit: Int
    switch options.stale {
    case .now: limit = .max
    case .never: limit = 0
    case .some(let count): limit = count
    }
    judgement.work += stale.prefix(limit)
    judgement.leftStale = stale.count - min(limit, stale.count)
    for item in stale.dropFirst(min(limit, stale.count)) {
      guard var document = item.before, !document.isStale, document.record != nil else { continue }
      document.isStale = true
      document.missed = 0
      judgement.touched.append(document)
    }
  }

  private mutating func judge(_ candidate: Candidate, _ known: DocumentState?) {
    guard let known, known.status != .deleted else {
      return isSettled(candidate) ? add(candidate, .new, known) : leave(candidate)
    }
    var document = known
    document.missed = 0
    document.source = options.roots[candidate.root].name
    let looksSame = candidate.size == known.size && candidate.modified == known.modified
    if let member = candidate.member {
      // Its container was compared already.
      guard member.place == known.container else { return add(candidate, .changed, known) }
      document.size = candidate.size
      document.modified = candidate.modified
    } else if !looksSame || options.checkDigests {
      guard isSettled(candidate) || looksSame else { return leave(candidate) }
      do {
        let digest = try Digest.named(fileAt: candidate.path, below: candidate.folder)
        guard digest == known.digest else { return add(candidate, .changed, known) }
        document.size = candidate.size
        document.modified = candidate.modified
      } catch {
        // The conversion says what is wrong with it.
        return add(candidate, .changed, known)
      }
    }
    judgeUnchanged(candidate, &document)
    if document != known { judgement.touched.append(document) }
  }

  private mutating func judgeUnchanged(_ candidate: Candidate, _ document: inout DocumentState) {
    if document.status == .converted, !isWhole(document) { return add(candidate, .lost, document) }
    if document.retry { return add(candidate, .retried, document) }
    let current = fingerprint(document.mediaType, document.key)
    if document.fingerprint != current.description {
      if current.differsByCorrections(from: document.fingerprint) { return add(candidate, .corrected, document) }
      stale.append(WorkItem(candidate: candidate, reason: .stale, before: document))
      return
    }
    if document.status == .quarantined, document.accepted == nil, FailureKind(code: document.code) == .transient,
      document.attempts <= FailureKind.retries
    {
      return add(candidate, .retried, document)
    }
    if document.status == .converted { document.isStale = false }
    judgement.unchanged += 1
  }

  /// Whether the record's files are there, each of the size that was written.
  private func isWhole(_ document: DocumentState) -> Bool {
    guard let record = document.record else { return false }
    guard let status = try? FileSystem.status(options.folder.path(ofRecord: record), followLinks: false),
      status.kind == .file, status.size == document.recordSize
    else { return false }
    return document.companions.allSatisfy {
      (try? FileSystem.status(options.folder.path(ofRecord: $0), followLinks: false))?.kind == .file
    }
  }

  private mutating func judgeMissing(_ known: DocumentState) {
    guard known.status != .deleted, names.contains(known.source),
      options.shard?.holds(known.container?.key ?? known.key) ?? true,
      !tree.isUnseen(known)
    else { return }
    var document = known
    document.missed += 1
    judgement.missing += known.status == .skipped ? 0 : 1
    if document.missed >= options.missedRuns {
      judgement.deleted.append(document)
    } else {
      judgement.touched.append(document)
    }
  }

  private mutating func add(_ candidate: Candidate, _ reason: WorkReason, _ before: DocumentState?) {
    judgement.work.append(WorkItem(candidate: candidate, reason: reason, before: before))
  }

  private mutating func leave(_ candidate: Candidate) { judgement.unsettled.append(candidate.key) }

  private func isSettled(_ candidate: Candidate) -> Bool { candidate.isSettled(at: now, after: options.settle) }
}
