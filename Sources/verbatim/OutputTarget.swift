import Foundation
import Runner
import SystemPackage

/// Where a run's records go, and what is to be done when they are all there.
struct OutputTarget {
  let target: Batch.Destination
  private var temporary: FilePath?
  private var final: FilePath?
  private var file: FileDescriptor?

  init(target: Batch.Destination) {
    self.target = target
  }

  /// A stream to stdout, or to a file that is renamed into place at the end.
  ///
  /// - Throws: `CommandFailure` (73).
  static func stream(to name: String?) throws -> OutputTarget {
    guard let name else {
      return OutputTarget(target: .stream { try Terminal.output($0) })
    }
    let path = FilePath(name)
    let start = (path.lastComponent?.string ?? "").unicodeScalars.prefix(40).map(String.init).joined()
    let temporary = path.removingLastComponent().appending(".\(start).\(getpid()).verbatim-part")
    do {
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      var result = OutputTarget(target: .stream { try FileSystem.write($0, to: file) })
      result.temporary = temporary
      result.final = path
      result.file = file
      return result
    } catch {
      throw CommandFailure(.cantCreate, "can't create \(path.shown): \(error)")
    }
  }

  /// - Throws: `CommandFailure` (74).
  func finish() throws {
    guard let temporary, let final else { return }
    try? file?.close()
    let renamed = temporary.withPlatformString { old in final.withPlatformString { rename(old, $0) } }
    guard renamed == 0 else {
      let reason = String(cString: strerror(errno))
      abandon()
      throw CommandFailure(.inputOutput, "can't write \(final.shown): \(reason)")
    }
  }

  /// Leaves nothing half written.
  func abandon() {
    guard let temporary else { return }
    _ = temporary.withPlatformString { unlink($0) }
  }
}
