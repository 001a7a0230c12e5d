public import Stages

/// What is remembered of a document from run to run.
public struct DocumentState: Sendable, Equatable {
  public enum Status: String, Sendable {
    /// Its record is the one of its source, or stale.
    case converted
    /// It stopped with a failure; its last good record stays.
    case quarantined
    /// No extractor takes it.
    case skipped
    /// A tombstone: its source is gone, and its record too.
    case deleted
  }

  public var key: String
  /// Name of the source that it belongs to; empty for the one without a name.
  public var source: String
  public var status: Status
  /// Of the source when it was last looked at: bytes, nanoseconds since 1970, `sha256:…`.
  public var size: Int
  public var modified: Int
  public var digest: String?
  /// With which it was last tried.
  public var fingerprint: String
  public var mediaType: String?
  /// Path of the record below the output, spelled as keys are.
  public var record: String?
  public var recordSize = 0
  public var recordDigest: String?
  /// The record without its account of the pipeline.
  public var contentDigest: String?
  /// Further files of the record, spelled as keys are, separated by slashes doubled.
  public var companions: [String] = []
  /// Whether the record is of an earlier source or fingerprint.
  public var isStale = false
  /// Why it is in quarantine.
  public var code: String?
  public var reason: String?
  /// Tries since its source or fingerprint last changed.
  public var attempts = 0
  /// A person asked for another try.
  public var retry = false
  /// Why a person let it stay in quarantine.
  public var accepted: String?
  /// How many runs in a row its source was not there.
  public var missed = 0
  /// Where it stands, for a document out of a container.
  public var container: ContainerPlace?

  init(key: String, source: String, status: Status, size: Int, modified: Int, fingerprint: String) {
    self.key = key
    self.source = source
    self.status = status
    self.size = size
    self.modified = modified
    self.fingerprint = fingerprint
  }
}

/// Whether a failure may pass by itself.
public enum FailureKind: Sendable {
  /// The same bytes will fail again: waits for a change, or for a person.
  case permanent
  /// Limits, lost workers, trouble with input or output: tried again on the next three runs.
  case transient

  public init(code: String?) {
    let code = code ?? ""
    let isTransient =
      code.hasPrefix("limit.") || code.hasPrefix("worker.") || code.hasPrefix("output.")
      || code == "file.unreadable" || code == "file.missing"
    self = isTransient ? .transient : .permanent
  }

  /// After the first try.
  static let retries = 3
}
