import GRDB
import Runner
import SystemPackage

/// Puts away what a killed process left: files that were being written, and records that no state claims.
struct Reconciliation {
  let state: StateFile
  let folder: StateFolder

  /// - Throws: `IngestFailure`.
  func run() throws {
    do {
      if (try? FileSystem.status(folder.aside)) != nil {
        for name in try FileSystem.names(in: folder.aside) { try FileSystem.remove(folder.aside.appending(name)) }
      }
      let pending = try state.read { try String.fetchAll($0, sql: "SELECT record FROM pending") }
      guard !pending.isEmpty else { return }
      for name in pending { try FileSystem.remove(folder.path(ofRecord: name)) }
    } catch let problem as FileSystem.Problem {
      throw IngestFailure.output(problem)
    }
    try state.write { try $0.execute(sql: "DELETE FROM pending") }
  }
}
