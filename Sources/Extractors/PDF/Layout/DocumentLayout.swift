internal import Provenance

/// The layout of all pages: blocks in reading order, and what is usual in the document.
struct DocumentLayout {
  /// The pages, then the pictures on them.
  let pages: [PageText]
  private(set) var blocks: [LayoutBlock] = []
  /// What most of the text is set in.
  let body: TypeStatistics
  /// Of each page.
  private(set) var charts: [ChartAreas] = []

  init(_ pages: [PageText], pictures: [PageText] = []) {
    self.pages = pages + pictures
    var columns: [(page: Int, column: Int, lines: [TextLine])] = []
    var turned: [[Chunk]] = []
    for (index, page) in pages.enumerated() {
      let reader = ChunkReader(page)
      let (width, height) = (page.geometry.width, page.geometry.height)
      charts.append(ChartAreas(page, reader.chunks))
      let tables = PageTables(page, reader.chunks, charts[index])
      let cutter = ColumnCutter(
        tables.chunks, width: width, height: height, frames: tables.frames, rules: tables.freeRules,
        charts: charts[index])
      for (number, column) in cutter.columns.enumerated() {
        columns.append((index, number, LineBuilder.lines(column)))
      }
      turned.append(reader.turned)
    }
    body = TypeStatistics(columns.map(\.lines))
    var start = 0
    for (index, page) in pages.enumerated() {
      var here: [LayoutBlock] = []
      let lines = columns[start...].prefix { $0.page == index }.flatMap(\.lines)
      let builder = BlockBuilder(page, body: body, charts: charts[index], lines: lines)
      while start < columns.count, columns[start].page == index {
        for var block in builder.blocks(columns[start].lines) {
          block.page = index
          block.column = columns[start].column
          here.append(block)
        }
        start += 1
      }
      here = NoteMover(page, here, body: body).withNotesLast(ChapterNumberJoiner(page, body: body).joined(here))
      if !turned[index].isEmpty { TurnedText(turned[index], page: index).insert(into: &here, page) }
      blocks += here
    }
    for (index, picture) in pictures.enumerated() {
      PictureText(picture, index: pages.count + index)?.insert(into: &blocks, pages: self.pages)
    }
  }
  /// Whether a block is in a chart that is drawn, or of what stands beside and below its axes.
  func isOfChart(_ block: LayoutBlock) -> Bool {
    charts.indices.contains(block.page) && charts[block.page].surround(block.box)
  }
}
