internal import Provenance

/// The numbers along the upright axis of a chart, among the blocks of a page.
struct AxisBlocks {
  /// What an axis is of stands no farther from its numbers, in units of its font size.
  private static let reach: Float = 4
  private static let fewestLines = 3

  private let blocks: [LayoutBlock]
  private let isNumbers: [Bool]

  init(_ blocks: [LayoutBlock], _ page: PageText) {
    self.blocks = blocks
    isNumbers = blocks.map { block in
      guard case .text = block.kind else { return false }
      return block.lines.allSatisfy { AxisBlocks.isNumber($0, page) }
    }
  }

  /// A few digits, with a sign or a unit's letter.
  private static func isNumber(_ line: TextLine, _ page: PageText) -> Bool {
    guard line.scalarCount <= 10 else { return false }
    let codes = line.chunks.lazy.flatMap(\.scalars).map { page.codes[$0] }
    return codes.contains(where: CharacterKind.isDigit) && codes.count(where: CharacterKind.isLetter) <= 1
  }

  /// The first block of the numbers that words up or down the page stand beside; nil where there are none.
  func axis(beside turned: LayoutBlock) -> Int? {
    let limit = AxisBlocks.reach * turned.size
    guard
      let middle = blocks.indices.first(where: { index in
        let box = blocks[index].box
        let gap = max(box.x - turned.box.right, turned.box.x - box.right)
        return isNumbers[index] && gap > -turned.size && gap < limit
          && min(box.bottom, turned.box.bottom) > max(box.y, turned.box.y)
      })
    else { return nil }
    // Numbers that stand far apart are blocks of their own.
    var (first, last) = (middle, middle)
    while first > 0, isNumbers[first - 1], isAbove(first - 1, first) { first -= 1 }
    while last + 1 < blocks.count, isNumbers[last + 1], isAbove(last, last + 1) { last += 1 }
    let lines = blocks[first...last].reduce(0) { $0 + $1.lines.count }
    return lines >= AxisBlocks.fewestLines ? first : nil
  }

  private func isAbove(_ upper: Int, _ lower: Int) -> Bool {
    let (a, b) = (blocks[upper].box, blocks[lower].box)
    return a.bottom <= b.y + 1 && a.x < b.right && a.right > b.x
  }
}
