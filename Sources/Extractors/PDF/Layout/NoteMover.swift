internal import Provenance

/// Puts the notes at the feet of columns after the text of the page, so that the text runs on from column to column.
struct NoteMover {
  private let page: PageText
  /// Of the text that notes are smaller than.
  private let textSize: Float

  /// - Parameters:
  ///   - page: with the blocks.
  ///   - blocks: of the page, in reading order.
  ///   - body: what is usual in the document.
  init(_ page: PageText, _ blocks: [LayoutBlock], body: TypeStatistics) {
    self.page = page
    textSize = max(body.size, NoteMover.textSize(blocks))
  }

  /// The biggest type that a good part of the page's paragraphs are set in: notes may be more than the text.
  private static func textSize(_ blocks: [LayoutBlock]) -> Float {
    var counts: [Float: Int] = [:]
    for block in blocks where block.lines.count >= 3 { counts[block.size, default: 0] += block.scalarCount }
    let all = counts.values.reduce(0, +)
    return counts.filter { $0.value * 4 >= all }.keys.max() ?? 0
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
    // A table with words in large type, as one of key figures, is none.
    if case .table = block.kind, block.lines.contains(where: { $0.size > 1.2 * textSize }) { return false }
    return block.size < 0.93 * textSize && block.size > 0.4 * textSize
  }

  /// A number or a star without the signs that make an item of it. Numbers alone are labels of a chart.
  private func startsWithNumber(_ block: LayoutBlock) -> Bool {
    let start = block.lines[0].first
    let code = page.codes[start]
    if code == 0x2A || code == 0x2020 || (code >= 0xB2 && code <= 0xB3) || code == 0xB9 { return true }
    var end = start
    while end < page.count, CharacterKind.isDigit(page.codes[end]) { end += 1 }
    guard end > start, end - start <= 3, end < page.count, ![0x25, 0x2C].contains(page.codes[end]) else { return false }
    return block.lines.contains { line in
      line.chunks.contains { chunk in
        zip(chunk.scalars, chunk.scalars.dropFirst()).contains {
          CharacterKind.isLetter(page.codes[$0]) && CharacterKind.isLetter(page.codes[$1])
        }
      }
    }
  }
}
