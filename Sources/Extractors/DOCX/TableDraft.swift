import DocumentModel

/// A table being read.
struct TableDraft {
  private(set) var rows: [[Block.Cell]] = []
  private var headerRows: Set<Int> = []
  /// For each column of the grid the cell that reaches down from above.
  private var above: [Int: (row: Int, cell: Int)] = [:]
  private var column = 0
  var style: String?
  /// The box “header row” is ticked.
  var hasFirstRowLook = false
  var isRowHeader = false
  var isRowDeleted = false

  mutating func startRow() {
    rows.append([])
    column = 0
    isRowHeader = false
    isRowDeleted = false
  }

  /// Returns what a deleted row held.
  mutating func endRow() -> [Block.Cell] {
    guard let row = rows.indices.last else { return [] }
    if isRowHeader { headerRows.insert(row) }
    return isRowDeleted ? rows.removeLast() : []
  }

  /// Adds a cell; one that goes on from above adds to that one instead. Returns text for which there is no place.
  mutating func add(_ text: Inline, columns: Int, isMerged: Bool, restarts: Bool) -> Inline? {
    guard let row = rows.indices.last else { return text }
    let columns = min(max(columns, 1), 1000)
    defer { column += columns }
    if isMerged, !restarts, let start = above[column], start.row < row {
      rows[start.row][start.cell].rows = row - start.row + 1
      return text.isEmpty ? nil : text
    }
    rows[row].append(Block.Cell(text: text, columns: columns))
    above[column] = restarts ? (row, rows[row].count - 1) : nil
    return nil
  }

  /// Rows with cells; header rows are those said to repeat, or the first where the table's style sets it apart.
  func finished(styles: StyleSheet) -> Block.Table {
    var headers = headerRows
    if headers.isEmpty, hasFirstRowLook, styles.chain(style).contains(where: \.hasFirstRow), rows.count > 1 {
      headers = [0]
    }
    var table = Block.Table(rows: rows)
    for row in headers where rows.indices.contains(row) {
      for cell in table.rows[row].indices { table.rows[row][cell].isHeader = true }
    }
    table.rows.removeAll(where: \.isEmpty)
    return table
  }
}
