internal import Provenance

/// Tables between horizontal lines: their columns part where white goes down through the lines.
struct BookTables {
  /// A row whose cells have more lines is told by other signs.
  private static let mostLinesOfRow = 8

  private let page: PageText
  private let stack: RuleStack

  init(_ page: PageText, _ stack: RuleStack) {
    self.page = page
    self.stack = stack
  }

  func tables(_ lines: [TableLine]) -> [(table: LayoutTable, box: Box)] {
    var bands = TableBand.bands(stack, lines)
    // A heading on a shade of its own stands over the table.
    for index in bands.indices.dropLast() where bands[index + 1].isTabular {
      if bands[index].lines.count == 1, isShaded(bands[index]) { bands[index].isTabular = true }
    }
    // A sum at the right of a shade of its own stands below it.
    for index in bands.indices.dropFirst() where bands[index - 1].isTabular {
      if bands[index].lines.count == 1, isShaded(bands[index]), isAtRight(bands[index].lines[0]) {
        bands[index].isTabular = true
      }
    }
    return runs(bands).compactMap(table)
  }

  private func isAtRight(_ line: TableLine) -> Bool {
    line.box.x > (stack.left + stack.right) / 2 && stack.right - line.box.right < 0.1 * (stack.right - stack.left)
  }

  private func isShaded(_ band: TableBand) -> Bool {
    page.detail.drawing.areas.contains { area in
      area.color & 0xFFFFFF != 0xFFFFFF && area.box.width > 0.9 * (stack.right - stack.left)
        && abs(area.box.y - band.top) < 4 && abs(area.box.bottom - band.bottom) < 4
    }
  }

  /// Bands that follow each other and are of one table: a line that stands alone between two may be a heading in it.
  private func runs(_ bands: [TableBand]) -> [[TableBand]] {
    var result: [[TableBand]] = []
    var start = 0
    while start < bands.count {
      guard bands[start].isTabular else {
        start += 1
        continue
      }
      var end = start + 1
      var next = end
      while next < bands.count, bands[next].isTabular || bands[next].lines.count <= 2 {
        next += 1
        if bands[next - 1].isTabular { end = next }
      }
      result.append(Array(bands[start..<end]))
      start = end
    }
    return result
  }

  /// Between two rules and no more, a first line that stands alone is the heading of a box.
  private func withoutTitle(_ bands: [TableBand]) -> [TableBand] {
    guard bands.count == 1, bands[0].lines.count > 2, bands[0].lines[0].segments(0.9).count == 1 else { return bands }
    var result = bands
    let title = result[0].lines.removeFirst()
    result[0].top = (title.box.bottom + result[0].lines[0].box.y) / 2
    return result
  }

  /// Text below the last rule but one that would hide columns of what stands above: it is not the table's.
  private func withoutTail(_ bands: [TableBand]) -> [TableBand] {
    guard bands.count > 2, let tail = bands.last, tail.lines.count > 1 else { return bands }
    let body = Array(bands.dropLast())
    let columns = ColumnGaps(body.flatMap(\.lines)).gapsOfColumns.count
    return columns > ColumnGaps(bands.flatMap(\.lines)).gapsOfColumns.count + 1 ? body : bands
  }

  private func table(_ bands: [TableBand]) -> (table: LayoutTable, box: Box)? {
    let bands = withoutTail(withoutTitle(bands))
    let lines = bands.flatMap(\.lines)
    guard lines.count >= 2, let first = bands.first, let last = bands.last else { return nil }
    let gaps = ColumnGaps(lines).gapsOfColumns
    guard !gaps.isEmpty else { return nil }
    let box = Box(x: stack.left, y: first.top, width: stack.right - stack.left, height: last.bottom - first.top)
    let partial = stack.partial.filter { $0.at > box.y && $0.at < box.bottom }
    let xs =
      [TableGrid.Edge(at: box.x, isDrawn: false)]
      + gaps.map { TableGrid.Edge(white: $0) }
      + [TableGrid.Edge(at: box.right, isDrawn: false)]
    let drawn = TableGrid.edges(bands.flatMap { [$0.top, $0.bottom] } + partial.map(\.at))
    let (ys, headerRows) = withRows(drawn, xs, bands)
    let grid = TableGrid(xs: xs, ys: ys, horizontals: stack.rules + partial, verticals: [])
    let assembler = TableAssembler(page, grid, lines, isClosed: false, headerRows: headerRows)
    guard let table = assembler.table(), TableJudge(page).accepts(table, isDrawn: false) else { return nil }
    return (headerRows > 0 ? table : table.withBoldHeader, box)
  }

  private func withRows(
    _ drawn: [TableGrid.Edge], _ xs: [TableGrid.Edge], _ bands: [TableBand]
  ) -> (ys: [TableGrid.Edge], headerRows: Int) {
    let grid = TableGrid(xs: xs, ys: drawn, horizontals: [], verticals: [])
    var parts = [[TableLine]](repeating: [], count: drawn.count - 1)
    for line in bands.flatMap(\.lines) { parts[grid.row(of: line.middle)].append(line) }
    let head = headEnd(bands)
    let filled = parts.filter { !$0.isEmpty }
    let isRuled = filled.count >= 4 && (isShort(filled) || isOneRowEach(filled, grid))
    var ys = drawn
    for (index, part) in parts.enumerated() {
      let isHead = head.map { drawn[index].at < $0 - 1 } ?? false
      let cutter = RowCutter(part, columnCount: xs.count - 1, column: grid.column(of:))
      let cuts = isHead ? headCuts(part, xs) : cutter.cuts(isRuled: isRuled)
      ys += cuts.map { TableGrid.Edge(at: $0, isDrawn: false) }
    }
    ys.sort { $0.at < $1.at }
    return (ys, head.map { head in ys.dropLast().count { $0.at < head - 1 } } ?? 0)
  }

  /// Hardly more than two lines between two rules.
  private func isShort(_ parts: [[TableLine]]) -> Bool {
    parts.reduce(0) { $0 + $1.count } * 10 <= parts.count * 22
  }

  /// Whether between two rules hardly any line below the first fills all that the first does: they are the rest of its cells.
  private func isOneRowEach(_ parts: [[TableLine]], _ grid: TableGrid) -> Bool {
    guard parts.allSatisfy({ $0.count <= BookTables.mostLinesOfRow }) else { return false }
    var (rest, full) = (0, 0)
    for part in parts {
      let first = columns(of: part[0], grid)
      for line in part.dropFirst() {
        rest += 1
        if columns(of: line, grid).isSuperset(of: first) { full += 1 }
      }
    }
    return full * 10 <= rest
  }

  private func columns(of line: TableLine, _ grid: TableGrid) -> Set<Int> {
    Set(line.words.map { grid.column(of: $0.box.centerX) })
  }

  /// In the header, lines are rows where one has a heading of several columns; else they are the lines of its cells.
  private func headCuts(_ lines: [TableLine], _ xs: [TableGrid.Edge]) -> [Float] {
    zip(lines, lines.dropFirst()).compactMap { above, below in
      let spans = above.segments(0.5).contains { segment in
        xs.contains { edge in
          edge.white.map { $0.lowerBound > segment.box.x && $0.upperBound < segment.box.right } ?? false
        }
      }
      return spans ? (above.box.bottom + below.box.y) / 2 : nil
    }
  }

  /// Where the header ends: at the second rule, where few lines stand above it and more below.
  private func headEnd(_ bands: [TableBand]) -> Float? {
    guard bands.count >= 2, bands[0].lines.count <= 6, bands[0].lines.count(where: isAmount) < 2 else { return nil }
    let hasPartial = stack.partial.contains { $0.at > bands[0].top && $0.at < bands[0].bottom }
    let below = bands.dropFirst().reduce(0) { $0 + $1.lines.count }
    guard bands[0].lines.count <= below || hasPartial && bands[0].lines.count <= 2 * below else { return nil }
    return bands[0].bottom
  }

  /// Whether a line says what an amount is of, and the amount in each column: no line of a header does.
  private func isAmount(_ line: TableLine) -> Bool {
    let parts = line.segments(0.9).map { $0.words.flatMap(\.scalars) }
    guard parts.count > 1, parts[0].contains(where: { CharacterKind.isLetter(page.codes[$0]) }) else { return false }
    return parts.dropFirst().allSatisfy { part in
      part.contains { page.codes[$0] == 0x2C || page.codes[$0] == 0x2E }
        && part.allSatisfy { !CharacterKind.isLetter(page.codes[$0]) }
    }
  }
}
