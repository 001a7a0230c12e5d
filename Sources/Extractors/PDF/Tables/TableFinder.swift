internal import Provenance

/// Finds lines whose parts stand in columns: a table without regard to ruling lines.
struct TableFinder {
  /// A part of a line between wide gaps.
  struct Segment {
    var chunks: [Chunk]
    var box: Box
  }

  private let page: PageText
  /// Left edges, after a line's first part, that several lines share: where columns may begin.
  private let edges: [Float]

  private let charts: ChartAreas?

  init(_ page: PageText, lines: [TextLine], charts: ChartAreas? = nil) {
    self.page = page
    self.charts = charts
    edges = TableFinder.edges(lines)
  }

  private static func edges(_ lines: [TextLine]) -> [Float] {
    var counts: [Int: (count: Int, edge: Float)] = [:]
    for line in lines where line.chunks.count > 1 {
      for (left, chunk) in zip(line.chunks, line.chunks.dropFirst())
      where chunk.box.x - left.box.right > ChunkReader.gap * line.size {
        let key = Int(chunk.box.x.rounded())
        counts[key] = ((counts[key]?.count ?? 0) + 1, chunk.box.x)
      }
    }
    return counts.values.filter { $0.count >= 2 }.map(\.edge).sorted()
  }

  /// A line's chunks, cut where a word begins on a shared edge after a gap that is narrow for once.
  private func chunks(_ line: TextLine) -> [Chunk] {
    guard !edges.isEmpty else { return line.chunks }
    return line.chunks.flatMap { chunk -> [Chunk] in
      guard edges.contains(where: { $0 > chunk.box.x + line.size && $0 < chunk.box.right }) else { return [chunk] }
      return cut(chunk)
    }
  }

  private func cut(_ chunk: Chunk) -> [Chunk] {
    var starts = [chunk.scalars.lowerBound]
    for scalar in chunk.scalars.dropFirst() where !page.isSpace(scalar) && page.isSpace(scalar - 1) {
      let left = page.geometry.boxes[scalar].x
      var before = scalar - 1
      while before > chunk.scalars.lowerBound, page.isSpace(before) { before -= 1 }
      guard left - page.geometry.boxes[before].right > 0.5 * chunk.size else { continue }
      if edges.contains(where: { abs($0 - left) < 0.75 }) { starts.append(scalar) }
    }
    guard starts.count > 1 else { return [chunk] }
    return starts.indices.map { index in
      var end = index + 1 < starts.count ? starts[index + 1] : chunk.scalars.upperBound
      while page.isSpace(end - 1) { end -= 1 }
      return ChunkReader.chunk(page, starts[index]..<end)
    }
  }

  /// The first table in the lines, and the lines that it takes.
  func table(in lines: ArraySlice<TextLine>) -> (lines: Range<Int>, table: LayoutTable)? {
    var start = lines.startIndex
    while start < lines.endIndex {
      guard segments(lines[start]).count > 1 else {
        start += 1
        continue
      }
      if standsAlone(start, in: lines) {
        start += 1
        continue
      }
      let end = withoutTail(start..<end(of: start, in: lines), in: lines)
      if let table = table(Array(lines[start..<end])) {
        return withHeading(start..<end, in: lines) ?? (start..<end, table)
      }
      start = end
    }
    return nil
  }

  /// The table with the line above it, where that has words for every column though only spaces part them.
  private func withHeading(_ range: Range<Int>, in lines: ArraySlice<TextLine>) -> (Range<Int>, LayoutTable)? {
    let above = range.lowerBound - 1
    guard above >= lines.startIndex, lines[range.lowerBound].box.y - lines[above].box.bottom < lines[above].size,
      lines[above].scalarCount < 100, let table = table(Array(lines[above..<range.upperBound]))
    else { return nil }
    let columns = table.rows.map(\.count).max() ?? 0
    guard columns > 2, table.rows[0].count == columns, table.rows[0].allSatisfy({ !$0.lines.isEmpty }) else {
      return nil
    }
    return (above..<range.upperBound, table)
  }

  /// A line far above lines that are near each other, such as a running head.
  private func standsAlone(_ index: Int, in lines: ArraySlice<TextLine>) -> Bool {
    guard index + 2 < lines.endIndex else { return false }
    let gap = lines[index + 1].box.y - lines[index].box.bottom
    let next = lines[index + 2].box.y - lines[index + 1].box.bottom
    return gap > 1.0 * lines[index].size && gap > 2.5 * max(next, 0.2 * lines[index].size)
      && abs(lines[index].size - lines[index + 1].size) > 0.1 * lines[index].size
  }

  /// Lines of one part may stand between those of several: the rest of a cell.
  private func end(of start: Int, in lines: ArraySlice<TextLine>) -> Int {
    var end = start + 1
    var index = end
    while index < lines.endIndex, index - end < (isInColumn(lines[index]) || isInColumn(lines[index - 1]) ? 8 : 3) {
      let gap = lines[index].box.y - lines[index - 1].box.bottom
      guard gap < 2.5 * lines[index].size else { break }
      if segments(lines[index]).count > 1 { end = index + 1 }
      index += 1
    }
    return isRest(end, of: start, in: lines) ? end + 1 : end
  }

  /// Whether the line below a table is the rest of a cell of its last row: as near as others that are, and what follows is not.
  private func isRest(_ index: Int, of start: Int, in lines: ArraySlice<TextLine>) -> Bool {
    guard index < lines.endIndex, index - start > 3, segments(lines[index]).count == 1 else { return false }
    let gap = { (line: Int) in lines[line].box.y - lines[line - 1].box.bottom }
    let (own, slack) = (gap(index), 0.1 * lines[index].size)
    let gaps = ((start + 1)..<index).map(gap)
    return (abs(lines[index].box.x - lines[index - 1].box.x) < 0.75 || isInColumn(lines[index]))
      && gaps.contains { abs($0 - own) < slack } && gaps.contains { $0 > own + 3 * slack }
      && (index + 1 == lines.endIndex || gap(index + 1) > own + 3 * slack)
  }

  /// Where a table ends below which text that has fewer parts would hide some of its columns.
  private func withoutTail(_ range: Range<Int>, in lines: ArraySlice<TextLine>) -> Int {
    guard range.count > 4 else { return range.upperBound }
    let counts = range.map { segments(lines[$0]).count }
    let usual = counts.sorted()[counts.count / 2]
    guard usual > 2, let last = range.last(where: { counts[$0 - range.lowerBound] + 1 >= usual }),
      last + 1 < range.upperBound
    else { return range.upperBound }
    let columns = { (lines: ArraySlice<TextLine>) in ColumnGaps(tableLines(Array(lines))).gapsOfColumns.count }
    return columns(lines[range.lowerBound...last]) > columns(lines[range]) ? last + 1 : range.upperBound
  }

  /// Whether a line begins where a column does, and not the first: the rest of a cell.
  private func isInColumn(_ line: TextLine) -> Bool {
    edges.contains { abs($0 - line.box.x) < 0.75 }
  }

  private func segments(_ line: TextLine) -> [Segment] {
    if isJustified(line) { return [Segment(chunks: line.chunks, box: line.box)] }
    var result: [Segment] = []
    for chunk in chunks(line) {
      if let last = result.indices.last, !startsColumn(chunk, after: result[last], line),
        chunk.box.x - result[last].box.right < 1.1 * line.size || isMarker(result[last])
      {
        result[last].chunks.append(chunk)
        result[last].box = result[last].box.union(chunk.box)
      } else {
        result.append(Segment(chunks: [chunk], box: chunk.box))
      }
    }
    return result
  }

  /// Whether a chunk that stands close to the part before it begins a column all the same.
  private func startsColumn(_ chunk: Chunk, after segment: Segment, _ line: TextLine) -> Bool {
    chunk.box.x - segment.box.right > 0.5 * line.size && edges.contains { abs($0 - chunk.box.x) < 0.75 }
      && !isMarker(segment)
  }

  /// A line of prose with its words drawn apart: all gaps between words are alike, and wider than usual, but no wider than
  /// a word.
  private func isJustified(_ line: TextLine) -> Bool {
    var gaps: [Float] = []
    var letters = 0
    var last: Int?
    for scalar in line.chunks.lazy.flatMap(\.scalars) where !page.isSpace(scalar) {
      if CharacterKind.isLowercase(page.codes[scalar]) { letters += 1 }
      if let last, scalar != last + 1 {
        gaps.append(page.geometry.boxes[scalar].x - page.geometry.boxes[last].right)
      }
      last = scalar
    }
    guard gaps.count >= 2, letters * 3 > line.scalarCount * 2, let widest = gaps.max(), let narrowest = gaps.min()
    else {
      return false
    }
    return narrowest > 0.45 * line.size && narrowest < 2.5 * line.size && narrowest >= 0.5 * widest
  }

  private func isMarker(_ segment: Segment) -> Bool {
    segment.chunks.count == 1 && Marker(page, segment.chunks[0].scalars)?.isWhole == true
  }

  private func table(_ lines: [TextLine]) -> LayoutTable? {
    let rows = lines.map(segments)
    guard rows.filter({ $0.count > 1 }).count >= 3 else { return nil }
    // Prose that happens to be cut: lines as wide as text.
    let cells = rows.flatMap { $0 }
    let long = cells.filter { $0.chunks.reduce(0) { $0 + $1.scalars.count } > 60 }
    guard long.count * 5 < cells.count, let table = grid(lines) ?? AmountColumn(page).table(rows) else {
      return nil
    }
    guard TableJudge(page).accepts(table, isDrawn: false), !Imprint.isOne(table, page) else { return nil }
    if let charts, charts.hold(table: lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }) { return nil }
    return NumberColumn(page).parted(table.withBoldHeader)
  }

  private func tableLines(_ lines: [TextLine]) -> [TableLine] {
    lines.map { line in
      TableLine(words: TableWordReader.words(line.chunks, page).sorted { $0.box.x < $1.box.x }, box: line.box)
    }
  }

  /// Columns part where white goes down through the lines.
  private func grid(_ lines: [TextLine]) -> LayoutTable? {
    let lines = tableLines(lines)
    let gaps = ColumnGaps(lines).gapsOfColumns
    guard !gaps.isEmpty, let top = lines.map(\.box.y).min(), let bottom = lines.map(\.box.bottom).max() else {
      return nil
    }
    let xs =
      [TableGrid.Edge(at: lines.map(\.box.x).min() ?? 0, isDrawn: false)] + gaps.map { TableGrid.Edge(white: $0) }
      + [TableGrid.Edge(at: lines.map(\.box.right).max() ?? 0, isDrawn: false)]
    var grid = TableGrid(
      xs: xs, ys: [top, bottom].map { TableGrid.Edge(at: $0, isDrawn: false) }, horizontals: [], verticals: [])
    let cuts = RowCutter(lines, columnCount: xs.count - 1, column: grid.column(of:)).cuts(isRuled: false)
    grid.ys.insert(contentsOf: cuts.map { TableGrid.Edge(at: $0, isDrawn: false) }, at: 1)
    return TableAssembler(page, grid, lines, isClosed: false, headerRows: 0).table()
  }
}
