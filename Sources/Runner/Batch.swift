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
  private let folders = MadeFolders()

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
    let collected = Mutex<(outcomes: [Outcome], error: (any Error)?)>(([], nil))
    OrderedWork.run(count: work.count, jobs: jobs, weight: { work[$0].size }) {
      let lane = converter.lane()
      return { index, next in keep(lane(work[index], next.map { work[$0] })) }
    } deliver: { _, made in
      var outcome = made.0
      var goesOn = true
      if let output = made.output, case .stream(let write) = destination {
        do {
          try write(output)
        } catch {
          outcome = .failed(outcome.key, Failure("output.write", "\(error)"))
          outcome.outputFailed = true
          collected.withLock { $0.error = $0.error ?? error }
          goesOn = false
        }
      }
      observe(outcome)
      // Not for keeping: a run has many documents.
      outcome.stages = []
      outcome.sketch = nil
      outcome.summary = nil
      let kept = outcome
      collected.withLock { $0.outcomes.append(kept) }
      return goesOn
    }
    return try collected.withLock { state in
      if let error = state.error { throw error }
      return state.outcomes
    }
  }

  /// Writes what has a file of its own.
  private func keep(_ result: ConversionResult) -> (Outcome, output: [UInt8]?) {
    guard result.outcome.status == .converted else { return (result.outcome, nil) }
    guard case .folder(let folder, let name) = destination else { return (result.outcome, result.output) }
    do {
      try write(result, below: folder, name)
      return (result.outcome, nil)
    } catch {
      var outcome = Outcome.failed(
        result.outcome.key,
        Failure("output.write", "can't write \(error.path.shown): \(error)", advice: "the old output stays"))
      outcome.outputFailed = true
      return (outcome, nil)
    }
  }

  private func write(_ result: ConversionResult, below folder: FilePath, _ name: OutputName) throws(FileSystem.Problem)
  {
    let key = result.outcome.key
    let path = folder.below(name.path(forKey: key))
    try folders.make(path.removingLastComponent())
    do {
      try FileSystem.write(result.output, to: path)
    } catch  where error.errno == .noSuchFileOrDirectory {
      // Somebody took the folder away.
      try FileSystem.makeFolder(path.removingLastComponent())
      try FileSystem.write(result.output, to: path)
    }
    for companion in result.companions {
      try FileSystem.write(companion.bytes, to: folder.below(name.path(forKey: key, infix: companion.infix)))
    }
  }
}

/// Makes folders; the last one, which most files stand in, once.
private final class MadeFolders: Sendable {
  private let last = Mutex<FilePath?>(nil)

  /// - Throws: `FileSystem.Problem`.
  func make(_ folder: FilePath) throws(FileSystem.Problem) {
    if last.withLock({ $0 == folder }) { return }
    try FileSystem.makeFolder(folder)
    last.withLock { $0 = folder }
  }
}
