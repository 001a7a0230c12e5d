internal import DocumentModel
internal import Provenance

/// Decides whether a block goes on with one before it.
enum BreakJoiner {
  /// Blocks between the two halves of a paragraph: a figure's caption, a table, a note.
  private static let reach = 4
  /// No paragraph grows beyond this many bytes, so that a file of halves only costs no more than its length.
  private static let longest = 50_000
  /// Where nothing but a blank line says that two paragraphs may be one, the first has at least this many bytes: names
  /// under a title and rows of links are shorter.
  private static let leastProse = 60

  /// The index of the block that `next` goes on with, and the two as one.
  static func join(_ blocks: [Block], _ next: Block) -> (Int, Block)? {
    guard let last = blocks.last else { return nil }
    if let whole = joined(last, next) { return (blocks.count - 1, whole) }
    // Over what stands between, only where the place says that there was a break.
    guard isText(next), startsLow(next), next.hints.page != nil else { return nil }
    for index in blocks.indices.reversed().dropFirst().prefix(reach) {
      if case .heading = blocks[index + 1].content { return nil }
      guard isInterruption(blocks[index + 1], of: next) else { return nil }
      if let whole = joined(blocks[index], next) { return (index, whole) }
    }
    return nil
  }

  private static func joined(_ block: Block, _ next: Block) -> Block? {
    guard isSameType(block, next) else { return nil }
    switch (block.content, next.content) {
    case (.paragraph(let first), .paragraph(let second)):
      guard first.count + second.count <= longest, isCut(block, next) else { return nil }
      let isPlaced = isBroken(block, next)
      guard isPlaced || isProse(first, second), TextEdge.goesOn(first.text, second.text, isPlaced: isPlaced) else {
        return nil
      }
      var whole = block
      whole.content = .paragraph(seamed(first, second))
      whole.hints.column = next.hints.column
      whole.hints.page = next.hints.page
      return whole
    case (.list(let list), .paragraph(let second)): return joined(block, list, second, next)
    case (.list(let list), .list(let more)): return joined(block, list, more, next)
    default: return nil
    }
  }

  private static func joined(_ block: Block, _ list: Block.List, _ second: Inline, _ next: Block) -> Block? {
    guard isBroken(block, next), let last = list.items.last, last.blocks.isEmpty, startsLow(next),
      TextEdge.goesOn(last.text.text, second.text, isPlaced: true)
    else { return nil }
    var list = list
    list.items[list.items.count - 1].text = seamed(last.text, second)
    return moved(block, .list(list), next)
  }

  private static func joined(_ block: Block, _ list: Block.List, _ more: Block.List, _ next: Block) -> Block? {
    guard isBroken(block, next), list.isOrdered == more.isOrdered else { return nil }
    return moved(block, .list(Block.List(isOrdered: list.isOrdered, items: list.items + more.items)), next)
  }

  /// A list whose last item goes on behind a break, with the items of the list that stands below there.
  static func withItems(_ block: Block, of next: Block) -> Block? {
    guard case .list(let list) = block.content, case .list(let more) = next.content, isSameType(block, next),
      list.isOrdered == more.isOrdered, block.hints.page == next.hints.page, block.hints.column == next.hints.column
    else { return nil }
    return moved(block, .list(Block.List(isOrdered: list.isOrdered, items: list.items + more.items)), next)
  }

  private static func moved(_ block: Block, _ content: Block.Content, _ next: Block) -> Block {
    var whole = block
    whole.content = content
    whole.hints.column = next.hints.column
    whole.hints.page = next.hints.page
    return whole
  }

  static func seamed(_ first: Inline, _ second: Inline) -> Inline {
    var whole = first
    if let last = first.text.utf8.last, !last.isASCIIWhitespace {
      // A hyphen before a line's end is for the hyphenation cleaner to judge.
      whole.append(
        Inline(
          TextEdge.endsInHyphen(first.text) ? TracedText("\n", by: .paragraphSeam) : TracedText(" ", by: .paragraphSeam)
        ))
    }
    whole.append(second)
    return whole
  }

  /// Whether a column or a page ends between the two, by their places.
  private static func isBroken(_ block: Block, _ next: Block) -> Bool {
    guard let page = block.hints.page, let nextPage = next.hints.page else { return false }
    return page != nextPage || block.hints.column != next.hints.column
  }

  /// Whether something may have cut the two: a break, or in text without places a blank line.
  private static func isCut(_ block: Block, _ next: Block) -> Bool {
    block.hints.page == nil ? next.hints.page == nil : isBroken(block, next)
  }

  /// Whether a text without places is prose up to the cut, and from it on: there no link, code or image ends or begins, nor
  /// bold type.
  private static func isProse(_ first: Inline, _ second: Inline) -> Bool {
    guard first.count >= leastProse, TextEdge.endsInWord(first.text) else { return false }
    let end = first.text.utf8.lastIndex { !$0.isASCIIWhitespace }.map { $0 + 1 } ?? 0
    let endsBold = first.marks.contains { $0.kind == .strong && $0.range.upperBound >= end }
    return !first.marks.contains { $0.range.upperBound >= end && isApart($0.kind) }
      && !second.marks.contains { $0.range.lowerBound == 0 && (isApart($0.kind) || $0.kind == .strong && !endsBold) }
  }

  private static func isApart(_ kind: Mark.Kind) -> Bool {
    switch kind {
    case .link, .code, .image, .math, .footnote, .lineBreak: true
    default: false
    }
  }

  private static func isSameType(_ block: Block, _ next: Block) -> Bool {
    guard let size = block.hints.fontSize, let nextSize = next.hints.fontSize else {
      return block.hints.fontSize == nil && next.hints.fontSize == nil && block.hints.element == nil
    }
    return abs(size - nextSize) < 0.06 * size && block.hints.isBold == next.hints.isBold
  }

  private static func isText(_ block: Block) -> Bool {
    if case .paragraph = block.content { return true }
    return false
  }

  private static func startsLow(_ block: Block) -> Bool {
    guard case .paragraph(let text) = block.content else { return false }
    return TextEdge.startsLow(text.text)
  }

  private static func isInterruption(_ block: Block, of next: Block) -> Bool {
    switch block.content {
    case .table, .figure, .footnote: return true
    case .paragraph:
      guard let size = block.hints.fontSize, let nextSize = next.hints.fontSize else { return false }
      return size < 0.94 * nextSize
    default: return false
    }
  }
}
