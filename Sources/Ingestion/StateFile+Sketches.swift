import Foundation
import GRDB
import Runner

extension Settlement {
  /// Keeps the sketch beside its document, and notes that groups are behind.
  func saveSketch(_ database: Database) throws {
    if state.record == nil {
      try database.cachedStatement(sql: "DELETE FROM sketch WHERE key = ?").execute(arguments: [state.key])
    } else if let sketch {
      try sketch.save(database, key: state.key)
    } else {
      return
    }
    try database.cachedStatement(sql: "INSERT OR IGNORE INTO todo VALUES ('resemblance')").execute()
  }
}

extension TextSketch {
  fileprivate func save(_ database: Database, key: String) throws {
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO sketch VALUES (?, ?)")
      .execute(arguments: [key, minima.withUnsafeBytes { Data($0) }])
  }

  /// Nil for none.
  fileprivate init?(bytes: Data) {
    guard bytes.count == TextSketch.slots * 2 else { return nil }
    self.init(minima: bytes.withUnsafeBytes { Array($0.bindMemory(to: UInt16.self)) })
  }
}

extension StateFile {
  /// Whether groups of near-duplicates are to be found again.
  func isResemblanceBehind() throws -> Bool {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM todo WHERE what = 'resemblance'") ?? 0 } > 0
  }

  /// Keys and records of documents without a sketch: from a state of an earlier version, or one that was rebuilt.
  func documentsWithoutSketch() throws -> [(key: String, record: String)] {
    try read { database in
      let counts = "SELECT (SELECT count(*) FROM document WHERE record IS NOT NULL) > (SELECT count(*) FROM sketch)"
      guard try Bool.fetchOne(database, sql: counts) ?? false else { return [] }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT key, record FROM document
          WHERE record IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sketch WHERE sketch.key = document.key) ORDER BY key
          """
      ).map { (key: $0["key"], record: $0["record"]) }
    }
  }

  /// Calls `body` for each document, in order of the bytes of its key, with its sketch where it has one.
  func forEachSketchedDocument(_ body: (DocumentState, TextSketch?) throws -> Void) throws {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT document.*, minima FROM document LEFT JOIN sketch USING (key) ORDER BY document.key")
      while let row = try rows.next() {
        let minima: Data? = row["minima"]
        try body(DocumentState(row), minima.flatMap { TextSketch(bytes: $0) })
      }
    }
  }

  func save(_ sketches: [(key: String, sketch: TextSketch)]) throws {
    guard !sketches.isEmpty else { return }
    try write { database in
      for (key, sketch) in sketches { try sketch.save(database, key: key) }
      try database.execute(sql: "INSERT OR IGNORE INTO todo VALUES ('resemblance')")
    }
  }

  /// All sketches in order of keys; texts too short for one left out.
  func sketches() throws -> (keys: [String], sketches: [TextSketch]) {
    try read { database in
      var result: (keys: [String], sketches: [TextSketch]) = ([], [])
      let rows = try Row.fetchCursor(database, sql: "SELECT key, minima FROM sketch ORDER BY key")
      while let row = try rows.next() {
        guard let sketch = TextSketch(bytes: row["minima"]) else { continue }
        result.keys.append(row["key"])
        result.sketches.append(sketch)
      }
      return result
    }
  }

  /// Replaces the groups.
  func save(groups: [[String]]) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM resemblance")
      let insert = try database.cachedStatement(sql: "INSERT INTO resemblance VALUES (?, ?)")
      for group in groups { for key in group { try insert.execute(arguments: [key, group[0]]) } }
      try database.execute(sql: "DELETE FROM todo WHERE what = 'resemblance'")
    }
  }

  /// Keys of documents whose main texts are nearly the same, each group and all groups in order of keys. Groups of the same
  /// bytes alone are left out: they are duplicates.
  public func nearDuplicates() throws -> [[String]] {
    try read { database in
      var groups: [(first: String, keys: [String], digests: Set<String?>)] = []
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT first, resemblance.key AS key, digest FROM resemblance LEFT JOIN document USING (key)
          ORDER BY first, resemblance.key
          """)
      while let row = try rows.next() {
        let first: String = row["first"]
        if groups.last?.first != first { groups.append((first, [], [])) }
        groups[groups.count - 1].keys.append(row["key"])
        groups[groups.count - 1].digests.insert(row["digest"])
      }
      return groups.filter { $0.digests.count > 1 }.map(\.keys)
    }
  }
}
