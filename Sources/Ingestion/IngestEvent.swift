public import Runner

/// What happens in a run, for those who look on.
public enum IngestEvent: Sendable {
  case started(run: String)
  /// Judged: what is to be done.
  case judged(work: Int, unchanged: Int, missing: Int, deleted: Int, unsettled: Int)
  /// A place below a source that could not be looked at.
  case unseen(key: String, reason: String)
  /// A document that was left out: one before it has its key.
  case repeated(key: String)
  /// A document was committed.
  case document(key: String, reason: WorkReason, outcome: Outcome, isNewlyQuarantined: Bool)
  case deleted(key: String)
  /// Left for the next run.
  case left(key: String)
  case ended(IngestReport)
}

/// What a run did.
public struct IngestReport: Sendable {
  public struct Entry: Sendable {
    public let key: String
    public let why: WorkReason
    public let status: Outcome.Status
    public let code: String?
    public let reason: String?
  }

  public var run: String
  public var started: Int
  public var ended = 0
  /// Of the run as a whole.
  public var exitCode: Int32 = 0
  /// Why it ended early.
  public var failure: String?
  public var unchanged = 0
  public var converted = 0
  public var inserted = 0
  public var updated = 0
  public var deleted = 0
  public var skipped = 0
  public var failed = 0
  public var newlyQuarantined = 0
  public var missing = 0
  public var unsettled = 0
  public var leftStale = 0
  public var warnings = 0
  /// How many by rule.
  public var repairs: [String: Int] = [:]
  /// What stages cost and did, all documents together.
  public var stages = StageTotals()
  /// What was tried, in the order of commit.
  public var entries: [Entry] = []
  /// Of the whole state, after the run; nil where there is none that can be read.
  public var state: StateCounts?
  /// Keys of documents with the same bytes, and of those with nearly the same main text: groups in order of keys.
  public var duplicates: [[String]] = []
  public var nearDuplicates: [[String]] = []
  /// The number of the last change, to go on from.
  public var lastSequence = 0
  /// Seconds that the run took.
  public var duration = 0.0
  /// Seconds for each part of the run.
  public var seconds: [(name: String, value: Double)] = []

  init(run: String, started: Int) {
    self.run = run
    self.started = started
  }
}
