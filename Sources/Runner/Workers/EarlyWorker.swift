import CShims
import Foundation
import Synchronization

/// A worker that starts while the command that wants it reads its configuration: each takes as long as a small document.
public final class EarlyWorker: Sendable {
  private let process: Mutex<SpawnedProcess?>

  /// Starts a process of this program with these arguments, its own name first. Where it can't be started, whoever needs it
  /// finds none, and says why.
  public init(arguments: [String]) {
    process = Mutex(try? SpawnedProcess(arguments: arguments, by: .shared))
  }

  /// The process, once.
  func take() -> SpawnedProcess? {
    process.withLock { process in
      defer { process = nil }
      return process
    }
  }

  deinit { take()?.end() }
}
