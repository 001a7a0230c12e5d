internal import Provenance

/// Finds headings by size, weight and capitals, and gives them levels that hold for the whole document.
struct HeadingRanker {
  /// What headings of one level have in common.
  private struct Tier: Hashable {
    /// In half points.
    var size: Int
    var isBold: Bool
    var isCapitals: Bool
  }

  private let layout: DocumentLayout
  private var levels: [Int: Int] = [:]

  init(_ layout: DocumentLayout) {
    self.layout = layout
    let candidates = layout.blocks.indices.filter(isCandidate)
    let title = title(candidates)
    var tiers = Set(candidates.filter { $0 != title }.map(tier))
    var ranks: [Tier: Int] = [:]
    if let title { tiers.remove(tier(title)) }
    let sorted = tiers.sorted {
      ($0.size, $0.isBold ? 1 : 0, $0.isCapitals ? 1 : 0) > ($1.size, $1.isBold ? 1 : 0, $1.isCapitals ? 1 : 0)
    }
    for (rank, tier) in sorted.enumerated() { ranks[tier] = min(6, rank + (title == nil ? 1 : 2)) }
    for index in candidates { levels[index] = index == title ? 1 : ranks[tier(index)] ?? 2 }
  }

  /// From 1; nil where the block is no heading.
  func level(_ block: Int) -> Int? { levels[block] }

  private func tier(_ index: Int) -> Tier {
    let block = layout.blocks[index]
    return Tier(size: Int((block.size * 2).rounded()), isBold: block.isBold, isCapitals: isCapitals(block))
  }

  /// The biggest heading of the first page, if it stands in its upper part and is bigger than the text.
  private func title(_ candidates: [Int]) -> Int? {
    let first = candidates.filter { layout.blocks[$0].page == 0 }
    guard let best = first.max(by: { (layout.blocks[$0].size, -$0) < (layout.blocks[$1].size, -$1) }) else {
      return nil
    }
    let block = layout.blocks[best]
    guard block.size >= layout.body.size * 1.15 else { return nil }
    return block.box.y < layout.pages[0].geometry.height * 0.5 ? best : nil
  }

  private func isCandidate(_ index: Int) -> Bool {
    let block = layout.blocks[index]
    guard case .text = block.kind, block.lines.count <= 5, block.scalarCount <= 250 else { return false }
    let letters = letterCount(block)
    guard !isCaption(block) else { return false }
    guard letters >= 2, letters * 2 >= block.scalarCount / 2 else { return false }
    let ratio = block.size / max(1, layout.body.size)
    if ratio >= 1.15 { return !endsLikeText(block) || ratio > 1.5 }
    guard ratio > (block.isBold ? 0.75 : 0.85), !endsLikeText(block), isAlone(index), block.lines.count <= 4 else {
      return false
    }
    if block.isBold, !layout.body.isBold { return true }
    return isCapitals(block) && letters >= 4
  }

  /// A figure's or table's number and words.
  private func isCaption(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    let text = page.string(block.lines[0].chunks[0].scalars).lowercased()
    let words = text.split { $0 == " " || $0 == "." || $0 == ":" }
    guard let first = words.first, ["figure", "fig", "table", "chart", "source", "photo"].contains(first) else {
      return false
    }
    return words.count < 2 || first == "source" || first == "photo" || words[1].contains { $0.isNumber }
  }

  private func endsLikeText(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    let last = page.codes[block.lines[block.lines.count - 1].last]
    return [0x2E, 0x2C, 0x3B].contains(last)
  }

  /// Not one cell beside others: nothing on its line.
  private func isAlone(_ index: Int) -> Bool {
    layout.blocks[index].lines.allSatisfy { line in
      zip(line.chunks, line.chunks.dropFirst()).allSatisfy { $1.box.x - $0.box.right < 3 * line.size }
    }
  }

  private func letterCount(_ block: LayoutBlock) -> Int {
    let page = layout.pages[block.page]
    return block.lines.reduce(0) {
      $0 + $1.chunks.reduce(0) { $0 + $1.scalars.count { CharacterKind.isLetter(page.codes[$0]) } }
    }
  }

  private func isCapitals(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    var upper = 0
    var lower = 0
    for line in block.lines {
      for scalar in line.chunks.lazy.flatMap(\.scalars) {
        if CharacterKind.isLowercase(page.codes[scalar]) { lower += 1 }
        if CharacterKind.isUppercase(page.codes[scalar]) { upper += 1 }
      }
    }
    return upper >= 3 && lower * 12 <= upper
  }
}
