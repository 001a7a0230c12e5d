internal import Provenance

/// Makes lists of blocks that begin with bullets or numbers.
struct ListFinder {
  private let page: PageText
  private let body: TypeStatistics

  init(_ page: PageText, body: TypeStatistics) {
    self.page = page
    self.body = body
  }

  /// The blocks with those that are items put together into lists.
  func withLists(_ blocks: [LayoutBlock]) -> [LayoutBlock] {
    var result: [LayoutBlock] = []
    var items: [LayoutItem] = []
    var home: LayoutBlock?
    func close() {
      guard var block = home else { return }
      block.lines = items.flatMap(\.lines)
      block.kind = .list(nested(items))
      result.append(block)
      items = []
      home = nil
    }
    for (index, block) in blocks.enumerated() {
      if let item = item(block),
        isItem(item, block, after: items, above: result.last, next: blocks[(index + 1)...].first)
          || goesOn(item, block, blocks[(index + 1)...])
      {
        if beginsAnother(item, after: items) { close() }
        if items.isEmpty { home = block }
        items.append(item)
      } else if let last = items.last, belongs(block, to: last) {
        items[items.count - 1].lines += block.lines
      } else {
        close()
        result.append(block)
      }
    }
    close()
    return result
  }

  /// Whether an item is the first of a numbered list below one without numbers.
  private func beginsAnother(_ item: LayoutItem, after items: [LayoutItem]) -> Bool {
    guard case .number(1) = item.marker?.kind, let first = items.first,
      abs(first.markerLeft - item.markerLeft) < 0.6 * item.lines[0].size
    else { return false }
    return !items.contains { if case .number = $0.marker?.kind { true } else { false } }
  }

  private func item(_ block: LayoutBlock) -> LayoutItem? {
    let line = block.lines[0]
    guard let marker = Marker(page, line.chunks[0].scalars) else { return drawnItem(block) ?? unmarkedItem(block) }
    let textLeft: Float
    if marker.isWhole {
      guard line.chunks.count > 1 else { return nil }
      textLeft = line.chunks[1].box.x
    } else {
      var start = marker.scalars.upperBound
      while start < line.chunks[0].scalars.upperBound, page.isSpace(start) { start += 1 }
      guard start < line.chunks[0].scalars.upperBound else { return nil }
      textLeft = page.geometry.boxes[start].x
    }
    return LayoutItem(marker: marker, lines: block.lines, markerLeft: line.box.x, textLeft: textLeft)
  }

  private func drawnItem(_ block: LayoutBlock) -> LayoutItem? {
    guard let dot = page.bullet(beside: block.lines[0]), hasWord(block) else { return nil }
    return LayoutItem(
      marker: nil, lines: block.lines, markerLeft: dot.x, textLeft: block.lines[0].box.x, hasDrawnBullet: true)
  }

  /// Whether a block has a word of three letters: names of points in a drawing have none.
  private func hasWord(_ block: LayoutBlock) -> Bool {
    block.lines.lazy.flatMap(\.chunks).contains { chunk in
      var letters = 0
      return chunk.scalars.contains { scalar in
        letters = CharacterKind.isLetter(page.codes[scalar]) ? letters + 1 : 0
        return letters == 3
      }
    }
  }

  /// A paragraph indented from the margin may be an item whose bullet is drawn and no text.
  private func unmarkedItem(_ block: LayoutBlock) -> LayoutItem? {
    let left = block.box.x
    guard abs(block.size - body.size) < 0.1 * body.size, body.hasMargin(leftOf: left) else { return nil }
    guard block.lines.allSatisfy({ abs($0.box.x - left) < 0.3 * body.size }) else { return nil }
    guard !CharacterKind.isLowercase(page.codes[block.lines[0].first]) else { return nil }
    return LayoutItem(marker: nil, lines: block.lines, markerLeft: left, textLeft: left)
  }

  private func isItem(
    _ item: LayoutItem, _ block: LayoutBlock, after items: [LayoutItem], above: LayoutBlock?, next: LayoutBlock?
  )
    -> Bool
  {
    switch item.marker?.kind {
    case nil where item.hasDrawnBullet: return true
    case nil: return isUnmarkedItem(item, after: items, above: above, next: next)
    case .bullet: return true
    case .weakBullet, .letter:
      if items.contains(where: { $0.marker?.kind == item.marker?.kind }) { return true }
      if let next, let other = self.item(next), other.marker?.kind == item.marker?.kind { return true }
      return !items.isEmpty && item.markerLeft > items[items.count - 1].markerLeft + item.lines[0].size
    case .number(let value):
      // A heading has a number too: it is bold or big.
      if block.isBold && !body.isBold || block.size > body.size * 1.08 { return false }
      if let last = items.last(where: { if case .number = $0.marker?.kind { true } else { false } }),
        case .number(let before) = last.marker?.kind, value == before + 1 || value == 1
      {
        return true
      }
      if let next, let other = self.item(next), case .number(let after) = other.marker?.kind, after == value + 1 {
        return true
      }
      return value < 100 && block.lines.dropFirst().contains { $0.box.x > item.markerLeft + item.lines[0].size }
    }
  }

  /// Whether the next number stands below the items of a list within this one.
  private func goesOn(_ item: LayoutItem, _ block: LayoutBlock, _ below: ArraySlice<LayoutBlock>) -> Bool {
    guard case .number(let value) = item.marker?.kind, block.isBold == body.isBold, block.size <= body.size * 1.08
    else { return false }
    let size = item.lines[0].size
    for other in below.prefix(12) {
      guard let inner = self.item(other) else { return false }
      if abs(inner.markerLeft - item.markerLeft) < 0.6 * size {
        guard case .number(let after) = inner.marker?.kind else { return false }
        return after == value + 1
      }
      guard inner.marker != nil || inner.hasDrawnBullet, inner.markerLeft > item.textLeft - 0.6 * size else {
        return false
      }
    }
    return false
  }

  /// Indented paragraphs are items where the file's tags speak of items, or after a line that leads into a list.
  private func isUnmarkedItem(_ item: LayoutItem, after items: [LayoutItem], above: LayoutBlock?, next: LayoutBlock?)
    -> Bool
  {
    if page.detail.hasTaggedItems, page.detail.tags.isEmpty || isTaggedItem(item.lines[0]) { return true }
    if let last = items.last {
      return last.marker == nil && !last.hasDrawnBullet && abs(last.markerLeft - item.markerLeft) < 1
    }
    guard let above, let line = above.lines.last, page.codes[line.last] == 0x3A,
      above.box.x < item.markerLeft - item.lines[0].size, let next, let other = self.item(next)
    else { return false }
    return other.marker == nil && abs(other.markerLeft - item.markerLeft) < 1
  }

  /// Whether the file says that what begins on a line is an item's.
  private func isTaggedItem(_ line: TextLine) -> Bool {
    page.detail.tags.contains { $0.kind == .item && $0.begins(on: line) }
  }

  /// A paragraph that stands under an item's text and runs on.
  private func belongs(_ block: LayoutBlock, to item: LayoutItem) -> Bool {
    let line = block.lines[0]
    let last = item.lines[item.lines.count - 1]
    guard abs(line.size - last.size) < 0.08 * line.size, line.isBold == last.isBold || !line.isBold else {
      return false
    }
    let isUnder = abs(line.box.x - item.textLeft) < 0.6 * line.size
    let isHanging = item.textLeft > item.markerLeft + 0.5 * line.size
    let distance = line.middle - last.middle
    return isUnder && isHanging && distance > 0 && distance < body.leading(line.size) * 1.3
  }

  /// Depths by where the markers stand.
  private func nested(_ items: [LayoutItem]) -> [LayoutItem] {
    var lefts: [Float] = []
    return items.map { item in
      var item = item
      let slack = 0.6 * item.lines[0].size
      while let last = lefts.last, item.markerLeft < last - slack { lefts.removeLast() }
      if lefts.isEmpty || item.markerLeft > lefts[lefts.count - 1] + slack { lefts.append(item.markerLeft) }
      item.depth = lefts.count - 1
      return item
    }
  }
}
