import Exports
import SystemPackage

/// One table as CSV or JSON Lines, to stdout or a file.
struct LinesTarget: ExportTarget {
  private let table: any ExportTable
  private let line: ([ExportCell]) -> [UInt8]
  private var output: BufferedOutput

  /// - Throws: `CommandFailure` (73, 74).
  init(_ table: any ExportTable, _ command: ExportCommand, to path: String?) throws {
    self.table = table
    output = try BufferedOutput(to: path)
    if command.form == .csv {
      let writer = CSVWriter(guardsFormulas: !command.rawCells)
      line = writer.line
      if command.bom { try output.write(CSVWriter.byteOrderMark) }
      try output.write(writer.head(table.columns))
    } else {
      line = JSONLinesWriter(table.columns).line
    }
  }

  mutating func add(_ record: ExportRecord) throws {
    for row in table.rows(of: record) { try output.write(line(row)) }
  }

  mutating func finish() throws { try output.finish() }
  func abandon() { output.abandon() }
}

/// Several tables, a file each.
struct FolderTarget: ExportTarget {
  private var targets: [LinesTarget]

  init(_ targets: [LinesTarget]) {
    self.targets = targets
  }

  mutating func add(_ record: ExportRecord) throws {
    for index in targets.indices { try targets[index].add(record) }
  }

  mutating func finish() throws {
    for index in targets.indices { try targets[index].finish() }
  }

  func abandon() {
    for target in targets { target.abandon() }
  }
}
