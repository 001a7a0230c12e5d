internal import Provenance

/// Tells tables from charts, frames around text, and text in columns.
struct TableJudge {
  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  func accepts(_ table: LayoutTable, isDrawn: Bool) -> Bool {
    let cells = table.rows.joined().filter { !$0.lines.isEmpty }
    let columns = table.rows.map { $0.reduce(0) { $0 + $1.columns } }.max() ?? 0
    guard cells.count >= 3, !table.rows.isEmpty else { return false }
    if columns == 1 { return isDrawn && isColumn(table) }
    guard table.rows.count(where: { $0.count { !$0.lines.isEmpty } > 1 }) >= (isDrawn ? 1 : 2), table.rows.count >= 2
    else {
      return false
    }
    if !isDrawn, isContents(table.rows) || isNumberedText(table.rows) { return false }
    return !AxisLabels(page).isChart(table) && !isFrame(cells, columns) && !isProse(table)
      && (isDrawn || !isRunningText(table)) && !isSparse(table, columns)
  }

  /// Few cells have text, and neither the first row nor the first column says what the others are for: labels of a chart.
  private func isSparse(_ table: LayoutTable, _ columns: Int) -> Bool {
    let cells = table.rows.joined()
    let filled = cells.count { !$0.lines.isEmpty }
    guard columns >= 3, filled * 20 < cells.count * 11 else { return false }
    let heads = table.rows[0].count { !$0.lines.isEmpty }
    let labels = table.rows.count { !($0.first?.lines.isEmpty ?? true) }
    return heads * 3 < table.rows[0].count * 2 || labels * 3 < table.rows.count * 2
  }

  /// A single column is a table where its rows are many and short.
  private func isColumn(_ table: LayoutTable) -> Bool {
    table.rows.count >= 4 && table.rows.allSatisfy { row in row.allSatisfy { $0.lines.count <= 3 } }
  }

  /// Boxes around whole parts of a page.
  private func isFrame(_ cells: [LayoutCell], _ columns: Int) -> Bool {
    let longest = cells.map(\.lines.count).max() ?? 0
    return cells.count <= 3 && longest > 12 || longest > 45 || cells.count <= 6 && cells.contains(where: hasSections)
  }

  /// Whether a cell holds several headings with text below each: a part of a page in colours of its own.
  private func hasSections(_ cell: LayoutCell) -> Bool {
    guard cell.lines.count >= 6 else { return false }
    let text = cell.lines.map(\.size).sorted()[cell.lines.count / 2]
    let isHead = cell.lines.map { $0.size > 1.15 * text || $0.isBold }
    return zip(isHead, isHead.dropFirst()).count { $0 && !$1 } >= 2
  }

  /// A column whose lines are one text: sentences that go on from row to row, with small letters.
  private func isRunningText(_ table: LayoutTable) -> Bool {
    let width = table.rows.map(\.count).max() ?? 0
    return (0..<width).contains { column in
      let goesOn = zip(table.rows, table.rows.dropFirst()).count { above, below in
        guard above.indices.contains(column), below.indices.contains(column), above[column].lines.count == 1,
          let upper = above[column].lines.first, let lower = below[column].lines.first
        else { return false }
        return upper.scalarCount > 40 && !CharacterKind.isSentenceEnd(page.codes[upper.last])
          && CharacterKind.isLowercase(page.codes[lower.first])
      }
      return goesOn >= 3 && goesOn * 5 >= table.rows.count
    }
  }

  /// Text that runs on in every column: lines as wide as their column that begin with small letters.
  private func isProse(_ table: LayoutTable) -> Bool {
    let cells = table.rows.joined().filter { !$0.lines.isEmpty }
    let running = cells.count { cell in
      cell.lines.count == 1 && cell.lines[0].scalarCount > 24
        && CharacterKind.isLowercase(page.codes[cell.lines[0].first])
    }
    return running * 3 > cells.count
  }

  /// A table of contents: words, and the numbers of pages in order.
  private func isContents(_ rows: [[LayoutCell]]) -> Bool {
    guard rows.count >= 4, rows.allSatisfy({ $0.count <= 3 }) else { return false }
    let last = rows.compactMap { $0.count > 1 ? $0.last?.lines : nil }.filter { !$0.isEmpty }
    let known = last.compactMap(number)
    let inOrder = zip(known, known.dropFirst()).allSatisfy { $0 <= $1 }
    guard inOrder, known.count == last.count, known.count * 10 >= rows.count * 8 else { return false }
    return rows.allSatisfy {
      $0.count < 3 || $0[0].lines.isEmpty || Marker(page, $0[0].lines[0].chunks[0].scalars) != nil
    }
  }

  /// Notes or paragraphs with their numbers set apart: 27, 28, 29.
  private func isNumberedText(_ rows: [[LayoutCell]]) -> Bool {
    guard rows[0].count == 2 else { return false }
    let numbers = rows.map { number($0.first?.lines ?? []) }
    let known = numbers.compactMap { $0 }
    return known.count >= 2 && rows.indices.allSatisfy { numbers[$0] != nil || rows[$0].first?.lines.isEmpty ?? true }
      && zip(known, known.dropFirst()).allSatisfy { $0 + 1 == $1 }
  }

  /// The number that a cell is, if it is nothing else.
  private func number(_ cell: [TextLine]) -> Int? {
    guard cell.count == 1, cell[0].chunks.count == 1, cell[0].scalarCount <= 4 else { return nil }
    return Int(page.string(cell[0].chunks[0].scalars))
  }
}
