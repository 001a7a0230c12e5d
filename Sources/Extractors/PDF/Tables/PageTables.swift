internal import Provenance

/// Finds the tables that lines are drawn for, before the page is cut into columns: no gutter goes through a table.
struct PageTables {
  /// More chunks than this on a page are no text to look for tables in.
  private static let chunkLimit = 20_000
  /// More frames than this are a drawing.
  private static let frameLimit = 200

  /// What is left of the page's chunks, and one for each table.
  private(set) var chunks: [Chunk]
  /// Of what is drawn around text that is no table.
  private(set) var frames: [Box] = []
  /// Horizontal lines that meet no others and are of no table.
  private(set) var freeRules: [Ruling] = []
  private let page: PageText
  private let charts: ChartAreas

  init(_ page: PageText, _ chunks: [Chunk], _ charts: ChartAreas) {
    self.page = page
    self.charts = charts
    self.chunks = chunks
    guard chunks.count <= PageTables.chunkLimit else { return }
    var rulings = Rulings(page.detail.drawing, width: page.geometry.width, height: page.geometry.height)
    rulings.remove(in: charts)
    let grids = RuledGrids(rulings)
    var rules = grids.horizontals
    var rows: [RuledGrid] = []
    let striped = StripedGrids(Array(grids.grids.prefix(PageTables.frameLimit)), lines(in:)).members
    for (place, grid) in grids.grids.prefix(PageTables.frameLimit).enumerated() {
      let table = RuledTable(page, grid)
      if striped.contains(place) {
        rows.append(grid)
        continue
      }
      if take(table.table(_:), grid.box) { continue }
      frames += grid.panels
      if grid.isRow, !table.holdsTitle(lines(in: grid.box)), !holdsFigures(grid.box) { rows.append(grid) }
    }
    // A row that makes no table by itself may be one of many; frames beside each other are none.
    let cardRows = CardRows(frames)
    let cards = Set(cardRows.rows.joined().map { SIMD2($0.x, $0.y) })
    for row in rows where !cards.contains(SIMD2(row.box.x, row.box.y)) { rules += row.horizontals }
    for stack in RuleStacks(rules).stacks.prefix(PageTables.frameLimit) {
      for part in StackParts(stack, lines(in: stack.box)).parts where !cardRows.fill(part.box) {
        takeStack(part, rules)
      }
    }
    let found = self.chunks.compactMap(\.table?.box)
    freeRules = grids.horizontals.filter { rule in
      !found.contains { rule.at > $0.y - 6 && rule.at < $0.bottom + 6 && rule.from < $0.right && rule.to > $0.x }
    }
    for found in LabelRows(self.chunks).tables { take(whole: found.table, found.box) }
    for found in LabelStacks(page, self.chunks, rulings.verticals).tables { take(whole: found.table, found.box) }
  }

  /// Makes a table of the words in a box, if they are one.
  @discardableResult
  private mutating func take(_ table: ([TableLine]) -> LayoutTable?, _ box: Box) -> Bool {
    let parts = chunks.map { part($0, box) }
    let words = parts.flatMap(\.inside)
    guard words.count >= 3, !charts.hold(table: box), let found = table(TableWordReader.lines(words)) else {
      return false
    }
    let lost = PageTables.words(words, outsideOf: found)
    if lost.isEmpty {
      insert(found, words, box, outside: parts.flatMap(\.outside))
    } else {
      // What is in no cell stays where it stands.
      let kept = words.filter { !lost.contains($0.scalars.lowerBound) }
      guard kept.count >= 3 else { return false }
      let rest = chunks.map { part($0, box) { !lost.contains($0.scalars.lowerBound) } }
      insert(found, kept, box, outside: rest.flatMap(\.outside))
    }
    return true
  }

  /// Where the words begin that are in none of a table's cells.
  private static func words(_ words: [TableWord], outsideOf table: LayoutTable) -> Set<Int> {
    var starts = Set(words.map(\.scalars.lowerBound))
    for chunk in table.rows.joined().flatMap(\.lines).flatMap(\.chunks) {
      for scalar in chunk.scalars { starts.remove(scalar) }
    }
    return starts
  }

  /// Puts in a table that is all that stands in a box, and none of it a chart's.
  private mutating func take(whole table: LayoutTable, _ box: Box) {
    let words = table.rows.joined().flatMap(\.lines).reduce(0) { $0 + TableWordReader.words($1.chunks, page).count }
    take({ lines in lines.reduce(0) { $0 + $1.words.count } == words ? table : nil }, box)
  }

  private mutating func takeStack(_ stack: RuleStack, _ rules: [Ruling]) {
    let stack = stack.withLabels(page, lines(in:)).withRowAbove { box in chunks.flatMap { part($0, box).inside } }
    let found = tables(stack)
    for table in whole(found, of: stack, rules).map({ [$0] }) ?? found { take({ _ in table.table }, table.box) }
  }

  private func tables(_ stack: RuleStack) -> [(table: LayoutTable, box: Box)] {
    BookTables(page, stack).tables(lines(in: stack.box))
  }

  private func lines(in box: Box) -> [TableLine] {
    TableWordReader.lines(chunks.flatMap { part($0, box).inside })
  }

  /// A table with what of it stands outside of its rules, if that leaves its columns as they are.
  private func whole(
    _ found: [(table: LayoutTable, box: Box)], of stack: RuleStack, _ rules: [Ruling]
  ) -> (table: LayoutTable, box: Box)? {
    guard found.count == 1, let table = found.first?.table,
      let closed = OpenStack(page, stack, table).closed(rules, lines(in:))
    else { return nil }
    let again = tables(closed)
    guard again.count == 1, let whole = again.first, whole.table.rows.count > table.rows.count,
      OpenStack.columns(whole.table) == OpenStack.columns(table)
    else { return nil }
    return whole
  }

  /// Whether figures in large type with what they count stand in a panel: they are no row of a table.
  private func holdsFigures(_ panel: Box) -> Bool {
    KeyFigures(chunks.filter { panel.holdsCenter(of: $0.box, slack: 0) }) != nil
  }

  private mutating func insert(_ table: LayoutTable, _ words: [TableWord], _ box: Box, outside: [Chunk]) {
    guard let first = words.first else { return }
    var place = ChunkReader.chunk(page, first.scalars)
    let all = words.dropFirst().reduce(first.box) { $0.union($1.box) }
    place.table = FoundTable(NumberColumn(page).parted(ShadedHeader(page, table).marked), box: all)
    place.box = all
    place.textLeft = all.x
    chunks = outside + [place]
  }

  /// Which words of a chunk are in a box; what is left of the chunk.
  private func part(
    _ chunk: Chunk, _ box: Box, where isCell: (TableWord) -> Bool = { _ in true }
  ) -> (inside: [TableWord], outside: [Chunk]) {
    guard chunk.table == nil, chunk.box.bottom > box.y, chunk.box.y < box.bottom, chunk.box.right > box.x,
      chunk.box.x < box.right
    else { return ([], [chunk]) }
    let words = TableWordReader.words([chunk], page)
    let isInside = { (word: TableWord) in
      box.holdsCenter(of: word.box, slack: 1) && !charts.surround(word.box) && isCell(word)
    }
    let inside = words.filter(isInside)
    guard !inside.isEmpty else { return ([], [chunk]) }
    guard inside.count < words.count else { return (inside, []) }
    let outside = words.split(whereSeparator: isInside)
    return (inside, outside.flatMap { rest($0, of: chunk) })
  }

  /// Chunks of words that follow each other, the marker by itself.
  private func rest(_ words: ArraySlice<TableWord>, of chunk: Chunk) -> [Chunk] {
    let marker = chunk.marker.first?.scalars
    let own = words.filter { word in !(marker.map { $0.contains(word.scalars.lowerBound) } ?? false) }
    var result: [Chunk] = []
    if own.count < words.count { result += chunk.marker }
    if let first = own.first, let last = own.last {
      result.append(ChunkReader.chunk(page, first.scalars.lowerBound..<last.scalars.upperBound))
    }
    return result
  }
}
