import Glibc
import Runner
import SystemPackage

/// Held for as long as the value lives: two runs never write one output. A killed process holds nothing.
public final class RunLock: Sendable {
  private let descriptors: [Int32]

  /// - Throws: `IngestFailure`: another instance holds it, or it can't be made.
  public init(_ folder: StateFolder) throws(IngestFailure) {
    var held: [Int32] = []
    for path in folder.locks {
      let file = path.withPlatformString { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644) }
      guard file >= 0 else {
        let reason = String(cString: strerror(errno))
        for other in held { close(other) }
        throw IngestFailure(.cantCreate, "can't create the lock \(path.shown): \(reason)")
      }
      held.append(file)
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        for other in held { close(other) }
        throw IngestFailure(.locked, "another instance is at work in \(folder.output.shown)")
      }
    }
    descriptors = held
  }

  deinit {
    for file in descriptors { close(file) }
  }
}
