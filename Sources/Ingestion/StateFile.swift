import GRDB
import Runner
public import SystemPackage

/// The state of an output: a SQLite file, written with a rollback journal and every commit synced.
public final class StateFile: Sendable {
  let queue: DatabaseQueue
  public let path: FilePath

  /// Opens the state, or makes it.
  ///
  /// - Throws: `IngestFailure`: made by a newer version, no state, or damaged.
  public init(_ path: FilePath, create: Bool = true) throws {
    self.path = path
    if !create, (try? FileSystem.status(path)) == nil {
      throw IngestFailure(.noInput, "no state at \(path.shown); name the output of an ingest run")
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
    }
    do {
      queue = try DatabaseQueue(path: path.string, configuration: configuration)
      try prepare()
    } catch let error as DatabaseError {
      throw StateFile.failure(error, path)
    }
  }

  /// What a database error means to the user.
  static func failure(_ error: DatabaseError, _ path: FilePath) -> IngestFailure {
    switch error.resultCode {
    case .SQLITE_CANTOPEN:
      return IngestFailure(.cantCreate, "can't open the state \(path.shown): \(error.message ?? "")")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return IngestFailure(
        .inputOutput, "the state \(path.shown) is damaged; put a backup in its place, or run: verbatim state rebuild")
    default:
      return IngestFailure(.inputOutput, "the state \(path.shown): \(error.message ?? "\(error.resultCode)")")
    }
  }

  /// Runs a block on the database; what goes wrong with it is said as an `IngestFailure`.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try queue.read(body) } catch let error as DatabaseError { throw StateFile.failure(error, path) }
  }

  /// Runs a block in one transaction.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try queue.write(body) } catch let error as DatabaseError { throw StateFile.failure(error, path) }
  }

  private func prepare() throws {
    let (version, application, tables) = try queue.read { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      )
    }
    if version == StateSchema.version, application == StateSchema.application { return }
    guard version <= StateSchema.version else {
      throw IngestFailure(
        .configuration, "the state \(path.shown) was made by a newer version of verbatim; use that, or a backup")
    }
    guard tables == 0 || application == StateSchema.application else {
      throw IngestFailure(.configuration, "\(path.shown) is a database of something else")
    }
    if tables > 0 { try backUp(to: FilePath(path.string + ".before-\(StateSchema.version)")) }
    try queue.write { try StateSchema.migrate($0, from: version) }
  }

  /// Writes a copy that is whole, whatever happens meanwhile.
  ///
  /// - Throws: `IngestFailure`.
  public func backUp(to copy: FilePath) throws {
    let aside = FilePath(copy.string + ".part")
    do {
      try FileSystem.remove(aside)
      let target = try DatabaseQueue(path: aside.string)
      try queue.backup(to: target)
      try target.close()
      try FileSystem.sync(aside)
      try FileSystem.move(aside, to: copy)
      let folder = copy.removingLastComponent()
      try FileSystem.sync(folder.isEmpty ? FilePath(".") : folder)
    } catch let error as DatabaseError {
      throw StateFile.failure(error, copy)
    } catch let problem as FileSystem.Problem {
      throw IngestFailure.output(problem)
    }
  }

  /// What SQLite says of its own file: empty where it is whole.
  public func integrityProblems() throws -> [String] {
    try read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
  }
}
