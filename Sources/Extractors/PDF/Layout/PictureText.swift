internal import Provenance

/// What was read in a picture on a page that has text of its own: laid out by itself, and put where the picture stands.
struct PictureText {
  /// A picture of a table is filled by it; a legend that stands in columns is a small part of a chart.
  private static let tableShare: Float = 0.5
  /// A block of fewer characters is a label.
  private static let leastProse = 60

  private let picture: PageText
  private let place: Box
  private let blocks: [LayoutBlock]

  /// The picture's index is that among the pages. Nil where it is a page.
  init?(_ picture: PageText, index: Int) {
    guard let place = picture.detail.picture else { return nil }
    (self.picture, self.place) = (picture, place)
    let (width, height) = (picture.geometry.width, picture.geometry.height)
    let columns = ColumnCutter(ChunkReader(picture).chunks, width: width, height: height).columns
      .map(LineBuilder.lines)
    let builder = BlockBuilder(picture, body: TypeStatistics(columns))
    var blocks = columns.flatMap(builder.blocks)
    if !PictureText.isTableOrProse(blocks, place) { blocks = PictureText.labels(blocks, picture).map { [$0] } ?? [] }
    for block in blocks.indices { blocks[block].page = index }
    self.blocks = blocks
  }

  /// Whether a table fills the picture, or half of its characters stand in paragraphs.
  private static func isTableOrProse(_ blocks: [LayoutBlock], _ place: Box) -> Bool {
    let hasTable = blocks.contains { block in
      guard case .table = block.kind else { return false }
      return block.box.height > tableShare * place.height && block.box.width > tableShare * place.width
    }
    if hasTable { return true }
    let prose = blocks.reduce(0) { count, block in
      guard case .table = block.kind else { return count + (block.scalarCount >= leastProse ? block.scalarCount : 0) }
      return count
    }
    return prose * 2 >= blocks.reduce(0) { $0 + $1.scalarCount }
  }

  /// The words of a chart, a map or a drawing as one paragraph, without the numbers along its axes.
  private static func labels(_ blocks: [LayoutBlock], _ page: PageText) -> LayoutBlock? {
    let lines = blocks.flatMap(\.lines).compactMap { line -> TextLine? in
      let chunks = line.chunks.filter { chunk in
        chunk.scalars.contains { CharacterKind.isLetter(page.codes[$0]) }
      }
      return chunks.isEmpty ? nil : TextLine(chunks)
    }
    guard let first = lines.first else { return nil }
    let box = lines.dropFirst().reduce(first.box) { $0.union($1.box) }
    return LayoutBlock(kind: .text, lines: lines, page: 0, column: 0, columnBox: box)
  }

  /// Behind the text above the picture in its columns, before all other text of the page.
  func insert(into all: inout [LayoutBlock], pages: [PageText]) {
    guard !blocks.isEmpty else { return }
    let number = picture.geometry.number
    let here = all.indices.filter { pages[all[$0].page].geometry.number == number }
    let above = here.last { index in
      let text = all[index].box
      return text.centerY < place.centerY && min(text.right, place.right) > max(text.x, place.x)
    }
    let first = here.first ?? all.firstIndex { pages[$0.page].geometry.number > number } ?? all.count
    let column = above.map { all[$0].column } ?? 0
    let placed = blocks.map { block in
      var block = block
      block.column = column
      return block
    }
    all.insert(contentsOf: placed, at: above.map { $0 + 1 } ?? first)
  }
}
