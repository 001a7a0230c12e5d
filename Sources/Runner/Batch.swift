import Foundation
import Provenance
import Stages
import Synchronization
public import SystemPackage

/// Converts many documents at once. One bad document never stops the others.
public struct Batch: Sendable {
  /// A document to convert: its key, its bytes when asked for, and what is known from outside.
  public struct Job: Sendable {
    public var key: String
    public var read: @Sendable () throws -> [UInt8]
    public var isNamed: Bool
    public var mediaType: String?
    public var baseURL: String?
    public var url: String?

    public init(
      key: String, isNamed: Bool, mediaType: String? = nil, baseURL: String? = nil, url: String? = nil,
      read: @escaping @Sendable () throws -> [UInt8]
    ) {
      self.key = key
      self.isNamed = isNamed
      self.mediaType = mediaType
      self.baseURL = baseURL
      self.url = url
      self.read = read
    }
  }

  /// Where records go.
  public enum Destination: Sendable {
    /// A file each, below a folder.
    case folder(FilePath, OutputName)
    /// All in one stream, in input order.
    case stream(@Sendable ([UInt8]) throws -> Void)
  }

  private let conversion: Conversion
  private let plan: Plan
  private let destination: Destination
  private let jobs: Int
  private let observe: @Sendable (Outcome) -> Void

  /// `observe` is called for each document in input order, from one thread at a time.
  public init(
    conversion: Conversion, destination: Destination, jobs: Int, observe: @escaping @Sendable (Outcome) -> Void
  ) {
    self.conversion = conversion
    plan = conversion.plan
    self.destination = destination
    self.jobs = max(1, jobs)
    self.observe = observe
  }

  /// Converts them all and says what became of each, in input order.
  ///
  /// - Throws: what the stream throws; the documents after it are not converted.
  public func run(_ work: [Job]) throws -> [Outcome] {
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

  private func convert(_ job: Job) -> (Outcome, output: [UInt8]?) {
    do {
      let bytes = try job.read()
      let limit = plan.run.maxBytes ?? RunOptions.defaultMaxBytes
      guard bytes.count <= limit else {
        throw Failure("file.too-large", "\(bytes.count) bytes, the limit is \(limit)", advice: "raise run.maxBytes")
      }
      let file = SourceFile(key: job.key, bytes: bytes, baseURL: job.baseURL)
      if !job.isNamed, job.mediaType == nil, Recognition.extractor(for: file, among: plan.extractors) == nil {
        var outcome = Outcome(key: job.key, status: .skipped)
        outcome.reason = "no extractor"
        return (outcome, nil)
      }
      let signed = try conversion.convert(file, mediaType: job.mediaType, url: job.url)
      return try write(signed)
    } catch let failure as Failure {
      return (.failed(job.key, failure), nil)
    } catch {
      return (.failed(job.key, Failure("file.unreadable", "\(error)")), nil)
    }
  }

  private func write(_ signed: SignedRecord) throws -> (Outcome, output: [UInt8]?) {
    let bytes = try plan.sink.write(signed)
    guard case .folder(let folder, let name) = destination else { return (Outcome(signed), bytes) }
    do {
      let path = folder.below(name.path(forKey: signed.key))
      try FileSystem.makeFolder(path.removingLastComponent())
      try FileSystem.write(bytes, to: path)
      for companion in try plan.sink.companions(signed) {
        try FileSystem.write(companion.bytes, to: folder.below(name.path(forKey: signed.key, infix: companion.infix)))
      }
      return (Outcome(signed), nil)
    } catch let problem as FileSystem.Problem {
      var outcome = Outcome.failed(
        signed.key,
        Failure("output.write", "can't write \(problem.path.shown): \(problem)", advice: "the old output stays"))
      outcome.outputFailed = true
      return (outcome, nil)
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
