import Foundation
import Provenance
import Stages
import Synchronization
public import SystemPackage

/// Converts many documents at once. One bad document never stops the others.
public struct Batch: Sendable {
  /// Where records go.
  public enum Destination: Sendable {
    /// A file each, below a folder.
    case folder(FilePath, OutputName)
    /// All in one stream, in input order.
    case stream(@Sendable ([UInt8]) throws -> Void)
  }

  private let converter: any Converting
  private let destination: Destination
  private let jobs: Int
  private let observe: @Sendable (Outcome) -> Void

  /// `observe` is called for each document in input order, from one thread at a time.
  public init(
    converter: any Converting, destination: Destination, jobs: Int, observe: @escaping @Sendable (Outcome) -> Void
  ) {
    self.converter = converter
    self.destination = destination
    self.jobs = max(1, jobs)
    self.observe = observe
  }

  /// Converts them all and says what became of each, in input order.
  ///
  /// - Throws: what the stream throws; the documents after it are not converted.
  public func run(_ work: [ConversionJob]) throws -> [Outcome] {
    let queue = OrderedQueue(count: work.count, window: jobs * 16)
    let collected = Mutex<(outcomes: [Outcome], error: (any Error)?)>(([], nil))
    let threads = (0..<min(jobs, max(work.count, 1))).map { _ in
      WorkThread {
        while let index = queue.next() {
          let (outcome, output) = convert(work[index])
          queue.finish(index) {
            var outcome = outcome
            if let output, case .stream(let write) = destination {
              do {
                try write(output)
              } catch {
                outcome = .failed(outcome.key, Failure("output.write", "\(error)"))
                outcome.outputFailed = true
                collected.withLock { $0.error = $0.error ?? error }
                queue.stop()
              }
            }
            collected.withLock { $0.outcomes.append(outcome) }
            observe(outcome)
          }
        }
      }
    }
    for thread in threads { thread.start() }
    for thread in threads { thread.join() }
    return try collected.withLock { state in
      if let error = state.error { throw error }
      return state.outcomes
    }
  }

  private func convert(_ job: ConversionJob) -> (Outcome, output: [UInt8]?) {
    let result = converter.convert(job)
    guard result.outcome.status == .converted else { return (result.outcome, nil) }
    guard case .folder(let folder, let name) = destination else { return (result.outcome, result.output) }
    do {
      try write(result, below: folder, name)
      return (result.outcome, nil)
    } catch {
      var outcome = Outcome.failed(
        job.key, Failure("output.write", "can't write \(error.path.shown): \(error)", advice: "the old output stays"))
      outcome.outputFailed = true
      return (outcome, nil)
    }
  }

  private func write(_ result: ConversionResult, below folder: FilePath, _ name: OutputName) throws(FileSystem.Problem)
  {
    let key = result.outcome.key
    let path = folder.below(name.path(forKey: key))
    try FileSystem.makeFolder(path.removingLastComponent())
    try FileSystem.write(result.output, to: path)
    for companion in result.companions {
      try FileSystem.write(companion.bytes, to: folder.below(name.path(forKey: key, infix: companion.infix)))
    }
  }
}

/// Hands out indices in order and lets their results through in order, never more than a window ahead.
private final class OrderedQueue: Sendable {
  private struct State {
    var next = 0
    var released = 0
    var stopped = false
    var waiting: [Int: @Sendable () -> Void] = [:]
  }

  private let count: Int
  private let window: Int
  private let state: Mutex<State>
  private let condition = NSCondition()

  init(count: Int, window: Int) {
    self.count = count
    self.window = window
    state = Mutex(State())
  }

  func next() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      let step: Int?? = state.withLock { state in
        if state.stopped || state.next >= count { return .some(nil) }
        if state.next >= state.released + window { return .none }
        state.next += 1
        return .some(state.next - 1)
      }
      if let step { return step }
      condition.wait()
    }
  }

  /// Runs `release` once all earlier indices are released.
  func finish(_ index: Int, _ release: @escaping @Sendable () -> Void) {
    condition.lock()
    defer { condition.unlock() }
    state.withLock { $0.waiting[index] = release }
    while let ready = state.withLock({ state in state.waiting.removeValue(forKey: state.released) }) {
      ready()
      state.withLock { $0.released += 1 }
    }
    condition.broadcast()
  }

  func stop() { state.withLock { $0.stopped = true } }
}

/// A thread with room for deep documents, that can be waited for.
private final class WorkThread: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  func start() {
    let thread = Thread { [self] in
      body()
      done.signal()
    }
    thread.stackSize = 64 << 20
    thread.start()
  }

  func join() { done.wait() }
}
