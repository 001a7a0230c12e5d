extension MarkdownWriter {
  /// A list that is open: that of items of one depth.
  private struct Level {
    var depth: Int
    var isOrdered: Bool
    var number = 0
    /// Column at which its items' text begins, within the list.
    var column = 0
    /// Column at which its items' signs stand.
    var indent: Int
  }

  mutating func list(_ items: [Content.Item]) {
    guard let first = items.first(where: { !isBlank($0) }) else { return }
    let isOther = previousList.map { $0.isOrdered == first.isOrdered && !$0.isOther } ?? false
    var levels: [Level] = []
    var isTight = false
    for item in items where !isBlank(item) {
      enter(item, &levels)
      if isTight { blank = nil }
      isTight = MarkdownWriter.isTight(item)
      let level = levels[levels.count - 1]
      let marker = MarkdownWriter.marker(level, isOther: isOther && levels.count == 1)
      let indent = Array(repeating: UInt8(ascii: " "), count: level.indent)
      levels[levels.count - 1].column = level.indent + marker.count
      nest(marker: indent + marker, indent: indent + Array(repeating: 0x20, count: marker.count)) {
        $0.inside(of: item)
      }
    }
    endBlock()
    previousList = (first.isOrdered, isOther)
  }

  /// Closes the lists that an item is not in, and opens its own.
  private func enter(_ item: Content.Item, _ levels: inout [Level]) {
    while let last = levels.last, last.depth > item.depth { levels.removeLast() }
    if let last = levels.last, last.depth == item.depth {
      if last.isOrdered != item.isOrdered {
        levels[levels.count - 1] = Level(depth: item.depth, isOrdered: item.isOrdered, indent: last.indent)
      }
    } else {
      let isTooDeep = levels.count >= MarkdownWriter.nestingLimit
      let indent = isTooDeep ? levels[levels.count - 1].indent : levels.last?.column ?? 0
      levels.append(Level(depth: item.depth, isOrdered: item.isOrdered, indent: indent))
    }
    levels[levels.count - 1].number += 1
  }

  /// Numbers have at most nine digits (CommonMark 0.30, 5.2).
  private static func marker(_ level: Level, isOther: Bool) -> [UInt8] {
    guard level.isOrdered else { return Array((isOther ? "* " : "- ").utf8) }
    return Array("\(min(level.number, 999_999_999))\(isOther ? ")" : ".") ".utf8)
  }

  private mutating func inside(of item: Content.Item) {
    paragraph(item.text)
    if MarkdownWriter.isTight(item) { blank = nil }
    for block in item.blocks { write(block) }
  }

  /// Whether an item stands without blank lines: it holds a text and at most a list besides.
  private static func isTight(_ item: Content.Item) -> Bool {
    if item.blocks.count == 1, case .list = item.blocks[0] { return true }
    return item.blocks.isEmpty
  }

  private func isBlank(_ item: Content.Item) -> Bool {
    item.blocks.isEmpty && isBlank(item.text)
  }
}
