import Foundation
import JSONText
import Synchronization

/// Why a worker does not start to work: a configuration or a sandbox that can't be had.
public struct WorkerRefusal: Error, CustomStringConvertible {
  public let description: String
}

/// Workers, kept alive. Safe to use from many threads; each request has a worker of its own while it runs.
public final class WorkerPool: Sendable {
  private let arguments: [String]
  /// What one request may cost.
  public let limits: WorkerLimits
  /// Asked of each new worker before anything else.
  private let greeting: WorkerRequest
  private let programs: ProgramList
  private let copies: CopiedWorkers?
  private let idle = Mutex<[Slot]>([])

  /// A worker that no one uses at the moment.
  private struct Slot: @unchecked Sendable {
    let worker: WorkerProcess
  }

  /// Workers are this program, started with `arguments` (its own name first). `greeting` is asked of each before anything
  /// else: it says what the worker works with. `programs` are what its stages may have started. `copies` are the first
  /// workers, where there are any.
  public init(
    arguments: [String], limits: WorkerLimits, greeting: WorkerRequest, programs: ProgramList = .none,
    copies: CopiedWorkers? = nil
  ) {
    self.programs = programs
    self.copies = copies
    self.arguments = arguments
    self.limits = limits
    self.greeting = greeting
  }

  /// Asks a worker. One that crashes costs the request one retry in a fresh worker; one that hits a limit fails at once.
  ///
  /// - Throws: `WorkerLoss`, or `FileSystem.Problem` where a content can't be opened.
  public func ask(_ request: WorkerRequest) throws -> WorkerReply {
    do {
      return try ask(try take(), request)
    } catch WorkerLoss.crash {
      return try askAgain(request)
    }
  }

  /// Asks a fresh worker.
  func askAgain(_ request: WorkerRequest) throws -> WorkerReply { try ask(try start(), request) }

  /// Starts one worker.
  ///
  /// - Throws: `WorkerRefusal`, or what the system says.
  public func warmUp() throws { give(try start()) }

  /// Ends the workers that are idle, and waits until they are gone, so that their time is counted as this program's.
  public func close() {
    let slots = idle.withLock { slots in
      defer { slots = [] }
      return slots
    }
    // All at once: each takes a moment to go.
    for slot in slots { slot.worker.hangUp() }
  }

  private func ask(_ worker: WorkerProcess, _ request: WorkerRequest) throws -> WorkerReply {
    let reply = try keeping(worker) { try worker.ask(request, limits: limits) }
    give(worker)
    return reply
  }

  /// Gives a worker back where a content can't be opened: it is well, and was asked nothing.
  func keeping<Result>(_ worker: WorkerProcess, _ ask: () throws -> Result) throws -> Result {
    do {
      return try ask()
    } catch let problem as FileSystem.Problem {
      give(worker)
      throw problem
    }
  }

  func take() throws -> WorkerProcess {
    if let slot = idle.withLock({ $0.popLast() }) { return slot.worker }
    return try start()
  }

  private func start() throws -> WorkerProcess {
    // Starting is not the document's work: it has its own time, and a worker lost here is not the document's loss.
    var patient = limits
    patient.timeout = max(limits.timeout, 30_000)
    let patience = ContinuousClock.now + .seconds(20)
    var attempt = 0
    while true {
      attempt += 1
      do {
        return try greet(patient)
      } catch WorkerLoss.crash(let how) {
        // Killed from outside is no fault of the worker's; what ends by itself again and again will not start.
        guard attempt < 10 || how == "signal \(SIGKILL)" && ContinuousClock.now < patience else {
          throw WorkerLoss.crash(how)
        }
      }
    }
  }

  private func greet(_ limits: WorkerLimits) throws -> WorkerProcess {
    let worker =
      try copies?.take().map { WorkerProcess($0, programs: programs) }
      ?? WorkerProcess(arguments: arguments, spawner: .shared, programs: programs)
    let reply = try worker.ask(greeting, limits: limits)
    guard reply.fields["status"]?.string == "ready" else {
      throw WorkerRefusal(description: reply.fields["reason"]?.string ?? "the worker is not ready")
    }
    return worker
  }

  /// Whether a worker may be asked once more. One whose stages start programs is asked only when it is at rest: the ends of a
  /// program come to it between its question and its answer.
  func hasRoom(_ worker: WorkerProcess) -> Bool { worker.requests < limits.documents && programs.all.isEmpty }

  func give(_ worker: WorkerProcess) {
    guard worker.requests < limits.documents, worker.isSilent else { return }
    let slot = Slot(worker: worker)
    idle.withLock { $0.append(slot) }
  }
}
