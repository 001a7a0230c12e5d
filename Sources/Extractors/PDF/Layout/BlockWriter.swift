internal import DocumentModel
internal import Provenance

/// Makes document blocks of layout blocks.
struct BlockWriter {
  let layout: DocumentLayout
  let headings: HeadingRanker
  let tags: TagWitness

  func write(_ index: Int, links: inout LinkMarker, to document: inout Document) {
    let block = layout.blocks[index]
    let page = layout.pages[block.page]
    switch block.kind {
    case .text:
      let text = links.inline(LineText(page, block.lines), page)
      let content: Block.Content =
        headings.level(index).map { .heading(level: $0, text) } ?? .paragraph(text)
      document.blocks.append(Block(content, hints: hints(block, isArtifact: tags.artifacts.contains(index))))
    case .list(let items):
      let start = startsAfter(index, items)
      if start == nil, startsWithNumber(items) {
        writeParagraphs(items, block, page, &links, &document)
      } else {
        document.blocks.append(list(items, from: start ?? 1, block, page, &links, &document))
      }
    case .table(let table):
      let headers = tags.headers(of: table, page: block.page)
      let rows = table.rows.indices.map { row in
        table.rows[row].indices.map { column in
          let cell = table.rows[row][column]
          return Block.Cell(
            text: links.inline(LineText(page, cell.lines), page), isHeader: headers?[row][column] ?? cell.isHeader,
            columns: cell.columns, rows: cell.rows)
        }
      }
      document.blocks.append(Block(.table(Block.Table(rows: rows)), hints: hints(block)))
    }
  }

  private func startsWithNumber(_ items: [LayoutItem]) -> Bool {
    if case .number = items.first?.marker?.kind { true } else { false }
  }

  /// The number that a numbered list begins with, where its numbers can be told by the places of its items: from 1 on, or
  /// on from a list that a column or page break cut off just before.
  private func startsAfter(_ index: Int, _ items: [LayoutItem]) -> Int? {
    if isCounted(items, from: 1) { return 1 }
    guard index > 0, case .list(let before) = layout.blocks[index - 1].kind, startsWithNumber(before),
      startsAfter(index - 1, before) != nil,
      case .number(let last) = before.last(where: { $0.depth == 0 })?.marker?.kind,
      layout.blocks[index - 1].column != layout.blocks[index].column
        || layout.blocks[index - 1].page != layout.blocks[index].page
    else { return nil }
    return isCounted(items, from: last + 1) ? last + 1 : nil
  }

  /// Items whose numbers would be lost in a list.
  private func writeParagraphs(
    _ items: [LayoutItem], _ block: LayoutBlock, _ page: PageText, _ links: inout LinkMarker, _ document: inout Document
  ) {
    for item in items {
      var here = block
      here.lines = item.lines
      document.blocks.append(
        Block(.paragraph(links.inline(LineText(page, item.lines), page)), hints: hints(here)))
    }
  }

  private func list(
    _ items: [LayoutItem], from start: Int, _ block: LayoutBlock, _ page: PageText, _ links: inout LinkMarker,
    _ document: inout Document
  ) -> Block {
    let counted = isCounted(items, from: start)
    var result: [Block.Item] = []
    for item in items {
      let isNumber = if case .number = item.marker?.kind { true } else { false }
      let keepsMarker = item.marker?.kind == .letter || isNumber && !counted || isTicked(item, page)
      let skipped = keepsMarker ? nil : item.marker?.scalars
      if let skipped {
        let marker = page.source.quote(page.bytes(skipped))
        document.dropped.append(Dropped(marker, by: isNumber ? .pdfListNumber : .pdfBullet))
      }
      let text = links.inline(LineText(page, item.lines, skipping: skipped), page)
      result.append(Block.Item(depth: item.depth, text: text, isOrdered: isNumber && counted))
    }
    return Block(.list(Block.List(isOrdered: result.first?.isOrdered ?? false, items: result)), hints: hints(block))
  }

  /// Whether the sign before an item is a box to tick, on a page where some are ticked: it says yes or no.
  private func isTicked(_ item: LayoutItem, _ page: PageText) -> Bool {
    guard let sign = item.marker?.scalars.first, (0x2610...0x2612).contains(page.codes[sign]) else { return false }
    return (0..<page.count).contains { page.codes[$0] == 0x2611 || page.codes[$0] == 0x2612 }
  }

  /// Whether the numbers say no more than the items' places: each level counts from 1.
  private func isCounted(_ items: [LayoutItem], from start: Int) -> Bool {
    var expected: [Int: Int] = [:]
    for item in items {
      guard case .number(let value) = item.marker?.kind else { continue }
      for deeper in expected.keys where deeper > item.depth { expected[deeper] = nil }
      guard value == (expected[item.depth] ?? (item.depth == 0 ? start : 1)) else { return false }
      expected[item.depth] = value + 1
    }
    return !expected.isEmpty
  }

  private func hints(_ block: LayoutBlock, isArtifact: Bool = false) -> Hints {
    let page = layout.pages[block.page].geometry
    var hints = Hints()
    hints.page = page.number
    hints.box = block.box
    hints.column = block.column
    // Type in a picture says nothing of the document's.
    hints.fontSize = layout.pages[block.page].detail.picture == nil ? block.size : nil
    hints.isBold = block.isBold
    if isArtifact { hints.furniture = .pdfArtifact }
    hints.isOfChart = layout.isOfChart(block)
    hints.pageBox = Box(x: 0, y: 0, width: page.width, height: page.height)
    return hints
  }
}
