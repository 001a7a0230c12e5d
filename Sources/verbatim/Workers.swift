import Glibc
import Runner
import Synchronization

/// The worker processes of a command.
enum Workers {
  /// How a worker of the pool is started: as this program.
  static let arguments = ["verbatim", "worker", "--pool"]

  private static let early = Mutex<EarlyWorkers?>(nil)

  /// Starts the first worker of a command before its options are read, where its words look as if it would need one.
  static func startEarly(for words: some Collection<String>) {
    guard words.first == "convert", !words.contains(where: ["--in-process", "--list", "--help", "-h"].contains) else {
      return
    }
    early.withLock { $0 = EarlyWorkers(arguments: arguments) }
    // Where the options turn out wrong, nobody takes it.
    atexit { Workers.dropEarly() }
  }

  private static func dropEarly() { early.withLock { $0 = nil } }

  /// What was started early, once; else is started now.
  static func takeEarly() -> EarlyWorkers {
    early.withLock { early in
      defer { early = nil }
      return early
    } ?? EarlyWorkers(arguments: arguments)
  }

  /// A pool whose first worker is up: `early`, where it was started ahead.
  ///
  /// - Throws: `CommandFailure` (78) where a worker can't work as asked.
  static func pool(_ setup: PipelineSetup, _ run: RunOptions, early: EarlyWorkers? = nil) throws -> WorkerPool {
    let limits = WorkerLimits(run)
    let programs: ProgramList
    do {
      programs = try setup.programs(Registry.stages, run.sandbox)
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
    let pool = WorkerPool(
      arguments: arguments, limits: limits,
      greeting: PoolWorker.greeting(setup, limits: limits, run: run), programs: programs,
      early: early)
    do {
      try pool.warmUp()
    } catch {
      throw CommandFailure(.configuration, "no worker can be started: \(error)")
    }
    return pool
  }
}
