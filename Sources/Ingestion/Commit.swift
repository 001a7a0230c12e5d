import GRDB
import Runner
import SystemPackage

/// Makes finished documents last: files first, the state after them. A process killed in between loses nothing that a
/// rerun does not do again, and commits nothing twice.
final class Commit {
  private let state: StateFile
  private let folder: StateFolder
  /// Folders whose names are on the disk.
  private var known: Set<FilePath> = []

  init(state: StateFile, folder: StateFolder) {
    self.state = state
    self.folder = folder
  }

  /// Commits documents with the files of their records.
  ///
  /// - Throws: `IngestFailure` where the disk is full or broken; what was there stays.
  func commit(_ documents: [Settlement]) throws {
    let fresh = documents.filter { $0.change?.operation == .insert }.flatMap(\.files)
    if !fresh.isEmpty {
      // Files that no document claims yet: those of a killed process are found by these names.
      try state.write { database in
        let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO pending VALUES (?)")
        for file in fresh { try insert.execute(arguments: [file.name]) }
      }
    }
    do {
      try place(documents.flatMap(\.files))
      for name in documents.flatMap(\.obsolete) { try remove(name) }
    } catch let problem as FileSystem.Problem {
      throw IngestFailure.output(problem)
    }
    try state.write { database in
      for document in documents {
        try document.state.save(database)
        try document.change?.save(database)
        try document.saveSketch(database)
      }
      if !fresh.isEmpty { try database.execute(sql: "DELETE FROM pending") }
    }
  }

  /// Syncs the files, moves them to where they belong, and syncs the folders.
  private func place(_ files: [Finished.File]) throws {
    for file in files { try FileSystem.sync(file.aside) }
    var folders: Set<FilePath> = []
    for file in files {
      let path = folder.path(ofRecord: file.name)
      try FileSystem.move(file.aside, to: path)
      folders.insert(path.removingLastComponent())
      if !known.contains(path.removingLastComponent()) { folders.formUnion(above(path)) }
    }
    for folder in folders { try FileSystem.sync(folder) }
    known.formUnion(folders)
  }

  /// The folders from the one of a file up to the output.
  private func above(_ path: FilePath) -> [FilePath] {
    var result: [FilePath] = []
    var folder = path.removingLastComponent()
    while folder != self.folder.output, !folder.isEmpty, folder.starts(with: self.folder.output) {
      result.append(folder)
      folder = folder.removingLastComponent()
    }
    return result + [self.folder.output]
  }

  /// Removes a file of a record, and the folders that it leaves empty.
  private func remove(_ name: String) throws {
    let path = folder.path(ofRecord: name)
    try FileSystem.remove(path)
    var parent = path.removingLastComponent()
    while parent != folder.output, FileSystem.removeIfEmpty(parent) {
      known.remove(parent)
      parent = parent.removingLastComponent()
    }
    try? FileSystem.sync(parent)
  }
}
