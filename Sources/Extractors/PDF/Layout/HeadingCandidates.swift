internal import Provenance

/// Which blocks look like headings: by size, weight, capitals, and what they are not.
struct HeadingCandidates {
  private let layout: DocumentLayout
  /// Pages that list what the document holds.
  private let contentsPages: Set<Int>
  private let contentsTitles: Set = [
    "contents", "table of contents", "list of figures", "list of tables", "inhalt", "inhaltsverzeichnis", "sommaire",
    "table des matières", "índice", "contenido", "sumário", "indice", "inhoud", "innehåll",
  ]
  private(set) var blocks: [Int] = []
  /// The levels of blocks that the tags or else the outline know.
  private(set) var outlined: [Int: Int] = [:]

  init(_ layout: DocumentLayout, outline: OutlineWitness, tags: TagWitness) {
    self.layout = layout
    contentsPages = ContentsPages.pages(layout)
    if !outline.isEmpty { outlined = outlined(outline) }
    if !tags.levels.isEmpty { outlined.merge(tags.levels) { $1 } }
    outlined = outlined.filter { !isRunningText(layout.blocks[$0.key]) }
    let labels = ChartLabels(layout)
    blocks = layout.blocks.indices.filter {
      !tags.artifacts.contains($0) && (outlined[$0] != nil || isCandidate($0) && !labels.contains($0))
    }
    let texts = textsOfHeadings(Set(blocks))
    blocks = blocks.filter { !texts.contains($0) }
  }

  private func outlined(_ outline: OutlineWitness) -> [Int: Int] {
    var levels: [Int: Int] = [:]
    for (index, block) in layout.blocks.enumerated() {
      guard case .text = block.kind, !block.isTurned, block.lines.count <= 5, block.scalarCount <= 250,
        !contentsPages.contains(block.page), block.size > 0.85 * layout.body.size
      else { continue }
      levels[index] = outline.level(text(block), page: layout.pages[block.page].geometry.number)
    }
    return levels
  }

  /// A sentence over several lines that is set like the text: its author chose a heading's style for it, a reader sees none.
  private func isRunningText(_ block: LayoutBlock) -> Bool {
    block.lines.count > 1 && !block.isBold && block.size < 1.05 * layout.body.size && endsLikeText(block)
      && !isCapitals(block)
  }

  private func isCandidate(_ index: Int) -> Bool {
    let block = layout.blocks[index]
    guard case .text = block.kind, !block.isTurned, block.lines.count <= 5, block.scalarCount <= 250,
      layout.pages[block.page].detail.picture == nil
    else { return false }
    let letters = letterCount(block)
    guard letters >= 2, letters * 4 >= block.scalarCount, isAlone(block), !isCaption(block), !startsAsNote(block),
      !namesSpeaker(block)
    else {
      return false
    }
    if isSaying(block) { return false }
    if hasAddress(block) || block.lines.contains(where: { $0.chunks[0].followsFigure }) { return false }
    // Letters under each other, as along a form's edge, are no word.
    if block.lines.count > 1, block.lines.allSatisfy({ $0.scalarCount == 1 }) { return false }
    if contentsPages.contains(block.page) { return contentsTitles.contains(text(block)) }
    // What is read of an icon has few letters.
    if layout.pages[block.page].detail.isRecognized, letters < 4 { return false }
    if isTableTitle(index) || isLastLine(index) || isSubline(index) { return false }
    if layout.charts.indices.contains(block.page), layout.charts[block.page].hold(label: block.box) { return false }
    let ratio = block.size / max(1, layout.body.size)
    if ratio < 1.5, startsLow(block) { return false }
    if ratio >= 1.15 { return !endsLikeText(block) && !leadsOn(block) || ratio > 1.5 }
    guard ratio > (block.isBold ? 0.75 : 0.85), ratio > 0.9 || !hasDigit(block), !endsLikeText(block),
      block.lines.count <= 4
    else { return false }
    if block.isBold, !layout.body.isBold { return !runsIn(block) }
    return isCapitals(block) && letters >= 4 && !isIdentifier(block)
  }

  /// What somebody said, in marks of quotation from its first letter to its last: several lines of it are set large to be seen, and head
  /// nothing.
  private func isSaying(_ block: LayoutBlock) -> Bool {
    let codes = layout.pages[block.page].codes
    guard block.lines.count > 1, let line = block.lines.last else { return false }
    var last = line.last
    // A full stop may stand behind the marks.
    if last > line.first, CharacterKind.isSentenceEnd(codes[last]) { last -= 1 }
    return [0x22, 0xAB, 0xBB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x203A].contains(codes[block.lines[0].first])
      && [0x22, 0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201D, 0x2039, 0x203A].contains(codes[last])
  }

  /// Big words under headings beside each other are what those head, where nothing stands below them; and their like, the
  /// last of which has text below.
  private func textsOfHeadings(_ headings: Set<Int>) -> Set<Int> {
    let under = headings.filter { outlined[$0] == nil && isUnder($0, headings) }
    let bare = under.filter { hasNothingBelow($0, headings) }
    let styles = Set(bare.map { layout.blocks[$0].style })
    return under.filter { index in
      let block = layout.blocks[index]
      return bare.contains(index)
        || styles.contains(block.style) && bare.contains { layout.blocks[$0].page == block.page }
    }
  }

  /// Whether the block before is a heading just above, on the same edge.
  private func isUnder(_ index: Int, _ headings: Set<Int>) -> Bool {
    guard headings.contains(index - 1) else { return false }
    let block = layout.blocks[index]
    let above = layout.blocks[index - 1]
    return above.page == block.page && abs(above.box.x - block.box.x) < block.size
      && (0..<(3 * block.size)).contains(block.box.y - above.box.bottom)
  }

  /// The next heading stands higher, in another column, or nothing comes.
  private func hasNothingBelow(_ index: Int, _ headings: Set<Int>) -> Bool {
    guard index + 1 < layout.blocks.count else { return true }
    let (block, next) = (layout.blocks[index], layout.blocks[index + 1])
    return next.page == block.page && headings.contains(index + 1) && next.box.bottom < block.box.y
  }

  /// A slanted line under one that is not, as bold and as near as its second line would be: it is said of the heading.
  private func isSubline(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (above, block) = (layout.blocks[index - 1], layout.blocks[index])
    guard above.page == block.page, above.isBold, block.isBold, isSlanted(block), !isSlanted(above),
      abs(above.size - block.size) < 0.05 * block.size, let last = above.lines.last
    else { return false }
    let distance = block.lines[0].middle - last.middle
    return distance > 0 && distance < 1.25 * layout.body.leading(block.size)
  }

  private func isSlanted(_ block: LayoutBlock) -> Bool {
    block.style >= 0 && layout.pages[block.page].isSlanted[block.style]
  }

  /// Words at the foot of the document's last page, in type no bigger than the text's: nothing stands below them.
  private func isLastLine(_ index: Int) -> Bool {
    guard index + 1 == layout.blocks.count, index > 0 else { return false }
    let block = layout.blocks[index]
    return block.size < 1.1 * layout.body.size
      && block.box.y > 0.87 * layout.pages[block.page].geometry.height
  }

  /// A line in type no bigger than the text's, over the middle of a table: it names the table.
  private func isTableTitle(_ index: Int) -> Bool {
    guard index + 1 < layout.blocks.count, case .table = layout.blocks[index + 1].kind else { return false }
    let block = layout.blocks[index]
    let table = layout.blocks[index + 1].box
    return block.page == layout.blocks[index + 1].page && block.size < 1.1 * layout.body.size
      && abs(block.box.centerX - table.centerX) < 0.03 * table.width && block.box.x - table.x > 0.15 * table.width
      && (0..<(3 * block.size)).contains(table.y - block.box.bottom)
  }

  private func text(_ block: LayoutBlock) -> String {
    let page = layout.pages[block.page]
    return block.lines.flatMap(\.chunks).map { page.string($0.scalars) }.joined(separator: " ").lowercased()
  }

  /// A figure's or table's number and words.
  private func isCaption(_ block: LayoutBlock) -> Bool {
    CaptionLabel.begins(layout.pages[block.page], block.lines[0].chunks[0].scalars)
  }

  /// A star or a dagger, as notes begin.
  private func startsAsNote(_ block: LayoutBlock) -> Bool {
    [0x2A, 0x2020, 0x2021].contains(layout.pages[block.page].codes[block.lines[0].first])
  }

  /// A dash at the start, as before the name of who said what stands above: `— Ada Oduya, well digger`.
  private func namesSpeaker(_ block: LayoutBlock) -> Bool {
    [0x2013, 0x2014, 0x2015].contains(layout.pages[block.page].codes[block.lines[0].first])
  }

  /// The rest of a sentence.
  private func startsLow(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    let first = block.lines[0].first
    return CharacterKind.isLowercase(page.codes[first])
      && (first + 1 == page.count || !CharacterKind.isUppercase(page.codes[first + 1]))
  }

  /// Bold words before a paragraph on whose first line they stand.
  private func runsIn(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    let style = page.styles[block.lines[block.lines.count - 1].last]
    return style >= 0 && !page.isBold[Int(style)]
  }

  private func endsLikeText(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    let line = block.lines[block.lines.count - 1]
    var last = line.last
    // “It never ran dry.”
    let isQuote = [0x22, 0x27, 0x2019, 0x201D, 0xBB].contains(page.codes[last])
    if line.last > line.first, isQuote, page.codes[last - 1] == 0x2E { last -= 1 }
    return [0x2E, 0x2C, 0x3B].contains(page.codes[last])
  }

  /// Small bold type with numbers is an address or a label.
  private func hasDigit(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    return block.lines.contains { $0.chunks.contains { $0.scalars.contains { CharacterKind.isDigit(page.codes[$0]) } } }
  }

  /// A sentence that leads to what follows it.
  private func leadsOn(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    return page.codes[block.lines[block.lines.count - 1].last] == 0x3A && !block.isBold && block.scalarCount > 50
  }

  /// Not one part of a line beside others: a cell, the left half of a running head.
  private func isAlone(_ block: LayoutBlock) -> Bool {
    block.lines.allSatisfy { line in
      zip(line.chunks, line.chunks.dropFirst()).allSatisfy { $1.box.x - $0.box.right < 3 * line.size }
    }
  }

  /// A web or mail address: a line at the foot of a cover or a leaflet, and no heading.
  private func hasAddress(_ block: LayoutBlock) -> Bool {
    let words = text(block)
    return words.contains("www.") || words.contains("://") || !EmailFinder.addresses(Array(words.utf8)).isEmpty
  }

  /// A name of a program or a variable, with underscores, is no word in capitals.
  private func isIdentifier(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[block.page]
    return block.lines.contains { $0.chunks.contains { $0.scalars.contains { page.codes[$0] == 0x5F } } }
  }

  private func letterCount(_ block: LayoutBlock) -> Int {
    let page = layout.pages[block.page]
    return block.lines.reduce(0) {
      $0 + $1.chunks.reduce(0) { $0 + $1.scalars.count { CharacterKind.isLetter(page.codes[$0]) } }
    }
  }

  func isCapitals(_ block: LayoutBlock) -> Bool {
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

/// Pages that list headings and the numbers of their pages.
enum ContentsPages {
  static func pages(_ layout: DocumentLayout) -> Set<Int> {
    var entries: [Int: Int] = [:]
    var lines: [Int: Int] = [:]
    for block in layout.blocks where !block.isTurned {
      let page = layout.pages[block.page]
      // Cells are no entries, but a list of contents may have been taken for a table.
      for line in block.lines {
        lines[block.page, default: 0] += 1
        if isEntry(line, page) { entries[block.page, default: 0] += 1 }
      }
    }
    return Set(entries.filter { $0.value >= 5 && $0.value * 10 >= lines[$0.key]! * 4 }.keys)
  }

  /// Words, and a number at the end of the line, away from them or behind dots.
  private static func isEntry(_ line: TextLine, _ page: PageText) -> Bool {
    var end = line.last
    let last = line.chunks[line.chunks.count - 1]
    while end >= last.scalars.lowerBound, line.last - end < 4, CharacterKind.isDigit(page.codes[end]) { end -= 1 }
    guard end < line.last,
      CharacterKind.isLetter(page.codes[line.first]) || CharacterKind.isDigit(page.codes[line.first])
    else { return false }
    if end < last.scalars.lowerBound {
      return line.chunks.count == 2 && line.chunks[0].scalars.count { CharacterKind.isLetter(page.codes[$0]) } >= 6
    }
    while end > last.scalars.lowerBound, page.isSpace(end) { end -= 1 }
    return page.codes[end] == 0x2E && page.codes[max(last.scalars.lowerBound, end - 1)] == 0x2E
      || page.codes[end] == 0x2E && end >= 2 && page.isSpace(end - 1) && page.codes[end - 2] == 0x2E
      || page.codes[end] == 0x2026
  }
}
