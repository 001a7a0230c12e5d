import ArgumentParser
import Foundation
import Ingestion
import Runner

/// Ends a command with one line on stderr and an exit code of sysexits.h.
struct CommandFailure: Error {
  enum Code: Int32 {
    case someFailed = 3
    /// A guard tripped; nothing was done.
    case guarded = 4
    case usage = 64
    case invalidInput = 65
    case noInput = 66
    case bug = 70
    case cantCreate = 73
    case inputOutput = 74
    case locked = 75
    case configuration = 78
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Runs a command's body; a failure is printed and becomes the exit code.
  static func reporting(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as IngestFailure {
      try reporting { throw CommandFailure(failure) }
    } catch let failure as CommandFailure {
      Terminal.error("verbatim: \(failure.message)")
      throw ExitCode(failure.code.rawValue)
    }
  }
}
