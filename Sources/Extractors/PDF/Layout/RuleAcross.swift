internal import Provenance

/// A line drawn over the whole width of columns, with nothing on it: they end above it, and what stands below it is set anew, as the imprint at the
/// foot of a page.
struct RuleAcross {
  private(set) var above: [Chunk] = []
  private(set) var below: [Chunk] = []

  /// In points: text stands so far outside of a line that is as wide as it.
  private static let slack: Float = 4
  /// Fewer lines of text above it on a side are no column that ends: a running head, the fields of a form.
  private static let least = 3
  /// Characters of a line of text.
  private static let text = 20
  /// The head of a page has no more.
  private static let headLines = 8
  /// More lines than this are a table or a drawing.
  private static let most = 40

  /// - Parameters:
  ///   - chunks: of a page or a part of it, in any order.
  ///   - rules: horizontal lines that are of no table.
  ///   - gutter: that parts the chunks.
  /// Nil where the gutter goes on through no such line.
  init?(_ chunks: [Chunk], _ rules: [Ruling], across gutter: Gutter) {
    let beside = gutter.left + gutter.right
    guard !rules.isEmpty, rules.count <= RuleAcross.most, let left = beside.map(\.box.x).min(),
      let right = beside.map(\.box.right).max()
    else { return nil }
    for rule in rules where rule.from <= left + RuleAcross.slack && rule.to >= right - RuleAcross.slack {
      let isAbove = { (chunk: Chunk) in chunk.box.centerY < rule.at }
      let isCrossed = chunks.contains {
        min(rule.at - $0.box.y, $0.box.bottom - rule.at) > 0.3 * $0.box.height
          || $0.table != nil && $0.box.y < rule.at && $0.box.bottom > rule.at
      }
      let parts = [gutter.left, gutter.right].map { side in
        side.count { isAbove($0) && $0.scalars.count >= RuleAcross.text }
      }
      guard !isCrossed, parts.allSatisfy({ $0 >= RuleAcross.least }) || isHead(gutter, isAbove),
        beside.contains(where: { !isAbove($0) })
      else {
        continue
      }
      above = chunks.filter(isAbove)
      below = chunks.filter { !isAbove($0) }
      // One line is a running foot.
      guard let first = below.map(\.box.y).min(), below.contains(where: { $0.box.y > first + $0.size }) else {
        continue
      }
      return
    }
    return nil
  }

  /// Whether what is above a line is the head of what is below it: a few lines with a title in big type, over text on both sides.
  private func isHead(_ gutter: Gutter, _ isAbove: (Chunk) -> Bool) -> Bool {
    let sides = [gutter.left, gutter.right].map { side in side.filter { !isAbove($0) } }
    let head = (gutter.left + gutter.right).filter(isAbove)
    guard sides.allSatisfy({ side in side.count { $0.scalars.count >= RuleAcross.text } >= RuleAcross.least }),
      head.count <= RuleAcross.headLines, let title = head.map(\.size).max()
    else { return false }
    let sizes = sides.joined().map(\.size).sorted()
    return title >= 1.4 * sizes[sizes.count / 2] && title >= sizes[sizes.count - 1]
  }
}
