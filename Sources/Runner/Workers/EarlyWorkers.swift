import CShims
import Foundation
import Synchronization

/// Workers that start while the command that wants them reads its options and its configuration: each takes as long as a small
/// document.
public final class EarlyWorkers: Sendable {
  private let arguments: [String]
  private let processes = Mutex<[SpawnedProcess]>([])

  /// Starts a process of this program with these arguments, its own name first. Where it can't be started, whoever needs it
  /// finds none, and says why. Called by the first thread, which lives as long as the program: a thread for it would start late.
  public init(arguments: [String]) {
    self.arguments = arguments
    start(1)
  }

  /// Starts more of them; called by the first thread as well.
  public func start(_ count: Int) {
    processes.withLock { processes in
      for _ in 0..<count {
        if let process = try? SpawnedProcess(arguments: arguments, by: nil) { processes.append(process) }
      }
    }
  }

  /// One of the processes, once; those that were started first come first.
  func take() -> SpawnedProcess? { processes.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

  deinit {
    while let process = take() { process.end() }
  }
}
