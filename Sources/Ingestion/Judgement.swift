/// Why a document is converted.
public enum WorkReason: String, Sendable {
  /// Never seen, or back after its source was gone.
  case new
  /// Its bytes are others.
  case changed
  /// People corrected its record, or took a correction back.
  case corrected
  /// Its record is not there as it was written.
  case lost
  /// A failure that may have passed, or a person asked.
  case retried
  /// The pipeline would make another record now.
  case stale
}

/// A document to convert.
struct WorkItem {
  let candidate: Candidate
  let reason: WorkReason
  /// What is known of it.
  let before: DocumentState?
}

/// What a scan and the state say together of what is to be done. Nothing is done yet.
struct Judgement {
  /// In order: new, changed, lost and retried ones by key; then stale ones by key.
  var work: [WorkItem] = []
  /// How many of the work, from its start, are not merely stale.
  var urgent = 0
  /// Stale records that are left stale in this run.
  var leftStale = 0
  /// Documents whose state changes though nothing is converted: touched, back, missed once more.
  var touched: [DocumentState] = []
  /// To become tombstones.
  var deleted: [DocumentState] = []
  /// Sources not there, tombstones to be among them.
  var missing = 0
  var unchanged = 0
  /// Keys of files left for the next run: still being written.
  var unsettled: [String] = []
  /// Files whose digest could not be taken.
  var unreadable: [(key: String, reason: String)] = []
}
