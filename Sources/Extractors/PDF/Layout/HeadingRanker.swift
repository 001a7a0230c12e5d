internal import Provenance

/// Gives headings levels that hold for the whole document: by the outline, then by size, weight, capitals and numbering.
struct HeadingRanker {
  /// What headings of one level have in common.
  private struct Tier: Hashable {
    /// In half points.
    var size: Int
    var isBold: Bool
    var isCapitals: Bool
    /// How many parts its number has: `2.1` has two; one where it has no number.
    var depth: Int
  }

  /// Text this long above a heading says that it is no title of a document.
  private static let runningText = 80

  private let layout: DocumentLayout
  private let candidates: HeadingCandidates
  private var levels: [Int: Int] = [:]

  init(_ layout: DocumentLayout, outline: OutlineWitness, tags: TagWitness) {
    self.layout = layout
    candidates = HeadingCandidates(layout, outline: outline, tags: tags)
    var headings = candidates.blocks
    let title = title(headings) ?? TitleByPlace(layout).title(headings)
    if let title, !headings.contains(title) { headings.append(title) }
    // What leads to the title heads nothing: the name of a series.
    if let title {
      headings.removeAll { isKicker($0, of: title) }
      let below = sublines(of: title, headings)
      headings.removeAll { below.contains($0) }
    }
    var tiers = Set(headings.filter { $0 != title }.map(tier))
    var ranks: [Tier: Int] = [:]
    if let title { tiers.remove(tier(title)) }
    let sorted = tiers.sorted {
      ($0.size, $0.isBold ? 1 : 0, $0.isCapitals ? 1 : 0, -$0.depth)
        > ($1.size, $1.isBold ? 1 : 0, $1.isCapitals ? 1 : 0, -$1.depth)
    }
    // The first level is the title's alone.
    for (rank, tier) in sorted.enumerated() { ranks[tier] = min(6, rank + 2) }
    for index in headings { levels[index] = index == title ? 1 : ranks[tier(index)] ?? 2 }
    if !candidates.outlined.isEmpty { followOutline(title) } else { closeGaps(title) }
  }

  /// Each kind of heading stands one level below those that its headings stand under, and no deeper: sizes that are used
  /// elsewhere leave no gap. One that stands under none is below the next bigger kind.
  private mutating func closeGaps(_ title: Int?) {
    let headings = levels.keys.sorted().filter { $0 != title }
    var new: [Int: Int] = [:]
    var last = 1
    for level in Set(headings.compactMap { levels[$0] }).sorted() {
      var parents: [Int] = []
      var open: Int?
      for index in headings {
        guard let own = levels[index] else { continue }
        if own < level { open = new[own] } else if own == level, let open { parents.append(open) }
      }
      last = (parents.max() ?? last) + 1
      new[level] = last
    }
    for index in headings { levels[index] = levels[index].flatMap { new[$0] } }
  }

  /// The levels of the tags or the outline where they know headings, and for others of their kind.
  private mutating func followOutline(_ title: Int?) {
    let known = candidates.outlined.filter { levels[$0.key] != nil }
    guard known.count >= 2 else { return }
    // The first level is the title's.
    let shift = title.flatMap { known[$0] }.map { 1 - $0 } ?? 1
    var usual: [Tier: Int] = [:]
    for (index, level) in known.sorted(by: { $0.key < $1.key }) where index != title {
      let level = max(2, min(6, level + shift))
      levels[index] = level
      usual[tier(index)] = usual[tier(index)] ?? level
    }
    for index in levels.keys where known[index] == nil && index != title {
      if let level = usual[tier(index)] { levels[index] = level }
    }
  }

  /// Whether a heading stands above the title with no text between them.
  private func isKicker(_ index: Int, of title: Int) -> Bool {
    guard index < title, layout.blocks[index].box.centerY < layout.blocks[title].box.y else { return false }
    return layout.blocks[index..<title].allSatisfy { $0.page == 0 && $0.scalarCount < HeadingRanker.runningText }
  }

  /// Lines right below a bold title in lighter type that no other heading has, while there are bold ones: a second title, authors, a date.
  private func sublines(of title: Int, _ headings: [Int]) -> Set<Int> {
    guard layout.blocks[title].isBold, let at = headings.firstIndex(of: title) else { return [] }
    var end = title
    for index in headings[(at + 1)...] {
      let (above, block) = (layout.blocks[end], layout.blocks[index])
      guard index == end + 1, block.page == above.page, !block.isBold, candidates.outlined[index] == nil,
        block.size < 0.9 * layout.blocks[title].size, abs(block.box.x - above.box.x) < above.box.width,
        (-0.5 * block.size..<2 * layout.blocks[title].size).contains(block.box.y - above.box.bottom)
      else { break }
      end = index
    }
    guard end > title else { return [] }
    let rest = headings.filter { $0 < title || $0 > end }
    let used = Set(rest.map(tier))
    let lines = (title + 1...end).prefix { !used.contains(tier($0)) }
    return rest.contains { $0 > end && layout.blocks[$0].isBold } ? Set(lines) : []
  }

  /// From 1; nil where the block is no heading.
  func level(_ block: Int) -> Int? { levels[block] }

  private func tier(_ index: Int) -> Tier {
    let block = layout.blocks[index]
    return Tier(
      size: Int((block.size * 2).rounded()), isBold: block.isBold, isCapitals: candidates.isCapitals(block),
      depth: depth(block))
  }

  /// The parts of a number at the start.
  private func depth(_ block: LayoutBlock) -> Int {
    let page = layout.pages[block.page]
    var parts = 0
    var isInNumber = false
    for scalar in block.lines[0].chunks[0].scalars {
      let code = page.codes[scalar]
      if CharacterKind.isDigit(code) {
        if !isInNumber { parts += 1 }
        isInNumber = true
      } else if code == 0x2E {
        isInNumber = false
      } else {
        break
      }
    }
    return max(1, min(parts, 6))
  }

  /// `Figure 4.3`: what stands above it belongs to text before.
  private func isNumberedCaption(_ block: LayoutBlock) -> Bool {
    CaptionLabel.isNumbered(layout.pages[block.page], block.lines[0].chunks[0].scalars)
  }

  /// Whether a block is where running heads stand: a title comes below them.
  private func isAtTop(_ block: LayoutBlock) -> Bool {
    block.lines.count <= 2 && block.size <= layout.body.size
      && block.box.bottom < layout.pages[0].geometry.height * 0.12
  }

  /// The biggest heading of the first page, if it is bigger than the text and no text stands above it.
  private func title(_ headings: [Int]) -> Int? {
    let first = headings.filter { layout.blocks[$0].page == 0 }
    let known = Set(first)
    let text = layout.blocks.indices.filter {
      layout.blocks[$0].page == 0 && !known.contains($0)
        && (layout.blocks[$0].scalarCount >= HeadingRanker.runningText || isNumberedCaption(layout.blocks[$0]))
        && !isAtTop(layout.blocks[$0])
    }
    let free = first.filter { heading in
      !text.contains { $0 < heading && layout.blocks[$0].box.y < layout.blocks[heading].box.y }
    }
    guard let best = free.max(by: { (layout.blocks[$0].size, -$0) < (layout.blocks[$1].size, -$1) }) else {
      return nil
    }
    let block = layout.blocks[best]
    // One that is no bigger than the text must come first.
    guard block.size >= layout.body.size * 1.15 || best == headings.first else { return nil }
    return block.box.y < layout.pages[0].geometry.height * 0.5 ? best : nil
  }
}
