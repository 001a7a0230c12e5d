internal import DocumentModel
internal import Provenance
internal import Stages

/// Joins the parts of a table that goes on over a page, by their places, columns and headings.
enum TableJoiner {
  /// Edges and sizes that differ by less than these are alike: in points, and as a share.
  private static let slack: Float = 8
  private static let sizeSlack: Float = 0.06
  /// A part ends below the middle of its page, and the next begins in the upper third.
  private static let foot: Float = 0.5
  private static let head: Float = 0.35
  /// A heading that stands again has no more rows than this.
  private static let headingRows = 3

  /// Notes at the foot of a page between the parts of a table, at most.
  private static let reach = 6

  /// The index of the table that `next` goes on with, also over the notes below it; the two as one, and the heading that stood again.
  static func join(_ blocks: [Block], _ next: Block) -> (Int, whole: Block, again: [Block.Cell])? {
    guard case .table = next.content else { return nil }
    for index in blocks.indices.reversed().prefix(reach + 1) {
      if let (whole, again) = join(blocks[index], next) { return (index, whole, again) }
      guard isNote(blocks[index], above: next) else { return nil }
    }
    return nil
  }

  /// Whether a block is of small type at the foot of a page before a table's.
  private static func isNote(_ block: Block, above next: Block) -> Bool {
    guard let page = block.hints.page, let nextPage = next.hints.page, page < nextPage,
      let box = block.hints.box, let height = block.hints.pageBox?.height, box.y > foot * height
    else { return false }
    switch block.content {
    case .footnote: return true
    case .paragraph:
      guard let size = block.hints.fontSize, let nextSize = next.hints.fontSize else { return false }
      return size < (1 - sizeSlack) * nextSize
    default: return false
    }
  }

  /// The two as one, and the heading that stood again; nil where the second is a table of its own.
  static func join(_ block: Block, _ next: Block) -> (whole: Block, again: [Block.Cell])? {
    guard case .table(var table) = block.content, case .table(let more) = next.content, isPlacedAlike(block, next),
      more.caption == nil, columns(table) == columns(more), columns(table) > 1
    else { return nil }
    let repeated = repeatedRows(table, more)
    // Another heading is another table's.
    if repeated == 0, more.rows[0].contains(where: \.isHeader) { return nil }
    var rest = more.rows[repeated...]
    if let row = rest.first, let whole = wholeRow(table.rows[table.rows.count - 1], row) {
      table.rows[table.rows.count - 1] = whole
      rest.removeFirst()
    }
    table.rows += rest
    var whole = block
    whole.content = .table(table)
    whole.hints.page = next.hints.page
    whole.hints.column = next.hints.column
    whole.hints.box = next.hints.box
    return (whole, more.rows[..<repeated].flatMap { $0 })
  }

  /// A row that the page cut: nothing stands in the first cell of its rest, and a sentence goes on in another.
  private static func wholeRow(_ row: [Block.Cell], _ rest: [Block.Cell]) -> [Block.Cell]? {
    guard row.count == rest.count, let first = rest.first, first.text.text.trimmed().isEmpty,
      !rest.contains(where: { $0.isHeader || $0.rows > 1 || $0.columns > 1 }),
      zip(row, rest).allSatisfy({ !$0.text.text.trimmed().isEmpty || $1.text.text.trimmed().isEmpty }),
      zip(row, rest).contains(where: {
        TextEdge.goesOn($0.text.text, $1.text.text, isPlaced: true) && TextEdge.startsLow($1.text.text)
      })
    else { return nil }
    return zip(row, rest).map { cell, more in
      var whole = cell
      if !more.text.text.trimmed().isEmpty { whole.text = BreakJoiner.seamed(cell.text, more.text) }
      return whole
    }
  }

  private static func isPlacedAlike(_ block: Block, _ next: Block) -> Bool {
    guard let page = block.hints.page, let nextPage = next.hints.page, nextPage == page + 1,
      let box = block.hints.box, let nextBox = next.hints.box, let height = block.hints.pageBox?.height,
      let nextHeight = next.hints.pageBox?.height, let size = block.hints.fontSize, let nextSize = next.hints.fontSize
    else { return false }
    return abs(box.x - nextBox.x) < slack && abs(box.right - nextBox.right) < slack && box.bottom > foot * height
      && nextBox.y < head * nextHeight && abs(size - nextSize) < sizeSlack * size
  }

  private static func columns(_ table: Block.Table) -> Int {
    table.rows.map { $0.reduce(0) { $0 + $1.columns } }.max() ?? 0
  }

  /// How many rows the second part begins with that the first begins with too.
  private static func repeatedRows(_ table: Block.Table, _ more: Block.Table) -> Int {
    let same = zip(table.rows, more.rows).prefix { texts($0) == texts($1) }.count
    return same <= headingRows && same < more.rows.count ? same : 0
  }

  private static func texts(_ row: [Block.Cell]) -> [[UInt8]] {
    row.map { Whitespace.collapsed($0.text.text.trimmed().utf8) }
  }
}

extension Rule {
  static let tableHeadingAgain = Rule("clean.table-heading-again")
}
