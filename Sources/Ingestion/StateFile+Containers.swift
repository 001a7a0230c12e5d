import GRDB
import Stages

/// What is remembered of a file of many documents, once all of them are in the state.
struct ContainerState: Sendable, Equatable {
  var key: String
  /// Name of the source that it belongs to.
  var source: String
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int
  /// `sha256:…`
  var digest: String
}

extension StateFile {
  /// All containers, by key.
  func containers() throws -> [String: ContainerState] {
    try read { database in
      var result: [String: ContainerState] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT * FROM container") {
        let state = ContainerState(
          key: row["key"], source: row["source"], size: row["size"], modified: row["modified"], digest: row["digest"])
        result[state.key] = state
      }
      return result
    }
  }

  /// Calls `body` for each document that a container of a digest holds.
  func forEachMember(of container: ContainerState, _ body: (_ key: String, _ offset: Int) throws -> Void) throws {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT key, position FROM document
          WHERE container = ? AND containerDigest = ? AND status <> 'deleted' ORDER BY position
          """, arguments: [container.key, container.digest])
      while let row = try rows.next() { try body(row["key"], row["position"]) }
    }
  }

  /// Remembers containers, and forgets others.
  func save(containers: [ContainerState], forgetting gone: [String]) throws {
    guard !containers.isEmpty || !gone.isEmpty else { return }
    try write { database in
      for key in gone { try database.execute(sql: "DELETE FROM container WHERE key = ?", arguments: [key]) }
      for state in containers {
        try database.execute(
          sql: "INSERT OR REPLACE INTO container VALUES (?, ?, ?, ?, ?)",
          arguments: [state.key, state.source, state.size, state.modified, state.digest])
      }
    }
  }
}
