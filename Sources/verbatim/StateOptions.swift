import ArgumentParser
import Foundation
import Ingestion
import Runner
import SystemPackage

/// Which state a command looks at.
struct StateOptions: ParsableArguments {
  @Option(name: [.short, .long], help: ArgumentHelp("The folder of records that ingest writes.", valueName: "dir"))
  var output: String

  @Option(help: ArgumentHelp("The state; else .verbatim/state.sqlite below the output.", valueName: "file"))
  var state: String?

  @Option(help: ArgumentHelp("The shard whose state it is.", valueName: "i/n"))
  var shard: Shard?

  var folder: StateFolder {
    StateFolder(output: FilePath(output), state: state.map { FilePath($0) }, shard: shard)
  }

  /// - Throws: `IngestFailure` (66) where there is none.
  func open() throws -> StateFile { try StateFile(folder.state, create: false) }

  /// The state, and the lock that keeps runs away while it is changed.
  ///
  /// - Throws: `IngestFailure` (66, 75).
  func openToChange() throws -> (state: StateFile, lock: RunLock) {
    guard (try? FileSystem.status(folder.state)) != nil else {
      throw IngestFailure(.noInput, "no state at \(folder.state.shown); name the output of an ingest run")
    }
    let lock = try RunLock(folder)
    return (try open(), lock)
  }
}
