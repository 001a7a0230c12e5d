import Exports
import Foundation
import Runner
import SystemPackage

/// All tables in a database, which stands in its place only when it is whole.
struct SQLiteTarget: ExportTarget {
  private static let batch = 200

  private let path: FilePath
  private let temporary: FilePath
  private let database: SQLiteExport
  private var waiting: [ExportRecord] = []

  /// - Throws: `CommandFailure` (73).
  init(_ path: String, _ tables: [any ExportTable]) throws {
    self.path = FilePath(path)
    temporary = self.path.removingLastComponent().appending(".\(getpid()).verbatim-part")
    _ = temporary.withPlatformString { unlink($0) }
    do {
      database = try SQLiteExport(path: temporary.string, tables: tables)
    } catch {
      throw CommandFailure(.cantCreate, "can't create \(self.path.shown): \(error)")
    }
  }

  mutating func add(_ record: ExportRecord) throws {
    waiting.append(record)
    if waiting.count >= SQLiteTarget.batch { try flush() }
  }

  private mutating func flush() throws {
    let records = waiting
    waiting.removeAll(keepingCapacity: true)
    try writing { try database.add(records) }
  }

  mutating func finish() throws {
    try flush()
    try writing { try database.finish() }
    let renamed = temporary.withPlatformString { old in path.withPlatformString { rename(old, $0) } }
    guard renamed == 0 else {
      throw CommandFailure(.inputOutput, "can't write \(path.shown): \(String(cString: strerror(errno)))")
    }
  }

  private func writing(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as ExportFailure {
      throw CommandFailure(.inputOutput, "can't write \(path.shown): \(failure)")
    }
  }

  func abandon() { _ = temporary.withPlatformString { unlink($0) } }
}
