import Runner

/// The worker processes of a command.
enum Workers {
  /// How a worker of the pool is started: as this program.
  static let arguments = ["verbatim", "worker", "--pool"]

  /// A pool whose first worker is up; `copies` are its first workers, where there are any.
  ///
  /// - Throws: `CommandFailure` (78) where a worker can't work as asked.
  static func pool(_ setup: PipelineSetup, _ run: RunOptions, copies: CopiedWorkers? = nil) throws -> WorkerPool {
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
      copies: copies)
    do {
      try pool.warmUp()
    } catch {
      throw CommandFailure(.configuration, "no worker can be started: \(error)")
    }
    return pool
  }
}
