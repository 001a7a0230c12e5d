internal import Provenance

/// Parts the numbers of a table's items from what they number, where less white than between columns stands between: the numbers
/// go up, the words behind them begin on one edge, and so does a word of the heading.
struct NumberColumn {
  private static let fewestItems = 3
  private static let longestNumber = 4
  /// In points.
  private static let slack: Float = 0.75
  /// Of the type's size: a number that is a word of the text stands no farther from the next.
  private static let narrowest: Float = 0.35

  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  /// The table with its first column as two, where it holds both.
  func parted(_ table: LayoutTable) -> LayoutTable {
    let firsts = table.rows.compactMap(\.first)
    guard firsts.count == table.rows.count, firsts.allSatisfy({ $0.rows == 1 && $0.columns == 1 }),
      firsts.count > NumberColumn.fewestItems, let edge = edge(of: firsts.dropFirst()),
      let head = firsts.first, head.lines.count == 1, let names = cut(head.lines[0], at: edge)
    else { return table }
    var result = table
    for (row, cell) in firsts.enumerated() {
      var (number, text) = (cell, cell)
      number.lines = row == 0 ? [names.left] : []
      text.lines = row == 0 ? [names.right] : cell.lines
      if row > 0, let line = cell.lines.first, let parts = cut(line, at: edge) {
        number.lines = [parts.left]
        text.lines[0] = parts.right
      }
      result.rows[row].replaceSubrange(0..<1, with: [number, text])
    }
    return result
  }

  /// Where the words behind the numbers begin; nil where not all cells have both.
  private func edge(of cells: ArraySlice<LayoutCell>) -> Float? {
    var (edge, last, count): (Float?, Int, Int) = (nil, -1, 0)
    for cell in cells where !cell.lines.isEmpty {
      let words = words(cell.lines[0])
      guard words.count > 1, let number = number(words[0]), number > last,
        words[1].box.x - words[0].box.right > NumberColumn.narrowest * words[0].size
      else { return nil }
      let here = edge ?? words[1].box.x
      guard abs(words[1].box.x - here) < NumberColumn.slack,
        cell.lines.dropFirst().allSatisfy({ abs($0.box.x - here) < NumberColumn.slack })
      else { return nil }
      (edge, last, count) = (here, number, count + 1)
    }
    return count >= NumberColumn.fewestItems ? edge : nil
  }

  private func number(_ word: TableWord) -> Int? {
    guard word.scalars.count <= NumberColumn.longestNumber else { return nil }
    let text = page.string(word.scalars)
    return Int(text.hasSuffix(".") ? String(text.dropLast()) : text)
  }

  private func words(_ line: TextLine) -> [TableWord] {
    TableWordReader.words(line.chunks, page).sorted { $0.box.x < $1.box.x }
  }

  /// The parts of a line before and from a word that begins on an edge.
  private func cut(_ line: TextLine, at edge: Float) -> (left: TextLine, right: TextLine)? {
    let words = words(line)
    guard let at = words.firstIndex(where: { abs($0.box.x - edge) < NumberColumn.slack }), at > 0 else { return nil }
    return (TextLine(chunks(words[..<at])), TextLine(chunks(words[at...])))
  }

  /// Words that follow each other in the page's text are one chunk.
  private func chunks(_ words: ArraySlice<TableWord>) -> [Chunk] {
    var ranges: [Range<Int>] = []
    for word in words {
      if let last = ranges.last, last.upperBound + 1 == word.scalars.lowerBound, page.isSpace(last.upperBound) {
        ranges[ranges.count - 1] = last.lowerBound..<word.scalars.upperBound
      } else {
        ranges.append(word.scalars)
      }
    }
    return ranges.map { ChunkReader.chunk(page, $0) }
  }
}
