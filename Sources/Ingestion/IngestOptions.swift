public import Corrections
public import Runner
public import SystemPackage

/// What a run is asked to do.
public struct IngestOptions: Sendable {
  /// Which stale records are made again.
  public enum Stale: Sendable, Equatable {
    case now
    case never
    /// At most so many in a run.
    case some(Int)
  }

  /// When quarantine makes a run fail.
  public enum FailOn: String, Sendable, CaseIterable {
    /// A document came into quarantine in this run.
    case new
    /// A document is in quarantine that nobody let be.
    case any
    case never
  }

  /// How many sources may vanish before a run refuses to believe it.
  public enum MaxDelete: Sendable, Equatable {
    case count(Int)
    case percent(Int)
    /// A tenth, but at least ten.
    case standard

    func limit(of live: Int) -> Int {
      switch self {
      case .count(let count): count
      case .percent(let percent): live * percent / 100
      case .standard: max(10, live / 10)
      }
    }
  }

  public var roots: [SourceRoot]
  public var folder: StateFolder
  public var jobs = 2
  public var scan = InputScan.Options()
  public var missedRuns = 2
  public var maxDelete = MaxDelete.standard
  /// Nanoseconds.
  public var settle = 60_000_000_000
  public var shard: Shard?
  public var maxFailures: Int?
  public var failOn = FailOn.new
  public var checkDigests = false
  public var stale = Stale.now
  /// Seconds since 1970 after which no further stale record is made again.
  public var staleUntil: Int?
  public var dryRun = false
  /// The command as it was typed, for messages that name another.
  public var invocation: [String] = []
  public var metricsFile: FilePath?
  /// What people corrected, by document.
  public var corrections = CorrectionsTable()

  public init(roots: [SourceRoot], folder: StateFolder) {
    self.roots = roots
    self.folder = folder
  }
}
