internal import Provenance

/// Groups the lines of a column into paragraphs, lists and tables.
struct BlockBuilder {
  private let page: PageText
  private let body: TypeStatistics

  private let charts: ChartAreas?
  private let pictures: UnderPictures
  /// Of all columns.
  private let pageLines: [TextLine]

  init(_ page: PageText, body: TypeStatistics, charts: ChartAreas? = nil, lines: [TextLine] = []) {
    pageLines = lines
    pictures = UnderPictures(page, body: body)
    self.page = page
    self.body = body
    self.charts = charts
  }

  /// The blocks of a column, the tables that were found on the page in their places.
  func blocks(_ lines: [TextLine]) -> [LayoutBlock] {
    guard lines.contains(where: { $0.table != nil }) else { return textAndTables(lines) }
    var result: [LayoutBlock] = []
    for part in lines.splitBeforeAndAfter(where: { $0.table != nil }) {
      guard let table = part[0].table else {
        result += textAndTables(part)
        continue
      }
      let lines = table.table.rows.joined().flatMap(\.lines)
      result.append(
        LayoutBlock(kind: .table(table.table), lines: lines, page: 0, column: 0, columnBox: table.box))
    }
    return result
  }

  private func textAndTables(_ lines: [TextLine]) -> [LayoutBlock] {
    guard let first = lines.first else { return [] }
    let columnBox = lines.dropFirst().reduce(first.box) { $0.union($1.box) }
    var result: [LayoutBlock] = []
    var rest = lines[...]
    let tables = TableFinder(page, lines: lines, charts: charts)
    while !rest.isEmpty {
      let table = tables.table(in: rest)
      let text = rest[..<(table?.lines.lowerBound ?? rest.endIndex)]
      result += textBlocks(Array(text), columnBox: columnBox)
      guard let table else { break }
      result.append(
        LayoutBlock(
          kind: .table(table.table), lines: Array(rest[table.lines]), page: 0, column: 0, columnBox: columnBox))
      rest = rest[table.lines.upperBound...]
    }
    return result
  }

  private func textBlocks(_ lines: [TextLine], columnBox: Box) -> [LayoutBlock] {
    let (lines, captions) = SideCaptions(page).apart(lines)
    var blocks: [LayoutBlock] = []
    for part in pictures.parts(lines) {
      for column in part.isUnder ? [part.lines] : HeadedColumns(page, body: body).parts(part.lines) {
        blocks += paragraphs(column, columnBox: columnBox)
      }
    }
    return captions.isEmpty ? blocks : withCaptions(captions, blocks, columnBox: columnBox)
  }

  /// Each caption goes behind the text that it stands beside.
  private func withCaptions(
    _ captions: [SideCaptions.Caption], _ blocks: [LayoutBlock], columnBox: Box
  ) -> [LayoutBlock] {
    var result = blocks
    for caption in captions {
      let at = result.lastIndex { $0.box.y <= caption.lines[0].middle } ?? -1
      result.insert(contentsOf: paragraphs(caption.lines, columnBox: columnBox), at: at + 1)
    }
    return result
  }

  private func paragraphs(_ lines: [TextLine], columnBox: Box) -> [LayoutBlock] {
    var groups: [[TextLine]] = []
    let breaker = ParagraphBreaker(page, lines: lines, body: body, columnBox: columnBox, of: pageLines)
    for (index, line) in lines.enumerated() {
      if index > 0, !breaker.breaks(before: index) {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    let blocks = groups.flatMap(HeadingColumns(page, body: body).split).map {
      LayoutBlock(kind: .text, lines: $0, page: 0, column: 0, columnBox: columnBox)
    }
    return ListFinder(page, body: body).withLists(blocks)
  }
}

extension [TextLine] {
  /// Runs of lines, those that match each by itself.
  fileprivate func splitBeforeAndAfter(where isAlone: (TextLine) -> Bool) -> [[TextLine]] {
    var result: [[TextLine]] = []
    var startsNew = true
    for line in self {
      let alone = isAlone(line)
      if startsNew || alone { result.append([]) }
      result[result.count - 1].append(line)
      startsNew = alone
    }
    return result
  }
}
