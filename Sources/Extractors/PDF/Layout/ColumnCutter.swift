internal import Provenance

/// Cuts a page into columns and bands: a recursive XY-cut (Nagy and Seth 1984) that looks for gutters first.
///
/// A gutter is a white stretch between lines that start on one edge, so banners that cross it only bound it.
struct ColumnCutter {
  private static let depthLimit = 24
  /// More chunks on a page than this are no text to be laid out; they stay in poppler's order.
  private static let chunkLimit = 20_000

  /// The columns in reading order.
  private(set) var columns: [[Chunk]] = []
  private let cards: CardRows
  private let frames: [Box]
  private let rules: [Ruling]
  private let charts: ChartAreas?

  /// - Parameters:
  ///   - chunks: of a page, in any order.
  ///   - width: of the page, in points.
  ///   - height: of the page, in points.
  ///   - frames: drawn around text.
  ///   - rules: horizontal lines that are of no table.
  ///   - charts: where they are drawn.
  init(
    _ chunks: [Chunk], width: Float, height: Float, frames: [Box] = [], rules: [Ruling] = [],
    charts: ChartAreas? = nil
  ) {
    cards = CardRows(frames)
    self.frames = frames
    self.rules = rules
    self.charts = charts
    guard chunks.count <= ColumnCutter.chunkLimit else {
      columns = [chunks]
      return
    }
    for panel in LeafletPanels.panels(chunks, width: width, height: height) ?? [chunks] {
      cut(NameRows(panel).chunks, depth: 0)
    }
  }

  private mutating func cut(_ chunks: [Chunk], depth: Int) {
    guard !chunks.isEmpty else { return }
    if depth < ColumnCutter.depthLimit, let row = cards.parts(of: chunks) {
      cut(row.above, depth: depth + 1)
      if row.cards.count == 2, cutWrapped(row.cards[0], row.cards[1], row.below, depth: depth) { return }
      for card in row.cards {
        if let stack = FigureStack(card) { columns += stack.figures } else { cut(card, depth: depth + 1) }
      }
      cut(row.below, depth: depth + 1)
      return
    }
    if depth < ColumnCutter.depthLimit, let row = KeyFigures(chunks) {
      cut(row.above, depth: depth + 1)
      columns += row.figures
      cut(row.below, depth: depth + 1)
      return
    }
    guard depth < ColumnCutter.depthLimit, let gutter = GutterFinder(chunks).best else {
      standApart(chunks, depth: depth)
      return
    }
    if let band = PanelBand(chunks, frames, across: gutter) {
      for part in [band.above, band.inside, band.below] { cut(part, depth: depth + 1) }
      return
    }
    if let rule = RuleAcross(chunks, rules, across: gutter) {
      for part in [rule.above, rule.below] { cut(part, depth: depth + 1) }
      return
    }
    cut(gutter.above, depth: depth + 1)
    if let heads = gutter.heads {
      for part in heads.parts {
        if !part.head.isEmpty { columns.append(part.head) }
        cut(part.text, depth: depth + 1)
      }
    } else {
      if cutWrapped(gutter.left, gutter.right, gutter.below, depth: depth) { return }
      cut(gutter.left, depth: depth + 1)
      cut(gutter.right, depth: depth + 1)
    }
    cut(gutter.below, depth: depth + 1)
  }

  /// Whether text goes around a box on its right, and was cut so.
  private mutating func cutWrapped(_ left: [Chunk], _ right: [Chunk], _ below: [Chunk], depth: Int) -> Bool {
    guard let text = WrappedText(left: left, right: right, below: below) else { return false }
    cut(left, depth: depth + 1)
    columns.append(text.end)
    cut(right, depth: depth + 1)
    cut(text.rest, depth: depth + 1)
    return true
  }

  /// Rows of names are read by themselves. What stands beside a table that lines are drawn for, or beside a chart, comes before it on its
  /// left, and behind it on its right.
  private mutating func standApart(_ chunks: [Chunk], depth: Int) {
    if depth < ColumnCutter.depthLimit, let number = chunks.lazy.compactMap(\.row?.number).min() {
      let row = chunks.filter { $0.row?.number == number }
      let top = row.map(\.box.y).min() ?? 0
      let rest = chunks.filter { $0.row?.number != number }
      cut(rest.filter { $0.box.centerY < top }, depth: depth + 1)
      columns.append(row)
      cut(rest.filter { $0.box.centerY >= top }, depth: depth + 1)
      return
    }
    let tables = chunks.indices.filter { chunks[$0].table != nil }.sorted {
      chunks[$0].box.height > chunks[$1].box.height
    }
    for table in depth < ColumnCutter.depthLimit ? tables : [] {
      let box = chunks[table].box
      var (above, left, right, below): ([Chunk], [Chunk], [Chunk], [Chunk]) = ([], [], [], [])
      for (index, chunk) in chunks.enumerated() where index != table {
        if chunk.box.centerY < box.y {
          above.append(chunk)
        } else if chunk.box.centerY > box.bottom {
          below.append(chunk)
        } else if chunk.box.centerX < box.centerX {
          left.append(chunk)
        } else {
          right.append(chunk)
        }
      }
      guard !left.isEmpty || !right.isEmpty else { continue }
      for part in [above, left] { cut(part, depth: depth + 1) }
      columns.append([chunks[table]])
      for part in [right, below] { cut(part, depth: depth + 1) }
      return
    }
    if depth < ColumnCutter.depthLimit, let parts = charts?.parts(of: chunks) {
      for part in [parts.above, parts.left] { cut(part, depth: depth + 1) }
      columns.append(parts.chart)
      for part in [parts.right, parts.below] { cut(part, depth: depth + 1) }
      return
    }
    columns.append(chunks)
  }
}

/// A white stretch that parts two columns, and what stands around it.
struct Gutter {
  var above: [Chunk]
  var left: [Chunk]
  var right: [Chunk]
  var below: [Chunk]
  /// How far both sides go beside each other, in points.
  var height: Float
  /// Set where the left side heads the right.
  var heads: SideHeads?
}
