internal import Provenance

/// The title of a document whose type does not tell it: a line by itself above the text of a first page without headings.
struct TitleByPlace {
  private static let longest = 80
  /// Text below a title is at least this long.
  private static let runningText = 120

  private let layout: DocumentLayout

  init(_ layout: DocumentLayout) {
    self.layout = layout
  }

  /// The first block of the document, where it is one.
  func title(_ headings: [Int]) -> Int? {
    guard layout.blocks.count > 1, !headings.contains(where: { layout.blocks[$0].page == 0 }) else { return nil }
    let block = layout.blocks[0]
    let next = layout.blocks[1]
    guard case .text = block.kind, case .text = next.kind, block.page == 0, next.page == 0, !block.isTurned,
      layout.pages[0].detail.picture == nil, block.lines.count == 1, block.lines[0].chunks.count == 1,
      block.scalarCount <= TitleByPlace.longest, next.scalarCount >= TitleByPlace.runningText
    else { return nil }
    return isSetAbove(block, next) && isWords(block) ? 0 : nil
  }

  /// In type no smaller than the text's, farther from it than its lines are from each other, and short of its edge.
  private func isSetAbove(_ block: LayoutBlock, _ next: LayoutBlock) -> Bool {
    guard block.size > 0.97 * layout.body.size, block.box.width < 0.75 * next.box.width,
      block.box.y < 0.35 * layout.pages[0].geometry.height
    else { return false }
    return next.lines[0].middle - block.lines[0].middle > 1.4 * layout.body.leading(block.size)
  }

  /// Begins with a capital letter, consists of words and ends in one.
  private func isWords(_ block: LayoutBlock) -> Bool {
    let page = layout.pages[0]
    let line = block.lines[0]
    let codes = page.codes[line.chunks[0].scalars]
    let letters = codes.count(where: CharacterKind.isLetter)
    return CharacterKind.isUppercase(page.codes[line.first]) && letters * 10 >= 7 * codes.count { $0 != 0x20 }
      && (CharacterKind.isLetter(page.codes[line.last]) || CharacterKind.isDigit(page.codes[line.last]))
      && codes.contains(0x20) && !CaptionLabel.begins(page, line.chunks[0].scalars)
  }
}
