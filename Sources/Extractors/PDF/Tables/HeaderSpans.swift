internal import Provenance

/// Which columns a heading stands over: those above which nothing else stands, and in whose middle it is or whose line it has.
struct HeaderSpans {
  private let grid: TableGrid

  init(_ grid: TableGrid) {
    self.grid = grid
  }

  /// The columns of the headings of a row, given by column, that has another row of headings below it.
  func spans(row: Int, cells: [[TableLine]], below: [Bool]) -> [ClosedRange<Int>] {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    return filled.enumerated().compactMap { at, column in
      let box = cells[column].dropFirst().reduce(cells[column][0].box) { $0.union($1.box) }
      let first = at > 0 ? filled[at - 1] + 1 : min(column, 1)
      let last = at + 1 < filled.count ? filled[at + 1] - 1 : cells.count - 1
      guard first <= column, column <= last, first < last else { return nil }
      return lined(row, box, first...last) ?? centred(box, column, first...last, below)
    }
  }

  /// The columns above a line that is drawn under the heading.
  private func lined(_ row: Int, _ box: Box, _ free: ClosedRange<Int>) -> ClosedRange<Int>? {
    let rule = grid.horizontals.filter { rule in
      abs(rule.at - grid.ys[row + 1].at) < 6 && rule.from <= box.centerX && rule.to >= box.centerX
    }.min { $0.length < $1.length }
    guard let rule, abs(box.centerX - (rule.from + rule.to) / 2) < 0.15 * rule.length || abs(box.x - rule.from) < 8
    else { return nil }
    let covered = free.filter { column in
      let middle = (left(column) + right(column)) / 2
      return middle > rule.from && middle < rule.to
    }
    guard covered.count < grid.xs.count - 1, let first = covered.first, let last = covered.last, last > first else {
      return nil
    }
    return first...last
  }

  /// The widest stretch of columns with headings of their own in whose middle the heading stands.
  private func centred(
    _ box: Box, _ column: Int, _ free: ClosedRange<Int>, _ below: [Bool]
  ) -> ClosedRange<Int>? {
    var best: ClosedRange<Int>?
    for first in free.lowerBound...column {
      for last in column...free.upperBound where last > first && (first...last).allSatisfy({ below[$0] }) {
        let (from, to) = (left(first), right(last))
        guard abs((from + to) / 2 - box.centerX) < 0.06 * (to - from) + 2, last - first > (best?.count ?? 1) - 1 else {
          continue
        }
        best = first...last
      }
    }
    return best
  }

  /// Where the text of a column may begin and end.
  private func left(_ column: Int) -> Float { grid.xs[column].white?.upperBound ?? grid.xs[column].at }
  private func right(_ column: Int) -> Float { grid.xs[column + 1].white?.lowerBound ?? grid.xs[column + 1].at }
}
