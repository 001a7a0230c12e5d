import Synchronization

/// Workers that are copies of this process, made while it has one thread: what it has loaded and looked up, its plan too, they
/// need not load and look up again. To start the program anew takes as long as ten web pages.
public final class CopiedWorkers: Sendable {
  private let processes = Mutex<[SpawnedProcess]>([])

  /// Makes as many; each calls `serve`, and ends where that returns. None where this process has other threads by now, or where
  /// none can be made: whoever needs one starts the program. Called by the first thread, which lives as long as the program: a
  /// worker dies with the thread that it comes from.
  public init(_ count: Int, serve: () -> Void) {
    for _ in 0..<count {
      guard let process = try? SpawnedProcess(copying: serve) else { return }
      processes.withLock { $0.append(process) }
    }
  }

  /// One of the processes, once.
  func take() -> SpawnedProcess? { processes.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

  deinit {
    while let process = take() { process.end() }
  }
}
