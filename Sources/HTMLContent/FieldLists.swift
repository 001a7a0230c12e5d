import DocumentModel
import Provenance

/// Fields of Drupal that hold several values: `<div class="field__items"><div class="field__item">Kenya</div>…`. They are lists, in
/// elements that do not say so.
struct FieldLists {
  let elements: [Element]

  /// The blocks, with short values that stand in one field as one list.
  func list(_ blocks: [Block]) -> [Block] {
    guard elements.contains(where: isItem) else { return blocks }
    var result: [Block] = []
    var index = 0
    while index < blocks.count {
      guard let field = item(of: blocks[index]).map({ elements[$0].parent }) else {
        result.append(blocks[index])
        index += 1
        continue
      }
      let end = blocks[index...].firstIndex { !holds($0, field) } ?? blocks.count
      if let items = items(of: blocks[index..<end]) {
        var hints = blocks[index].hints
        hints.element = field
        result.append(Block(.list(Block.List(isOrdered: false, items: items)), hints: hints))
      } else {
        result += blocks[index..<end]
      }
      index = end
    }
    return result
  }

  /// Two or more short paragraphs, each an item of its own; nil for an item with more blocks, a long one or a sentence: that is text.
  private func items(of blocks: ArraySlice<Block>) -> [Block.Item]? {
    let places = blocks.map(item)
    guard blocks.count > 1, Set(places).count == places.count, !places.contains(nil) else { return nil }
    return blocks.compactMap { block in
      if case .paragraph(let text) = block.content { Block.Item(depth: 0, text: text) } else { nil }
    }
  }

  /// The item that is a short paragraph and no sentence.
  private func item(of block: Block) -> Int? {
    guard case .paragraph(let text) = block.content, text.count <= 120, let last = text.text.utf8.last,
      !".!?:".utf8.contains(last), let element = block.hints.element, element >= 0, isItem(elements[element])
    else { return nil }
    return element
  }

  private func holds(_ block: Block, _ field: Int) -> Bool {
    var element = block.hints.element ?? -1
    while element > field { element = elements[element].parent }
    return element == field
  }

  private func isItem(_ element: Element) -> Bool {
    element.parent >= 0 && element.classes.contains { $0 == "field__item" || $0 == "field-item" }
      && elements[element.parent].classes.contains { $0 == "field__items" || $0 == "field-items" }
  }
}
