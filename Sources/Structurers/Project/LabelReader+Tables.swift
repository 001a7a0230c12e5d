import DocumentModel
import Provenance

extension LabelReader {
  /// A table is a facts box where its rows have two cells and labels in the first: two of them, or all.
  func read(_ table: Block.Table, _ result: inout [Fact]) {
    let rows = table.rows.filter { $0.count == 2 }
    if let parts = parted(table) { return read(parts, &result) }
    let stated = statedInCells(table)
    if !stated.isEmpty {
      result += stated
      return
    }
    let unsigned = unsigned(table)
    if unsigned.contains(where: { !$0.isWeak }) {
      result += unsigned
      return
    }
    // A row of one cell is a heading.
    guard table.rows.allSatisfy({ $0.count <= 2 }), !isHeaded(table) else { return readColumns(table, &result) }
    var known = rows.filter { field(label: $0[0].text.text) != nil }
    // Heads of columns over rows without a label: `Financier`, `Commitments`.
    if known.count == 1, rows.count > 1, rows[0].allSatisfy(\.isHeader), field(label: rows[0][0].text.text) != nil {
      known = []
    }
    var facts: [Fact] = []
    for row in known { add(row[0].text.text, row[1].text, &facts) }
    let isSure = known.count >= 2 || known.count == rows.count && !known.isEmpty
    result += isSure ? facts : LabelReader.weak(facts)
  }

  /// A table of labels and values only, by rows of two: where a colon has a cell of its own, or two labels stand on a row, each
  /// beside its value.
  private func parted(_ table: Block.Table) -> Block.Table? {
    let width = table.rows.map(\.count).max() ?? 0
    var parts = table
    if width == 4 {
      // A row of one cell is a heading, one of two a label with a wide value.
      guard table.rows.allSatisfy({ [1, 2, 4].contains($0.count) }) else { return nil }
      parts.rows = table.rows.filter { $0.count > 1 }
    } else {
      guard table.rows.allSatisfy({ $0.count == width }) else { return nil }
    }
    if width == 3, table.rows.allSatisfy({ $0[1].text.text.utf8.elementsEqual(":".utf8) }) {
      parts.rows = table.rows.map { [$0[0], $0[2]] }
      return parts
    }
    guard width == 4 else { return nil }
    let pairs = parts.rows.flatMap { row in row.count == 2 ? [row] : [[row[0], row[1]], [row[2], row[3]]] }
    let known = pairs.filter { field(label: $0[0].text.text) != nil }
    // A label above a label: a row of labels over one of values.
    guard known.count >= 3, known.count * 2 >= pairs.count, pairs.allSatisfy({ field(label: $0[1].text.text) == nil })
    else { return nil }
    parts.rows = pairs
    return parts
  }

  /// What is stated in cells, each `Label: value`: three facts at least, in half of the cells.
  private func statedInCells(_ table: Block.Table) -> [Fact] {
    let cells = table.rows.joined().filter { !$0.text.isEmpty }
    guard cells.count >= 3, cells.count <= 60 else { return [] }
    var facts: [Fact] = []
    var count = 0
    for cell in cells {
      let before = facts.count
      readLines(cell.text, &facts)
      if facts.count > before { count += 1 }
    }
    return count >= 3 && count * 2 >= cells.count ? facts : []
  }

  /// A row of header cells above one row of others.
  private func isHeaded(_ table: Block.Table) -> Bool {
    table.rows.count == 2 && table.rows[0].allSatisfy(\.isHeader) && !table.rows[1].contains(where: \.isHeader)
  }

  /// A row of labels above one row of what they are, as boxes beside each other: three labels at least, or all of them; half of header
  /// cells, as budgets and contacts are no such facts. Several such pairs of rows are a grid of boxes.
  private func readColumns(_ table: Block.Table, _ result: inout [Fact]) {
    let rows = table.rows
    guard let width = rows.first?.count, width > 1, rows.count % 2 == 0, rows.allSatisfy({ $0.count == width }) else {
      return
    }
    let pairs = stride(from: 0, to: rows.count, by: 2).map { self.facts(rows[$0], above: rows[$0 + 1]) }
    let facts = pairs.flatMap { $0 }
    if pairs.count == 1 {
      let isEnough = isHeaded(table) && facts.count * 2 >= width
      if facts.count >= 3 || facts.count == width || isEnough { result += facts }
    } else if facts.count >= 3, facts.count * 2 >= width * pairs.count, pairs.allSatisfy({ !$0.isEmpty }) {
      result += facts
    }
  }

  private func facts(_ labels: [Block.Cell], above values: [Block.Cell]) -> [Fact] {
    zip(labels, values).compactMap { label, value in
      guard let field = field(label: label.text.text), case let value = value.text.trimmed(), isValue(value.text, field)
      else { return nil }
      return Fact(field: field, label: label.text.text.stripped(":"), values: [value])
    }
  }
}
