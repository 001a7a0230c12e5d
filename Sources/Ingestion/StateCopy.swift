import Foundation
import Runner
import SystemPackage

/// A copy of a state to look at: what a killed process left open is healed in the copy, the state itself is not touched.
final class StateCopy {
  let state: StateFile
  private let folder: FilePath

  /// Nil where there is no state.
  init?(_ path: FilePath) throws {
    guard (try? FileSystem.status(path)) != nil else { return nil }
    folder = FilePath(FileManager.default.temporaryDirectory.path).appending("verbatim-\(UUID().uuidString)")
    do {
      try FileSystem.makeFolder(folder)
      for suffix in ["", "-journal"] {
        let file = FilePath(path.string + suffix)
        guard (try? FileSystem.status(file)) != nil else { continue }
        try FileSystem.write(FileSystem.read(file), to: folder.appending("state\(suffix)"))
      }
    } catch {
      try? FileManager.default.removeItem(atPath: folder.string)
      throw IngestFailure(.inputOutput, "can't read the state \(path.shown): \(error)")
    }
    state = try StateFile(folder.appending("state"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder.string) }
}
