internal import Provenance

/// Lines that run up or down a page: the labels of a chart, or words in the page's margin.
struct TurnedText {
  /// Lines farther apart than this, in units of the font size, are of different things.
  private static let reach: Float = 3

  /// More of them on a page are no labels: they stand at its end.
  private static let placeLimit = 200

  private let blocks: [LayoutBlock]

  /// - Parameters:
  ///   - chunks: one for each line, in the order in which they are read.
  ///   - page: index of the page.
  init(_ chunks: [Chunk], page: Int) {
    var groups: [[TextLine]] = []
    for line in chunks.map({ TextLine([$0]) }) {
      if let last = groups.last?.last, TurnedText.isBeside(last, line) {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    blocks = groups.map { lines in
      var block = LayoutBlock(kind: .text, lines: lines, page: page, column: 0, columnBox: lines[0].box)
      block.columnBox = block.box
      block.isTurned = true
      return block
    }
  }

  private static func isBeside(_ line: TextLine, _ next: TextLine) -> Bool {
    let overlap = min(line.box.bottom, next.box.bottom) - max(line.box.y, next.box.y)
    let gap = max(line.box.x, next.box.x) - min(line.box.right, next.box.right)
    return overlap > 0.5 * min(line.box.height, next.box.height) && gap < reach * max(line.size, next.size)
      && abs(line.size - next.size) < 0.1 * line.size
  }

  /// Before the numbers of the axis that it stands beside; else behind the text that stands above in the same columns; beside
  /// all text, at the page's end.
  func insert(into page: inout [LayoutBlock], _ text: PageText) {
    let upright = blocks.count <= TurnedText.placeLimit ? page : []
    let rest = blocks.count <= TurnedText.placeLimit ? [] : page
    var column = page.last.map { $0.column + 1 } ?? 0
    var places: [Int: [LayoutBlock]] = [:]
    let axes = AxisBlocks(upright, text)
    var before: [Int: [LayoutBlock]] = [:]
    for var block in blocks {
      if let axis = axes.axis(beside: block) {
        block.column = upright[axis].column
        before[axis, default: []].append(block)
        continue
      }
      let above = upright.lastIndex { text in
        text.box.centerY < block.box.centerY && min(text.box.right, block.box.right) > max(text.box.x, block.box.x)
      }
      block.column = above.map { upright[$0].column } ?? column
      if above == nil { column += 1 }
      places[above ?? upright.count, default: []].append(block)
    }
    page =
      rest + upright.indices.flatMap { (before[$0] ?? []) + [upright[$0]] + (places[$0] ?? []) }
      + (places[upright.count] ?? [])
  }
}
