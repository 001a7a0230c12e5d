/// Tells the labels of a chart's axis from a table's numbers: they go on by one step, and beside them stands next to nothing.
struct AxisLabels {
  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  func isChart(_ table: LayoutTable) -> Bool {
    var numbers: [Int: [(row: Int, value: Double)]] = [:]
    for (row, cells) in table.rows.enumerated() {
      each(cells) { column, cell in
        if let value = value(cell) { numbers[column, default: []].append((row, value)) }
      }
    }
    let axes = numbers.filter { AxisLabels.isSteady($0.value.map(\.value)) }
    let rows = Set(axes.values.joined().map(\.row))
    var (all, filled) = (0, 0)
    for row in rows {
      each(table.rows[row]) { column, cell in
        guard axes[column] == nil else { return }
        all += 1
        if !cell.lines.isEmpty { filled += 1 }
      }
    }
    return all > 0 && filled * 5 < all * 2
  }

  private func each(_ row: [LayoutCell], _ body: (Int, LayoutCell) -> Void) {
    var column = 0
    for cell in row {
      body(column, cell)
      column += cell.columns
    }
  }

  private static func isSteady(_ values: [Double]) -> Bool {
    guard values.count >= 4 else { return false }
    let step = values[1] - values[0]
    return step != 0 && zip(values, values.dropFirst()).allSatisfy { abs($0.1 - $0.0 - step) < 0.01 * abs(step) }
  }

  /// The number that a cell begins with.
  private func value(_ cell: LayoutCell) -> Double? {
    guard cell.lines.count == 1, let first = cell.lines[0].chunks.first, first.scalars.count < 40 else { return nil }
    let text = page.string(first.scalars).split(separator: " ").first ?? ""
    return Double(text.filter { $0 != "%" && $0 != "," })
  }
}
