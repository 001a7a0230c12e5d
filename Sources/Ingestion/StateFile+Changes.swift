import GRDB
import JSONText

/// A line of the change feed.
public struct Change: Sendable {
  public enum Operation: String, Sendable { case insert, update, delete }

  public var sequence = 0
  public var run: String
  public var operation: Operation
  /// The record's id.
  public var id: String
  public var key: String
  /// Path of the record below the output, spelled as keys are.
  public var record: String
  /// Of the source.
  public var digest: String?
  public var recordDigest: String?
  public var contentDigest: String?

  /// The change as a JSON object on a line.
  public var line: [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    json.key("sequence")
    json.int(sequence)
    let fields: [(String, String?)] = [
      ("run", run), ("operation", operation.rawValue), ("id", id), ("key", key), ("record", record),
      ("digest", digest), ("recordDigest", recordDigest), ("contentDigest", contentDigest),
    ]
    for (name, value) in fields {
      guard let value else { continue }
      json.key(name)
      json.string(value)
    }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}

extension Change {
  init(_ row: Row) {
    self.init(
      sequence: row["sequence"], run: row["run"], operation: Operation(rawValue: row["operation"]) ?? .update,
      id: row["id"], key: row["key"], record: row["record"], digest: row["digest"], recordDigest: row["recordDigest"],
      contentDigest: row["contentDigest"])
  }

  func save(_ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO change (run, operation, id, key, record, digest, recordDigest, contentDigest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [run, operation.rawValue, id, key, record, digest, recordDigest, contentDigest])
  }
}

extension StateFile {
  /// Calls `body` for each change after a sequence number, or of one run.
  public func forEachChange(after sequence: Int = 0, ofRun run: String? = nil, _ body: (Change) throws -> Void) throws {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT * FROM change WHERE sequence > ? AND (? IS NULL OR run = ?) ORDER BY sequence",
        arguments: [sequence, run, run])
      while let row = try rows.next() { try body(Change(row)) }
    }
  }

  /// The number of the last change that is there.
  public func lastSequence() throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT max(sequence) FROM change") ?? 0 }
  }

  /// The name of the last run that changed records and is kept.
  func lastRun() throws -> String? { try read { try String.fetchOne($0, sql: "SELECT max(run) FROM change") } }

  /// Forgets the changes of runs before one.
  func forgetChanges(before run: String) throws {
    let count = try read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM change WHERE run < ?", arguments: [run]) ?? 0
    }
    guard count > 0 else { return }
    try write { try $0.execute(sql: "DELETE FROM change WHERE run < ?", arguments: [run]) }
  }
}

extension StateFile {
  /// The number of the last change that a run made; nil where it made none that is kept.
  public func lastSequence(ofRun run: String) throws -> Int? {
    try read { try Int.fetchOne($0, sql: "SELECT max(sequence) FROM change WHERE run = ?", arguments: [run]) }
  }

  /// The number of the first change that is kept.
  public func firstSequence() throws -> Int? {
    try read { try Int.fetchOne($0, sql: "SELECT min(sequence) FROM change") }
  }
}
