import Foundation
import Synchronization

/// Works on several threads and hands over in order what comes of it, never many ahead.
public enum OrderedWork {
  /// `work` is called for each index from 0, on `jobs` threads with room for deep documents; `deliver` for each in order, from
  /// one thread at a time. After a `false` no more is begun.
  public static func run<Made: Sendable>(
    count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Made,
    deliver: @escaping @Sendable (Int, Made) -> Bool
  ) {
    run(count: count, jobs: jobs, lane: { { index, _ in work(index) } }, deliver: deliver)
  }

  /// The same with a lane for each thread, which is told an index and, where it is known, the one that it will be given after it.
  /// Of the last ones those of the largest `weight` are begun first: nobody then waits long for the last.
  public static func run<Made: Sendable>(
    count: Int, jobs: Int, weight: (Int) -> Int = { _ in 0 },
    lane: @escaping @Sendable () -> (_ index: Int, _ next: Int?) -> Made,
    deliver: @escaping @Sendable (Int, Made) -> Bool
  ) {
    let last = max(0, count - jobs * 8)..<count
    let weights = last.map { (index: $0, weight: weight($0)) }
    let queue = OrderedQueue(
      count: count, window: jobs * 16, reserve: jobs,
      last: weights.sorted { ($1.weight, $0.index) < ($0.weight, $1.index) }.map(\.index))
    let threads = (0..<min(jobs, max(count, 1))).map { _ in
      WorkThread {
        let work = lane()
        var following: Int?
        while let index = queue.next(after: following) {
          following = queue.following()
          let made = work(index, following)
          queue.finish(index) { if !deliver(index, made) { queue.stop() } }
        }
      }
    }
    for thread in threads { thread.start() }
    for thread in threads { thread.join() }
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
  /// The last ones are for whoever is free first.
  private let reserve: Int
  /// The last indices, fewer than a window, in the order in which they are begun.
  private let last: [Int]
  private let state: Mutex<State>
  private let condition = NSCondition()

  init(count: Int, window: Int, reserve: Int, last: [Int]) {
    self.last = last
    self.count = count
    self.window = window
    self.reserve = reserve
    state = Mutex(State())
  }

  /// An index that nobody has yet, unless one was promised; nil where there is no more to do.
  func next(after promised: Int?) -> Int? {
    if let promised { return state.withLock { $0.stopped ? nil : promised } }
    condition.lock()
    defer { condition.unlock() }
    while true {
      let step: Int?? = state.withLock { state in
        if state.stopped || state.next >= count { return .some(nil) }
        if state.next >= state.released + window { return .none }
        return .some(take(&state))
      }
      if let step { return step }
      condition.wait()
    }
  }

  /// Promises an index, where there are enough and none has to be waited for.
  func following() -> Int? {
    state.withLock { state in
      guard !state.stopped, state.next + reserve < count, state.next < state.released + window else { return nil }
      return take(&state)
    }
  }

  private func take(_ state: inout State) -> Int {
    let place = state.next
    state.next += 1
    let first = count - last.count
    return place < first ? place : last[place - first]
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
