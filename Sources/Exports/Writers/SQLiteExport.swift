import Foundation
import GRDB

/// Tables in an SQLite database: keys, indices and full-text search over blocks.
public final class SQLiteExport {
  private let database: DatabaseQueue
  private let tables: [any ExportTable]
  private let statements: [String]

  /// Makes the database with its empty tables.
  ///
  /// - Parameters:
  ///   - path: of a file that does not exist.
  ///   - tables: what it is to hold; `documents` among them, which the others refer to.
  /// - Throws: `ExportFailure`.
  public init(path: String, tables: [any ExportTable]) throws(ExportFailure) {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The file is thrown away where the run does not end: nothing needs to be safe before.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    database = try SQLiteExport.failing { try DatabaseQueue(path: path, configuration: configuration) }
    self.tables = tables
    statements = tables.map { table in
      let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
      return "INSERT INTO \(SQLiteExport.quoted(table.name)) VALUES (\(marks))"
    }
    try write { database in
      for table in tables { try database.execute(sql: SQLiteExport.definition(table)) }
    }
  }

  private static func failing<T>(_ body: () throws -> T) throws(ExportFailure) -> T {
    do {
      return try body()
    } catch {
      throw ExportFailure((error as? DatabaseError)?.message ?? "\(error)")
    }
  }

  private func write(_ body: (Database) throws -> Void) throws(ExportFailure) {
    try SQLiteExport.failing { try database.write(body) }
  }

  /// Adds records, in one transaction.
  ///
  /// - Throws: `ExportFailure`, also where two records have one id.
  public func add(_ records: [ExportRecord]) throws(ExportFailure) {
    try write { database in
      for (table, sql) in zip(tables, statements) {
        let statement = try database.cachedStatement(sql: sql)
        for record in records {
          for row in table.rows(of: record) {
            try statement.execute(arguments: StatementArguments(row.map(SQLiteExport.value)))
          }
        }
      }
    }
  }

  /// Makes indices and the full-text search, and closes the file.
  ///
  /// - Throws: `ExportFailure`.
  public func finish() throws(ExportFailure) {
    let names = Set(tables.map(\.name))
    try write { database in
      for (table, columns) in SQLiteExport.indices where names.contains(table) {
        let name = "\(table)_\(columns.joined(separator: "_"))"
        let list = columns.map(SQLiteExport.quoted).joined(separator: ", ")
        try database.execute(sql: "CREATE INDEX \(SQLiteExport.quoted(name)) ON \(table) (\(list))")
      }
      if names.contains("blocks") { try database.execute(sql: SQLiteExport.search) }
    }
    try SQLiteExport.failing { try database.close() }
  }

  private static let indices: [(table: String, columns: [String])] = [
    ("documents", ["key"]), ("fields", ["id", "pointer"]), ("fields", ["pointer", "value"]), ("blocks", ["id"]),
    ("quantities", ["id"]), ("quantities", ["unit", "value"]), ("links", ["id"]), ("links", ["resolved"]),
    ("evidence", ["id", "pointer"]),
  ]

  private static let search = """
    CREATE VIRTUAL TABLE blocks_search USING fts5(heading_path, text, content='blocks', content_rowid='rowid', \
    tokenize='unicode61 remove_diacritics 2');
    INSERT INTO blocks_search(blocks_search) VALUES ('rebuild');
    """

  private static func definition(_ table: any ExportTable) -> String {
    let name = table.name
    let columns = table.columns.map { column in
      var text = "\(quoted(column.databaseName)) \(affinity(column.kind))"
      if column.name == "id" {
        text +=
          name == "documents"
          ? " PRIMARY KEY NOT NULL" : " NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED"
      }
      return text
    }
    return "CREATE TABLE \(quoted(name)) (\(columns.joined(separator: ", ")))"
  }

  private static func affinity(_ kind: ExportColumn.Kind) -> String {
    switch kind {
    case .text: "TEXT"
    case .day: "DATE"
    case .integer: "INTEGER"
    case .number: "REAL"
    }
  }

  private static func value(_ cell: ExportCell) -> DatabaseValue {
    switch cell {
    case .empty: .null
    case .text(let text): text.databaseValue
    case .integer(let number): number.databaseValue
    case .number(let spelling): (Double(spelling) ?? 0).databaseValue
    }
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
