internal import Provenance

/// Puts the notes at the feet of columns after the text of the page, so that the text runs on from column to column.
struct NoteMover {
  private let page: PageText
  private let body: TypeStatistics

  init(_ page: PageText, body: TypeStatistics) {
    self.page = page
    self.body = body
  }

  func withNotesLast(_ blocks: [LayoutBlock]) -> [LayoutBlock] {
    var text: [LayoutBlock] = []
    var notes: [LayoutBlock] = []
    var start = 0
    while start < blocks.count {
      var end = start + 1
      while end < blocks.count, blocks[end].column == blocks[start].column { end += 1 }
      let foot = foot(of: blocks[start..<end])
      text += blocks[start..<foot]
      notes += blocks[foot..<end]
      start = end
    }
    return text + notes
  }

  /// Where the notes of a column begin: small type below text, the first or a later one with its number.
  private func foot(of column: ArraySlice<LayoutBlock>) -> Int {
    var foot = column.endIndex
    var hasNumber = false
    while foot > column.startIndex, isSmall(column[foot - 1]) {
      foot -= 1
      hasNumber = hasNumber || startsWithNumber(column[foot])
    }
    guard hasNumber, foot > column.startIndex, case .text = column[foot - 1].kind else { return column.endIndex }
    return column[foot - 1].box.bottom <= column[foot].box.y + 1 ? foot : column.endIndex
  }

  private func isSmall(_ block: LayoutBlock) -> Bool {
    block.size < 0.93 * body.size && block.size > 0.4 * body.size
  }

  /// A number or a star without the signs that make an item of it.
  private func startsWithNumber(_ block: LayoutBlock) -> Bool {
    let start = block.lines[0].first
    let code = page.codes[start]
    if code == 0x2A || code == 0x2020 || (code >= 0xB2 && code <= 0xB3) || code == 0xB9 { return true }
    var end = start
    while end < page.count, CharacterKind.isDigit(page.codes[end]) { end += 1 }
    return end > start && end - start <= 3 && end < page.count && ![0x25, 0x2C].contains(page.codes[end])
  }
}
