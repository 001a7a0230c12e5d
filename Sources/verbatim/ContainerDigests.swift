import Runner
import Synchronization
import SystemPackage

/// Digests of containers, each taken once in a run.
final class ContainerDigests: Sendable {
  private let known = Mutex<[FilePath: String]>([:])

  /// What a worker is told of the container of a source: nothing where it is a file of its own.
  ///
  /// - Throws: `CommandFailure` (66) where the container can't be read.
  func fields(of source: ConversionJob.Content) throws -> [(key: String, value: String)] {
    guard case .member(let file, _) = source else { return [] }
    do {
      return try known.withLock { known in
        if let digest = known[file.path] { return [("containerDigest", digest)] }
        let digest = try Digest.named(fileAt: file.path, below: file.root)
        known[file.path] = digest
        return [("containerDigest", digest)]
      }
    } catch let problem as FileSystem.Problem {
      throw CommandFailure(.noInput, "\(file.path.shown): \(problem)")
    }
  }
}
