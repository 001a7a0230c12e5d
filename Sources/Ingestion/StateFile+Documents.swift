import GRDB
import Stages

extension DocumentState {
  init(_ row: Row) {
    self.init(
      key: row["key"], source: row["source"], status: Status(rawValue: row["status"]) ?? .quarantined,
      size: row["size"], modified: row["modified"], fingerprint: row["fingerprint"])
    digest = row["digest"]
    mediaType = row["mediaType"]
    record = row["record"]
    recordSize = row["recordSize"]
    recordDigest = row["recordDigest"]
    contentDigest = row["contentDigest"]
    let list: String = row["companions"]
    companions = list.split(separator: "\n").map(String.init)
    isStale = row["isStale"]
    code = row["code"]
    reason = row["reason"]
    attempts = row["attempts"]
    retry = row["retry"]
    accepted = row["accepted"]
    missed = row["missed"]
    if let key: String = row["container"], let digest: String = row["containerDigest"],
      let offset: Int = row["position"]
    {
      container = ContainerPlace(key: key, digest: digest, offset: offset)
    }
  }

  func save(_ database: Database) throws {
    let values: [(any DatabaseValueConvertible)?] = [
      key, source, status.rawValue, size, modified, digest, fingerprint, mediaType, record, recordSize, recordDigest,
      contentDigest, companions.joined(separator: "\n"), isStale, code, reason, attempts, retry, accepted, missed,
      container?.key, container?.digest, container?.offset,
    ]
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO document VALUES (\(marks))")
      .execute(arguments: StatementArguments(values))
  }
}

extension StateFile {
  /// Calls `body` for each document in order of the bytes of its key.
  public func forEachDocument(where condition: String = "1", _ body: (DocumentState) throws -> Void) throws {
    try read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM document WHERE \(condition) ORDER BY key")
      while let row = try rows.next() { try body(DocumentState(row)) }
    }
  }

  public func document(_ key: String) throws -> DocumentState? {
    try read { try Row.fetchOne($0, sql: "SELECT * FROM document WHERE key = ?", arguments: [key]) }
      .map { DocumentState($0) }
  }

  public func save(_ documents: [DocumentState]) throws {
    guard !documents.isEmpty else { return }
    try write { database in for document in documents { try document.save(database) } }
  }

  /// How many documents there are of each status, and how many records are stale.
  public func counts() throws -> StateCounts {
    try read { database in
      var counts = StateCounts()
      for row in try Row.fetchAll(database, sql: "SELECT status, count(*) AS n FROM document GROUP BY status") {
        let status: String = row["status"]
        counts.byStatus[status] = row["n"]
      }
      counts.stale = try Int.fetchOne(database, sql: "SELECT count(*) FROM document WHERE isStale") ?? 0
      counts.accepted =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM document WHERE status = 'quarantined' AND accepted IS NOT NULL") ?? 0
      return counts
    }
  }

  /// Keys of documents with the same bytes, each group and all groups in order of keys.
  public func duplicates() throws -> [[String]] {
    try read { database in
      var groups: [(digest: String, keys: [String])] = []
      for row in try Row.fetchAll(database, sql: "SELECT digest, key FROM duplicate ORDER BY digest, key") {
        let digest: String = row["digest"]
        if groups.last?.digest != digest { groups.append((digest, [])) }
        groups[groups.count - 1].keys.append(row["key"])
      }
      return groups.map(\.keys).sorted { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) }
    }
  }

  /// Every document, in order, a line each, without what depends on when and how often was tried.
  public func dump() throws -> String {
    var text = ""
    try forEachDocument { document in
      var document = document
      document.attempts = 0
      text += "\(document)\n"
    }
    for group in try nearDuplicates() { text += "nearly the same: \(group)\n" }
    return text
  }
}

/// How many documents a state has.
public struct StateCounts: Sendable {
  public var byStatus: [String: Int] = [:]
  public var stale = 0
  /// In quarantine, and let be.
  public var accepted = 0

  public subscript(status: DocumentState.Status) -> Int { byStatus[status.rawValue] ?? 0 }
  /// All but tombstones and what no extractor takes.
  public var live: Int { self[.converted] + self[.quarantined] }
  /// In quarantine, and not let be.
  public var waiting: Int { self[.quarantined] - accepted }
}
