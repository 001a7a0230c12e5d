internal import Provenance

/// Cuts a band of a table, between two lines drawn across it, into rows.
struct RowCutter {
  /// What stands in the columns on a line.
  private struct Row {
    var filled: Set<Int>
    /// Where its parts begin.
    var ahead: Set<Int>
    var top: Float
    var bottom: Float
    var middle: Float
    var characters: Int
    var size: Float
    /// Of the first column.
    var isBold: Bool
    var left: Float
    /// Whether each of its parts begins with a small letter.
    var beginsSmall: Bool
    /// Of the first column: whether it begins with a small letter, how wide its first word is, and where it ends.
    var firstBeginsSmall: Bool
    var firstWord: Float
    var right: Float
  }

  private static let fewLines = 4

  private let rows: [Row]
  /// How far the first column goes.
  private let edge: Float
  private let columnCount: Int
  /// From row to row.
  private let rowDistance: Float?
  /// The least at which rows begin below the line above.
  private let leastDistance: Float?

  init(_ lines: [TableLine], columnCount: Int, column: (Float) -> Int) {
    self.columnCount = columnCount
    rows = lines.map { line in
      let first = line.words.filter { column($0.box.centerX) == 0 }
      let parts = line.segments(1).map { $0.words[0] }
      return Row(
        filled: Set(line.words.map { column($0.box.centerX) }),
        ahead: Set(parts.map { column($0.box.centerX) }), top: line.box.y, bottom: line.box.bottom,
        middle: line.middle, characters: line.words.reduce(0) { $0 + $1.scalars.count }, size: line.size,
        isBold: !first.isEmpty && first.allSatisfy(\.isBold), left: first.first?.box.x ?? 0,
        beginsSmall: parts.allSatisfy(\.beginsSmall), firstBeginsSmall: first.first?.beginsSmall ?? false,
        firstWord: first.first?.box.width ?? 0, right: first.last?.box.right ?? 0)
    }
    edge = rows.map(\.right).max() ?? 0
    let distances = RowCutter.distances(rows, columnCount: columnCount)
    rowDistance = distances.isEmpty ? nil : distances[distances.count / 2]
    leastDistance = distances.count > 2 ? distances[0] : nil
  }

  /// Where rows part. In a table whose rows are all drawn, only where the lines are clearly rows of their own.
  func cuts(isRuled: Bool) -> [Float] {
    guard rows.count > 1, columnCount > 1 else { return [] }
    if isRuled, !isListOfRows, !isGroup { return [] }
    return rows.indices.dropFirst().filter { !continues($0) }
      .map { (rows[$0 - 1].bottom + rows[$0].top) / 2 }
  }

  /// Three lines or more that each fill nearly all columns.
  private var isListOfRows: Bool {
    guard rows.count >= 3 else { return false }
    let used = rows.reduce(into: Set<Int>()) { $0.formUnion($1.filled) }
    guard used.count >= 2 else { return false }
    let full = rows.count { $0.filled.count * 4 >= used.count * 3 && $0.filled.count > 1 }
    let long = rows.count { $0.characters > 16 * max(1, $0.filled.count) }
    return full * 10 >= rows.count * 8 && long * 3 < rows.count
  }

  /// A name in the first column, then lines that each have something in others: set in where they are two or more, or the
  /// name alone is bold.
  private var isGroup: Bool {
    let members = rows.dropFirst()
    guard let first = members.first, rows[0].filled.contains(0) else { return false }
    let common = members.reduce(first.filled) { $0.intersection($1.filled) }
    guard common.contains(0), common.count > 1, rows[0].ahead.intersection(common) == [0],
      members.allSatisfy({ $0.characters <= 16 * max(1, $0.filled.count) })
    else { return false }
    if rows[0].isBold { return !members.contains(where: \.isBold) }
    return members.count > 1 && members.allSatisfy { $0.left > rows[0].left + 0.5 * rows[0].size }
  }

  /// Whether a line is the rest of the row above it.
  private func continues(_ index: Int) -> Bool {
    let (above, here) = (rows[index - 1], rows[index])
    let gap = here.top - above.bottom
    if isBesideLabel(index) { return true }
    guard gap < 0.7 * here.size else { return false }
    if here.filled.isSubset(of: above.filled) {
      let distance = here.middle - above.middle
      if let apart = rowDistance, distance < 0.72 * apart { return true }
      if let least = leastDistance, distance < 0.88 * least { return true }
      // Between two rules, what leaves a cell empty and begins small in all others is no row of its own.
      if rows.count <= RowCutter.fewLines, here.beginsSmall, here.filled != above.filled { return true }
    }
    if isRestOfLabel(index) { return true }
    let isPart = here.filled.count * 2 <= max(columnCount, 2)
    return !here.filled.contains(0) && isPart && gap < 0.5 * here.size
  }

  /// Whether a line goes on with a label that had no room for its next word, which begins small, and leaves cells empty that the label's first
  /// line fills.
  private func isRestOfLabel(_ index: Int) -> Bool {
    let (above, here) = (rows[index - 1], rows[index])
    guard here.firstBeginsSmall, above.filled.contains(0), here.top - above.bottom < 0.5 * here.size,
      edge - above.right < here.firstWord + 0.25 * here.size, abs(here.size - above.size) < 0.05 * here.size
    else { return false }
    let isLess = here.filled.isStrictSubset(of: above.filled) && here.filled.count * 2 <= columnCount
    return isLess || here.filled == [0] && above.filled == [0] && index > 1 && isRestOfLabel(index - 1)
  }

  /// Whether a line and the one above it are parts of one row: numbers level with the middle of a label of several lines.
  private func isBesideLabel(_ index: Int) -> Bool {
    [index - 1, index].contains { middle in
      guard middle > 0, middle + 1 < rows.count, rows[middle - 1].filled == [0], rows[middle + 1].filled == [0] else {
        return false
      }
      let reach = 0.15 * rows[middle].size
      return !rows[middle].filled.contains(0) && rows[middle].top < rows[middle - 1].bottom - reach
        && rows[middle].bottom > rows[middle + 1].top + reach
    }
  }

  /// From row to row, in order of size.
  private static func distances(_ rows: [Row], columnCount: Int) -> [Float] {
    zip(rows, rows.dropFirst()).filter { $0.1.filled.count * 2 > columnCount }
      .map { $0.1.middle - $0.0.middle }.sorted()
  }
}
