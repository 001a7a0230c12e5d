internal import Provenance

/// Puts the words of a region into the cells of a grid, joins cells that nothing separates, and tells the header.
struct TableAssembler {
  private let page: PageText
  private let grid: TableGrid
  private let lines: [TableLine]
  /// Whether the table's cells are drawn as boxes: a missing line joins two that have text each.
  private let isClosed: Bool
  /// How many of the grid's rows are above the body.
  private let headerRows: Int
  private var text: [[[TableLine]]]
  /// Edges between columns that text goes across, by row.
  private var crossed: Set<Place> = []

  /// Cells of columns that are not closed by lines, as the labels left of a frame: each line is of its row.
  private var open: Set<Place> = []

  private struct Place: Hashable {
    var row: Int
    var column: Int
  }

  init(_ page: PageText, _ grid: TableGrid, _ lines: [TableLine], isClosed: Bool, headerRows: Int) {
    self.page = page
    self.grid = grid
    self.lines = lines
    self.isClosed = isClosed
    self.headerRows = headerRows
    text = Array(
      repeating: Array(repeating: [], count: max(1, grid.xs.count - 1)), count: max(1, grid.ys.count - 1))
    for line in lines { place(line) }
    if isClosed { for column in 0..<columnCount { findOpen(column) } }
    for row in 0..<max(0, min(headerRows, rowCount) - 1) { spanHeadings(row) }
  }

  /// Four rows or more with text that no line parts.
  private mutating func findOpen(_ column: Int) {
    var start = 0
    for row in 0..<rowCount {
      let isLast = row + 1 == rowCount || grid.hasHorizontal(row + 1, column: column)
      guard isLast else { continue }
      if row - start >= 3, (start...row).allSatisfy({ !text[$0][column].isEmpty }) {
        for row in start...row { open.insert(Place(row: row, column: column)) }
      }
      start = row + 1
    }
  }

  private mutating func spanHeadings(_ row: Int) {
    for span in HeaderSpans(grid).spans(row: row, cells: text[row], below: text[row + 1].map { !$0.isEmpty }) {
      for column in span.dropLast() { crossed.insert(Place(row: row, column: column)) }
    }
  }

  private var columnCount: Int { grid.xs.count - 1 }
  private var rowCount: Int { grid.ys.count - 1 }

  /// Cuts a line where columns part, and puts the pieces into their columns.
  private mutating func place(_ line: TableLine) {
    let row = grid.row(of: line.middle)
    var start = 0
    for piece in LineCutter(grid, row: row).pieces(line) {
      let first = max(start, min(grid.column(of: piece.line.words[0].box.centerX), piece.lastColumn))
      let last = grid.column(of: piece.line.words[piece.line.words.count - 1].box.centerX)
      for column in first..<max(first, min(last, piece.lastColumn)) {
        crossed.insert(Place(row: row, column: column))
      }
      text[row][first].append(piece.line)
      start = min(piece.lastColumn + 1, columnCount - 1)
    }
  }

  private func joinsRight(_ row: Int, _ column: Int) -> Bool {
    if crossed.contains(Place(row: row, column: column)) { return true }
    guard grid.xs[column + 1].isDrawn, !grid.hasVertical(column + 1, row: row) else { return false }
    return text[row][column].isEmpty || text[row][column + 1].isEmpty
  }

  private func joinsDown(_ row: Int, _ column: Int) -> Bool {
    guard !grid.hasHorizontal(row + 1, column: column) else { return false }
    if isClosed { return grid.ys[row + 1].isDrawn && !open.contains(Place(row: row, column: column)) }
    return row + 1 < headerRows && (text[row][column].isEmpty || text[row + 1][column].isEmpty)
  }

  /// The table, without rows and columns that have nothing in them.
  func table() -> LayoutTable? {
    var taken = Array(repeating: Array(repeating: false, count: columnCount), count: rowCount)
    var cells: [(row: Int, column: Int, rows: Int, columns: Int, lines: [TableLine])] = []
    for row in 0..<rowCount {
      for column in 0..<columnCount where !taken[row][column] {
        var columns = 1
        while column + columns < columnCount, !taken[row][column + columns], joinsRight(row, column + columns - 1) {
          columns += 1
        }
        var rows = 1
        let range = column..<(column + columns)
        while row + rows < rowCount, range.allSatisfy({ joinsDown(row + rows - 1, $0) && !taken[row + rows][$0] }),
          range.dropLast().allSatisfy({ joinsRight(row + rows, $0) })
        {
          rows += 1
        }
        var lines: [TableLine] = []
        for down in row..<(row + rows) {
          for across in range {
            taken[down][across] = true
            lines += text[down][across]
          }
        }
        cells.append((row, column, rows, columns, lines))
      }
    }
    return compact(cells)
  }

  private func compact(
    _ cells: [(row: Int, column: Int, rows: Int, columns: Int, lines: [TableLine])]
  ) -> LayoutTable? {
    var usedRows = Set<Int>()
    var usedColumns = Set<Int>()
    for cell in cells where !cell.lines.isEmpty {
      usedRows.insert(cell.row)
      usedColumns.insert(cell.column)
    }
    var rows: [[LayoutCell]] = []
    for row in usedRows.sorted() {
      var result: [LayoutCell] = []
      for cell in cells where (cell.row..<(cell.row + cell.rows)).first(where: usedRows.contains) == row {
        let columns = (cell.column..<(cell.column + cell.columns)).count(where: usedColumns.contains)
        let spanned = (cell.row..<(cell.row + cell.rows)).count(where: usedRows.contains)
        guard columns > 0 else { continue }
        result.append(
          LayoutCell(lines: textLines(cell.lines), columns: columns, rows: spanned, isHeader: row < headerRows))
      }
      rows.append(result)
    }
    return rows.isEmpty ? nil : LayoutTable(rows: rows)
  }

  private func textLines(_ lines: [TableLine]) -> [TextLine] {
    lines.sorted { ($0.middle, $0.box.x) < ($1.middle, $1.box.x) }
      .map { line in TextLine(pieces(of: line).map { ChunkReader.chunk(page, $0) }) }
  }

  /// Words that follow each other in the page's text are one range of it, but for those that only a gap parts.
  private func pieces(of line: TableLine) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for word in line.words {
      if let last = result.last, word.scalars.lowerBound > last.upperBound,
        word.scalars.lowerBound - last.upperBound <= 2,
        (last.upperBound..<word.scalars.lowerBound).allSatisfy(page.isSpace)
      {
        result[result.count - 1] = last.lowerBound..<word.scalars.upperBound
      } else {
        result.append(word.scalars)
      }
    }
    return result
  }
}
