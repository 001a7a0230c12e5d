import Runner

/// Why a run ended early: one line to the user, and what kind of trouble it is.
public struct IngestFailure: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable {
    case usage
    /// A guard tripped; nothing was committed.
    case guarded
    case noInput
    case cantCreate
    case inputOutput
    /// Another instance holds the lock.
    case locked
    case configuration
    /// More documents failed than a run may have.
    case failures
    /// More documents failed than were allowed to.
  }

  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// Input that can't be read.
  static func input(_ problem: FileSystem.Problem) -> IngestFailure {
    IngestFailure(.noInput, "can't read \(problem.path.shown): \(problem)")
  }

  /// Output that can't be written.
  static func output(_ problem: FileSystem.Problem) -> IngestFailure {
    IngestFailure(.inputOutput, "can't write \(problem.path.shown): \(problem); what was there stays")
  }
}
