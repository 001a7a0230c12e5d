internal import Provenance

/// Makes a table of lines that meet and the words between them.
struct RuledTable {
  private static let cellLimit = 40_000
  private static let manyLines = 12
  /// A title has so many letters at least, so much larger than what else is in its cell.
  private static let titleLetters = 12
  private static let titleSize: Float = 1.5

  private let page: PageText
  private let drawn: RuledGrid

  init(_ page: PageText, _ grid: RuledGrid) {
    self.page = page
    drawn = grid
  }

  /// Nil where the words do not fill the cells as a table's do.
  func table(_ lines: [TableLine]) -> LayoutTable? {
    let box = drawn.box
    let horizontals = drawn.horizontals.filter { !RuledTable.underlines($0, lines) }
    var xs = TableGrid.edges(drawn.verticals.map(\.at) + [box.x, box.right])
    var ys = TableGrid.edges(horizontals.map(\.at) + [box.y, box.bottom])
    guard xs.count >= 2, ys.count >= 2, xs.count * ys.count < RuledTable.cellLimit, xs.count + ys.count > 4 else {
      return nil
    }
    xs = TableGrid.withoutGaps(xs, lines.flatMap(\.words).map(\.box.centerX), narrowest: 9)
    ys = TableGrid.withoutGaps(ys, lines.map(\.middle), narrowest: 6)
    // A box without lines inside is no grid.
    guard xs.count + ys.count > 4, !holdsTitle(lines), isFilled(lines, xs, ys) else { return nil }
    xs = withGaps(xs, lines)
    ys = withRows(ys, xs, lines)
    let grid = TableGrid(xs: xs, ys: ys, horizontals: horizontals, verticals: drawn.verticals)
    let assembler = TableAssembler(page, grid, lines, isClosed: true, headerRows: 0)
    guard let table = assembler.table(), TableJudge(page).accepts(table, isDrawn: true) else { return nil }
    return table.withBoldHeader
  }

  /// Whether a line is drawn below words that stand together, as under a link, and is no longer than they are.
  private static func underlines(_ ruling: Ruling, _ lines: [TableLine]) -> Bool {
    lines.contains { line in
      let distance = ruling.at - line.box.bottom
      guard abs(distance) < 0.35 * line.box.height else { return false }
      return line.segments(1).contains { abs($0.box.x - ruling.from) < 2 && abs($0.box.right - ruling.to) < 2.5 }
    }
  }

  /// Whether one of the cells beside each other holds words in large type among smaller ones: panels of a title's band.
  func holdsTitle(_ lines: [TableLine]) -> Bool {
    let panels = drawn.isRow ? drawn.panels : []
    return panels.count > 1
      && panels.contains { panel in
        let words = lines.flatMap(\.words).filter { panel.holdsCenter(of: $0.box, slack: 0) }
        guard let least = words.map(\.size).min() else { return false }
        let letters = words.filter { $0.size >= RuledTable.titleSize * least }.flatMap(\.scalars)
          .count { CharacterKind.isLetter(page.codes[$0]) }
        return letters >= RuledTable.titleLetters
      }
  }

  /// Most rows and columns have words: else it is a chart or a decoration.
  private func isFilled(_ lines: [TableLine], _ xs: [TableGrid.Edge], _ ys: [TableGrid.Edge]) -> Bool {
    let grid = TableGrid(xs: xs, ys: ys, horizontals: [], verticals: [])
    let rows = Set(lines.map { grid.row(of: $0.middle) })
    let columns = Set(lines.flatMap(\.words).map { grid.column(of: $0.box.centerX) })
    return rows.count * 2 >= ys.count - 1 && columns.count * 2 >= xs.count - 1
  }

  /// Wide columns may hold several that nothing but white parts.
  private func withGaps(_ xs: [TableGrid.Edge], _ lines: [TableLine]) -> [TableGrid.Edge] {
    var result = xs
    for (left, right) in zip(xs, xs.dropFirst()) where right.at - left.at > 60 {
      let inside = lines.compactMap { line -> TableLine? in
        let words = line.words.filter { $0.box.centerX > left.at && $0.box.centerX < right.at }
        return words.isEmpty ? nil : TableLine(words: words, box: line.box)
      }
      let rows = RuledTable.beside(inside)
      for gap in ColumnGaps(rows).gaps where parts(rows, gap) {
        result.append(TableGrid.Edge(white: gap))
      }
    }
    return result.sorted { $0.at < $1.at }
  }

  /// Lines at one height, as links among numbers, are one.
  private static func beside(_ lines: [TableLine]) -> [TableLine] {
    var result: [TableLine] = []
    for line in lines.sorted(by: { $0.middle < $1.middle }) {
      if let last = result.last, line.middle - last.middle < 0.4 * min(line.size, last.size) {
        result[result.count - 1].words = (last.words + line.words).sorted { $0.box.x < $1.box.x }
        result[result.count - 1].box = last.box.union(line.box)
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// Whether most lines have words left and right, and those on the left are no bullets.
  private func parts(_ lines: [TableLine], _ gap: ClosedRange<Float>) -> Bool {
    guard lines.count >= 3,
      gap.upperBound - gap.lowerBound > (lines.count >= RuledTable.manyLines ? 0.5 : 0.6) * lines[0].size
    else { return false }
    var both = 0
    var markers = 0
    for line in lines {
      let left = line.words.filter { $0.box.centerX < gap.lowerBound }
      guard !left.isEmpty, left.count < line.words.count else { continue }
      both += 1
      if left.count == 1, left[0].scalars.count <= 2 || Marker(page, left[0].scalars)?.isWhole == true { markers += 1 }
    }
    // Of many lines some name a group of rows, and have one part.
    return both * 10 >= lines.count * (lines.count >= RuledTable.manyLines ? 6 : 7) && markers * 2 < both
  }

  private func withRows(_ ys: [TableGrid.Edge], _ xs: [TableGrid.Edge], _ lines: [TableLine]) -> [TableGrid.Edge] {
    let grid = TableGrid(xs: xs, ys: ys, horizontals: [], verticals: [])
    var bands = [[TableLine]](repeating: [], count: ys.count - 1)
    for line in lines { bands[grid.row(of: line.middle)].append(line) }
    let cuts = bands.flatMap { band in
      RowCutter(band, columnCount: xs.count - 1, column: grid.column(of:)).cuts(isRuled: true)
    }
    return (ys + cuts.map { TableGrid.Edge(at: $0, isDrawn: false) }).sorted { $0.at < $1.at }
  }
}

extension LayoutTable {
  /// The first row is a header where it alone is bold, or the sum in the last row is, too.
  var withBoldHeader: LayoutTable {
    let body = rows.dropFirst()
    guard rows.count > 1, LayoutTable.isBold(rows[0]),
      !(body.count > 2 ? body.dropLast() : body).contains(where: LayoutTable.isBold)
    else { return self }
    var result = self
    for index in result.rows[0].indices { result.rows[0][index].isHeader = true }
    return result
  }

  private static func isBold(_ row: [LayoutCell]) -> Bool {
    let filled = row.filter { !$0.lines.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { $0.lines.allSatisfy(\.isBold) }
  }
}
