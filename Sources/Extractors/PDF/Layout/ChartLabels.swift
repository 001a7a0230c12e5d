internal import Provenance

/// Short lines that stand among numbers, as the labels of a chart do: they head nothing.
struct ChartLabels {
  private static let longest = 40
  /// Numbers that are no more than this many blocks away stand around a label.
  private static let reach = 3

  private let layout: DocumentLayout

  init(_ layout: DocumentLayout) {
    self.layout = layout
  }

  /// Whether a number stands before a block and another after it, with nothing but short lines between.
  func contains(_ index: Int) -> Bool {
    isShort(index) && !isNumber(index) && hasNumber(from: index, by: -1) && hasNumber(from: index, by: 1)
  }

  private func hasNumber(from index: Int, by step: Int) -> Bool {
    for place in 1...ChartLabels.reach {
      let other = index + step * place
      guard layout.blocks.indices.contains(other), layout.blocks[other].page == layout.blocks[index].page,
        isShort(other)
      else { return false }
      if isNumber(other) { return true }
    }
    return false
  }

  private func isShort(_ index: Int) -> Bool {
    let block = layout.blocks[index]
    switch block.kind {
    case .text: return block.lines.count <= 2 && block.scalarCount <= ChartLabels.longest
    case .table(let table): return table.rows.joined().count <= 4 && block.scalarCount <= ChartLabels.longest
    case .list: return false
    }
  }

  /// Digits, and hardly a letter.
  private func isNumber(_ index: Int) -> Bool {
    let block = layout.blocks[index]
    guard case .text = block.kind else { return false }
    let page = layout.pages[block.page]
    var (digits, letters) = (0, 0)
    for scalar in block.lines.lazy.flatMap(\.chunks).flatMap(\.scalars) {
      if CharacterKind.isDigit(page.codes[scalar]) { digits += 1 }
      if CharacterKind.isLetter(page.codes[scalar]) { letters += 1 }
    }
    return digits > 0 && letters <= 1
  }
}
