internal import Provenance

/// The layout of all pages: blocks in reading order, and what is usual in the document.
struct DocumentLayout {
  /// The pages, then the pictures on them.
  let pages: [PageText]
  private(set) var blocks: [LayoutBlock] = []
  /// What most of the text is set in.
  let body: TypeStatistics

  init(_ pages: [PageText], pictures: [PageText] = []) {
    self.pages = pages + pictures
    var columns: [(page: Int, column: Int, lines: [TextLine], isTurned: Bool)] = []
    for (index, page) in pages.enumerated() {
      let reader = ChunkReader(page)
      var number = 0
      let (width, height) = (page.geometry.width, page.geometry.height)
      for column in ColumnCutter(PageTables(page, reader.chunks).chunks, width: width, height: height).columns {
        columns.append((index, number, LineBuilder.lines(column), false))
        number += 1
      }
      for chunk in reader.turned {
        columns.append((index, number, [TextLine([chunk])], true))
        number += 1
      }
    }
    body = TypeStatistics(columns.map(\.lines))
    var page: [LayoutBlock] = []
    for (index, column) in columns.enumerated() {
      let builder = BlockBuilder(pages[column.page], body: body)
      for var block in builder.blocks(column.lines) {
        block.page = column.page
        block.column = column.column
        block.isTurned = column.isTurned
        page.append(block)
      }
      guard index + 1 == columns.count || columns[index + 1].page != column.page else { continue }
      page = ChapterNumberJoiner(pages[column.page], body: body).joined(page)
      blocks += NoteMover(pages[column.page], page, body: body).withNotesLast(page)
      page = []
    }
    for (index, picture) in pictures.enumerated() {
      PictureText(picture, index: pages.count + index)?.insert(into: &blocks, pages: self.pages)
    }
  }
}
