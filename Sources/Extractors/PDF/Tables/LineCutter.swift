internal import Provenance

/// Cuts a line of a table where its columns part.
struct LineCutter {
  /// What stands left of a cut, and the last column that it may be in.
  struct Piece {
    var line: TableLine
    var lastColumn: Int
  }

  private let grid: TableGrid
  private let row: Int

  init(_ grid: TableGrid, row: Int) {
    self.grid = grid
    self.row = row
  }

  func pieces(_ line: TableLine) -> [Piece] {
    // A line that has words for every column is cut even where only a space parts them.
    let narrow = pieces(line, cutsNarrow: true)
    if narrow.count == grid.xs.count - 1 { return narrow }
    return pieces(line, cutsNarrow: false)
  }

  private func pieces(_ line: TableLine, cutsNarrow: Bool) -> [Piece] {
    var result: [Piece] = []
    var words: [TableWord] = []
    for (index, word) in line.words.enumerated() {
      words.append(word)
      guard index + 1 < line.words.count else { break }
      let used = result.last.map { $0.lastColumn + 1 } ?? 0
      if let edge = edge(word, line.words[index + 1], after: used, cutsNarrow) {
        result.append(Piece(line: LineCutter.line(words), lastColumn: edge - 1))
        words = []
      }
    }
    if !words.isEmpty { result.append(Piece(line: LineCutter.line(words), lastColumn: grid.xs.count - 2)) }
    return result
  }

  private static func line(_ words: [TableWord]) -> TableLine {
    TableLine(words: words, box: words.dropFirst().reduce(words[0].box) { $0.union($1.box) })
  }

  /// The last edge between two words.
  private func edge(_ left: TableWord, _ right: TableWord, after column: Int, _ cutsNarrow: Bool) -> Int? {
    let inner = max(1, column + 1)..<max(max(1, column + 1), grid.xs.count - 1)
    return inner.last { edge in
      let place = grid.xs[edge]
      guard let white = place.white else {
        return left.box.centerX < place.at && right.box.centerX > place.at
          && (grid.hasVertical(edge, row: row) || right.box.x - left.box.right > 0.9 * right.size)
      }
      return parts(left, right, white, cutsNarrow)
    }
  }

  private func parts(_ left: TableWord, _ right: TableWord, _ white: ClosedRange<Float>, _ cutsNarrow: Bool) -> Bool {
    let size = max(left.size, right.size)
    guard left.box.right < white.upperBound + 0.1 * size, right.box.x > white.lowerBound - 0.1 * size else {
      return false
    }
    if right.box.x - left.box.right > left.gap(before: right, 0.5) * size { return true }
    guard cutsNarrow else { return false }
    return abs(right.box.x - white.upperBound) < 0.7 * size || abs(left.box.right - white.lowerBound) < 0.7 * size
  }
}
