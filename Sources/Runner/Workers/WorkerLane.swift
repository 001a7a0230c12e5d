/// Asks a pool for one request after another, the next one sent ahead while the last is worked on, so that its worker need not
/// wait. Used by one thread at a time.
final class WorkerLane {
  private let pool: WorkerPool
  /// The worker that a request was sent ahead to, and what its answer will bear.
  private var ahead: (worker: WorkerProcess, ticket: WorkerTicket)?

  init(_ pool: WorkerPool) { self.pool = pool }

  /// Asks as `WorkerPool.ask` does. `next`, where there is one, is what will be asked for after this.
  ///
  /// - Throws: `WorkerLoss`, or `FileSystem.Problem` where a content can't be opened.
  func ask(_ request: WorkerRequest, next: WorkerRequest?) throws -> WorkerReply {
    let sent = ahead
    ahead = nil
    do {
      let (worker, ticket) = try sent ?? begin(request)
      // A worker that is lost now was at work on this request, whichever one could not be sent.
      let following = try send(next, aheadTo: worker)
      let reply = try worker.receive(ticket, limits: pool.limits)
      if let following { ahead = (worker, following) } else { pool.give(worker) }
      return reply
    } catch WorkerLoss.crash {
      return try pool.askAgain(request)
    }
  }

  private func begin(_ request: WorkerRequest) throws -> (WorkerProcess, WorkerTicket) {
    let worker = try pool.take()
    return (worker, try pool.keeping(worker) { try worker.send(request, limits: pool.limits) })
  }

  /// Nil where it is better sent at its turn: what is not a file may fill the socket, and what can't be opened is said then.
  private func send(_ request: WorkerRequest?, aheadTo worker: WorkerProcess) throws -> WorkerTicket? {
    guard let request, request.isShort, pool.hasRoom(worker) else { return nil }
    do {
      return try worker.send(request, limits: pool.limits)
    } catch is FileSystem.Problem {
      return nil
    }
  }
}

extension WorkerRequest {
  /// Whether its contents come as descriptors.
  fileprivate var isShort: Bool {
    contents.allSatisfy { if case .file = $0 { true } else { false } }
  }
}
