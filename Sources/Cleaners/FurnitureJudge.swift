internal import DocumentModel
internal import Provenance

/// Which blocks are furniture, and by what rule.
struct FurnitureJudge {
  /// The parts of a page's height where heads and feet stand.
  private static let headZone: Float = 0.13
  private static let footZone: Float = 0.87
  /// Blocks nearer than this, in parts of the page's height, stand at the same height.
  private static let sameHeight: Float = 0.015

  private let blocks: [Block]
  private let pageCount: Int
  /// Font size of most of the text, in points.
  private let bodySize: Float
  private(set) var verdicts: [Int: Rule] = [:]
  /// Blocks that are judged by where they stand on their page, and not because other pages have them too.
  private var judgedByPlace: Set<Int> = []

  init(_ blocks: [Block]) {
    self.blocks = blocks
    pageCount = Set(blocks.compactMap(\.hints.page)).count
    bodySize = FurnitureJudge.bodySize(blocks)
    for (index, block) in blocks.enumerated() {
      if let rule = block.hints.furniture { verdicts[index] = rule }
    }
    judgeRepetition()
    let pages = Dictionary(grouping: blocks.indices.filter { blocks[$0].hints.box != nil }) {
      blocks[$0].hints.page ?? 0
    }
    for page in pages.keys.sorted() { judgeEdges(pages[page]!) }
    judgeBanner()
    keepOnlyText(pages)
  }

  /// What is a page's only text is its text, but for its number.
  private mutating func keepOnlyText(_ pages: [Int: [Int]]) {
    let emptied = pages.values.filter { $0.allSatisfy { verdicts[$0] != nil } }
    // A blank page between full ones has its running head and no more: the line that is nearest to the edge. What is set like
    // one further in is the page's text, such as the last line of a list of contents.
    guard Double(emptied.count) > 0.2 * Double(pages.count) else {
      for page in emptied {
        let text = page.filter { judgedByPlace.contains($0) && !isOutermost($0, of: page) }
        for index in page where text.contains(where: { $0 == index || sharesLine($0, index) }) { verdicts[index] = nil }
      }
      return
    }
    for index in emptied.joined() where blocks[index].hints.furniture == nil && verdicts[index] != .pageNumber {
      verdicts[index] = nil
    }
  }

  /// Whether no line of the page's head or foot is nearer to the edge.
  private func isOutermost(_ index: Int, of page: [Int]) -> Bool {
    page.allSatisfy { other in
      guard zone(other) == zone(index), !sharesLine(other, index) else { return true }
      return zone(index) == .runningHead
        ? blocks[other].hints.box!.y > blocks[index].hints.box!.y
        : blocks[other].hints.box!.y < blocks[index].hints.box!.y
    }
  }

  private static func bodySize(_ blocks: [Block]) -> Float {
    var counts: [Float: Int] = [:]
    for block in blocks { if let size = block.hints.fontSize { counts[size, default: 0] += block.textCount } }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 10
  }

  // MARK: Repetition

  /// The same text, numbers apart, at the same height of two pages and more.
  private mutating func judgeRepetition() {
    guard pageCount > 1 else { return }
    var groups: [String: [Int]] = [:]
    for (index, block) in blocks.enumerated() where block.hints.box != nil {
      guard let shape = PageLine(block).shape else { continue }
      groups[shape, default: []].append(index)
    }
    for group in groups.values {
      // A note that stands at the foot of each page is said once.
      let said = PageLine(blocks[group[0]]).startsWithSign ? group[0] : -1
      for (index, pages) in pagesSharing(group) where verdicts[index] == nil && pages > 1 && index != said {
        if let rule = rule(index, repeatedOn: pages) { verdicts[index] = rule }
      }
    }
  }

  /// For each block of a group on how many pages a block of it stands at the same height.
  private func pagesSharing(_ group: [Int]) -> [(index: Int, pages: Int)] {
    let order = group.map { (index: $0, height: relativeHeight($0)) }.sorted { $0.height < $1.height }
    var counts: [Int: Int] = [:]
    var (start, end) = (0, 0)
    return order.map { here in
      while end < order.count, order[end].height < here.height + FurnitureJudge.sameHeight {
        counts[blocks[order[end].index].hints.page ?? 0, default: 0] += 1
        end += 1
      }
      while order[start].height <= here.height - FurnitureJudge.sameHeight {
        let page = blocks[order[start].index].hints.page ?? 0
        counts[page] = counts[page] == 1 ? nil : counts[page]! - 1
        start += 1
      }
      return (here.index, counts.count)
    }
  }

  /// Where a block stands, from 0 at the page's head to 1 at its foot.
  private func relativeHeight(_ index: Int) -> Float {
    let height = blocks[index].hints.pageBox?.height ?? 800
    return (blocks[index].hints.box?.centerY ?? 0) / max(1, height)
  }

  private func rule(_ index: Int, repeatedOn pages: Int) -> Rule? {
    if PageLine(blocks[index]).isPageNumber, zone(index) != nil { return .pageNumber }
    if let zone = zone(index) { return zone }
    return pages >= 3 && pages * 2 > pageCount ? .watermark : nil
  }

  /// Whether a block stands where heads or feet do.
  private func zone(_ index: Int) -> Rule? {
    guard let box = blocks[index].hints.box, let page = blocks[index].hints.pageBox, page.height > 0 else { return nil }
    if box.bottom < FurnitureJudge.headZone * page.height { return .runningHead }
    return box.y > FurnitureJudge.footZone * page.height ? .runningFoot : nil
  }

  // MARK: Edges of one page

  private mutating func judgeEdges(_ page: [Int]) {
    let byHeight = page.sorted { blocks[$0].hints.box!.y < blocks[$1].hints.box!.y }
    judgeEdge(byHeight, edge: .runningHead)
    judgeEdge(byHeight.reversed(), edge: .runningFoot)
  }

  /// Goes inwards from an edge of the page as long as what stands there looks like furniture.
  private mutating func judgeEdge(_ order: [Int], edge: Rule) {
    for (place, index) in order.enumerated() where verdicts[index] == nil {
      // What was read in a picture has no size: it is part of a picture of the page's content.
      guard zone(index) == edge, blocks[index].hints.fontSize != nil else { return }
      let line = PageLine(blocks[index])
      let inner = order[(place + 1)...].first { !sharesLine($0, index) }
      guard
        line.isPageNumber || endsInPageNumber(index, line, order)
          || looksLikeEdgeLine(index, line, inner: inner, edge: edge) && !isContent(index, line, order)
      else { return }
      verdicts[index] = line.isPageNumber ? .pageNumber : edge
      judgedByPlace.insert(index)
    }
  }

  /// Whether small words at a page's edge are of a chart or along an axis, or are said further in, too, in the same type: labels of things
  /// that are alike.
  private func isContent(_ index: Int, _ line: PageLine, _ page: [Int]) -> Bool {
    if blocks[index].hints.isOfChart || line.isScale { return true }
    let size = blocks[index].hints.fontSize ?? 0
    return page.contains { other in
      zone(other) == nil && abs((blocks[other].hints.fontSize ?? 0) - size) < 0.05 * size
        && PageLine(blocks[other]).says(line)
    }
  }

  /// Short words with the page's number on their line, before or behind them, and nothing else.
  private func endsInPageNumber(_ index: Int, _ line: PageLine, _ order: [Int]) -> Bool {
    guard line.characters <= 100, !line.endsLikeSentence else { return false }
    let beside = order.filter { $0 != index && sharesLine($0, index) }
    return beside.count == 1 && PageLine(blocks[beside[0]]).isPageNumber
  }

  private func sharesLine(_ a: Int, _ b: Int) -> Bool {
    guard let first = blocks[a].hints.box, let second = blocks[b].hints.box else { return false }
    return min(first.bottom, second.bottom) - max(first.y, second.y) > 0.5 * min(first.height, second.height)
  }

  /// A short line in small type, or set apart from the text.
  private func looksLikeEdgeLine(_ index: Int, _ line: PageLine, inner: Int?, edge: Rule) -> Bool {
    guard let box = blocks[index].hints.box, let inner, let next = blocks[inner].hints.box else { return false }
    let size = blocks[index].hints.fontSize ?? bodySize
    guard line.characters <= 160, !line.endsLikeSentence, !line.startsLow || line.holdsAddress, !line.isCaption,
      !line.startsLikeNote, !line.holdsDetail, !(line.isPlaceAndDay && size >= 0.93 * bodySize),
      size < 1.15 * bodySize, box.height < 3.2 * size
    else { return false }
    let gap = edge == .runningHead ? next.y - box.bottom : box.y - next.bottom
    if size < 0.93 * bodySize { return gap > size }
    if case .heading = blocks[index].content, !line.hasNumberAtEnd { return false }
    return gap > 1.2 * size && (line.hasNumberAtEnd || gap > 2 * size) && line.characters <= 100
  }

  // MARK: Banner

  /// Short lines above the title of the first page.
  private mutating func judgeBanner() {
    guard let title = blocks.firstIndex(where: isTitle), let box = blocks[title].hints.box else { return }
    let page = blocks[title].hints.page
    let above = blocks.indices.filter {
      blocks[$0].hints.page == page && (blocks[$0].hints.box?.bottom ?? .infinity) <= box.y + 2
        && !($0 > title && headsText($0, below: box.y))
    }
    guard above.allSatisfy({ verdicts[$0] != nil || isBannerLine($0) }) else { return }
    // Text that is read before the title stands beside it: what is above heads that text.
    let known = Set(above)
    guard blocks[..<title].indices.allSatisfy({ blocks[$0].hints.page != page || known.contains($0) }) else { return }
    // One line may be the title's own kicker: the name of a chapter or a series.
    if above.count == 1, !PageLine(blocks[above[0]]).isKindOfPaper { return }
    for index in above where verdicts[index] == nil { verdicts[index] = .banner }
  }

  /// Whether a block is read just before text in its own column that reaches below a line: the first one of a margin, or of the right
  /// page of two.
  private func headsText(_ index: Int, below line: Float) -> Bool {
    guard let box = blocks[index].hints.box,
      let next = blocks[(index + 1)...].first(where: {
        $0.hints.page == blocks[index].hints.page && $0.hints.box != nil
      }),
      let text = next.hints.box
    else { return false }
    return text.bottom > line && text.y >= box.bottom - 2 && text.x < box.right && text.right > box.x
  }

  private func isTitle(_ block: Block) -> Bool {
    guard case .heading(let level, _) = block.content, level == 1, let box = block.hints.box,
      let page = block.hints.pageBox
    else { return false }
    return (block.hints.fontSize ?? 0) >= 1.3 * bodySize && box.y < 0.5 * page.height
  }

  private func isBannerLine(_ index: Int) -> Bool {
    let line = PageLine(blocks[index])
    switch blocks[index].content {
    case .paragraph, .heading: return line.characters <= 60 && line.words <= 8 && !line.endsLikeSentence
    default: return false
    }
  }
}
