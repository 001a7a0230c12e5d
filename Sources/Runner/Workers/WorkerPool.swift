import Foundation
public import JSONText
import Synchronization

/// Workers, kept alive. Safe to use from many threads; each request has a worker of its own while it runs.
public final class WorkerPool: Sendable {
  private let arguments: [String]
  private let limits: WorkerLimits
  private let idle = Mutex<[Slot]>([])

  /// A worker that no one uses at the moment.
  private struct Slot: @unchecked Sendable {
    let worker: WorkerProcess
  }

  /// - Parameter arguments: what the program is started with, its own name first, to become a worker.
  public init(arguments: [String], limits: WorkerLimits) {
    self.arguments = arguments
    self.limits = limits
  }

  /// Asks a worker. One that crashes costs the request one retry in a fresh worker; one that hits a limit fails at once.
  ///
  /// - Throws: `WorkerLoss`, or `FileSystem.Problem` where a content can't be opened.
  public func ask(_ request: WorkerRequest) throws -> WorkerReply {
    do {
      return try ask(try take(), request)
    } catch WorkerLoss.crash {
      return try ask(try start(), request)
    }
  }

  private func ask(_ worker: WorkerProcess, _ request: WorkerRequest) throws -> WorkerReply {
    do {
      let reply = try worker.ask(request, limits: limits)
      give(worker)
      return reply
    } catch let problem as FileSystem.Problem {
      give(worker)
      throw problem
    }
  }

  private func take() throws -> WorkerProcess {
    if let slot = idle.withLock({ $0.popLast() }) { return slot.worker }
    return try start()
  }

  private func start() throws -> WorkerProcess {
    try WorkerProcess(arguments: arguments, spawner: .shared)
  }

  private func give(_ worker: WorkerProcess) {
    guard worker.requests < limits.documents else { return }
    let slot = Slot(worker: worker)
    idle.withLock { $0.append(slot) }
  }
}
