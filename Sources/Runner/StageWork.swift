import Glibc

/// What a stage cost a document, and what it did to it.
public struct StageWork: Sendable, Equatable {
  /// As records name it, such as `clean.whitespace@1`.
  public var stage: String
  /// Processor time.
  public var microseconds: Int
  /// Bytes of the sources' text that nothing stands for after it, and something stood for before.
  public var dropped = 0
  /// Bytes of the sources' text that were quoted before it and are spelled otherwise after it.
  public var respelled = 0

  public init(stage: String, microseconds: Int, dropped: Int = 0, respelled: Int = 0) {
    self.stage = stage
    self.microseconds = microseconds
    self.dropped = dropped
    self.respelled = respelled
  }
}

/// Takes the processor time of this thread between two stages, where anyone asks: each look is a call of the system.
struct StageClock {
  private let isRunning: Bool
  private var last: Int

  init(isRunning: Bool = true) {
    self.isRunning = isRunning
    last = isRunning ? StageClock.now : 0
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// Microseconds since the last call; 0 where it does not run.
  mutating func lap() -> Int {
    guard isRunning else { return 0 }
    let now = StageClock.now
    defer { last = now }
    return (now - last) / 1000
  }
}

extension StageWork {
  /// As a line of an answer: `STAGE MICROSECONDS DROPPED RESPELLED`.
  var line: String { "\(stage) \(microseconds) \(dropped) \(respelled)" }

  /// Nil for what is no such line.
  init?(line: String) {
    let parts = line.split(separator: " ")
    guard parts.count == 4, let microseconds = Int(parts[1]), let dropped = Int(parts[2]), let respelled = Int(parts[3])
    else { return nil }
    self.init(stage: String(parts[0]), microseconds: microseconds, dropped: dropped, respelled: respelled)
  }
}
