public import Provenance

extension Block {
  /// All texts of the block in reading order, those of inner blocks included.
  public var texts: [TracedText] {
    var result: [TracedText] = []
    collectTexts(into: &result)
    return result
  }

  private func collectTexts(into result: inout [TracedText]) {
    switch content {
    case .heading(_, let text), .paragraph(let text): result.append(text.text)
    case .list(let list):
      for item in list.items {
        result.append(item.text.text)
        for block in item.blocks { block.collectTexts(into: &result) }
      }
    case .table(let table):
      if let caption = table.caption { result.append(caption.text) }
      for row in table.rows { for cell in row { result.append(cell.text.text) } }
    case .quote(let blocks): for block in blocks { block.collectTexts(into: &result) }
    case .code(let text, let language):
      result.append(text)
      if let language { result.append(language) }
    case .figure(_, let caption): if let caption { result.append(caption.text) }
    case .definitions(let definitions):
      for definition in definitions {
        result.append(definition.term.text)
        result.append(definition.text.text)
      }
    case .footnote(let label, let text):
      result.append(label)
      result.append(text.text)
    case .math(let text): result.append(text)
    }
  }

  /// The block with each marked text changed. Code, math and labels stay as they are.
  public func mapInlines(_ change: (Inline) -> Inline) -> Block {
    var block = self
    switch content {
    case .heading(let level, let text): block.content = .heading(level: level, change(text))
    case .paragraph(let text): block.content = .paragraph(change(text))
    case .list(var list):
      for index in list.items.indices {
        list.items[index].text = change(list.items[index].text)
        list.items[index].blocks = list.items[index].blocks.map { $0.mapInlines(change) }
      }
      block.content = .list(list)
    case .table(var table):
      table.caption = table.caption.map(change)
      for row in table.rows.indices {
        for column in table.rows[row].indices { table.rows[row][column].text = change(table.rows[row][column].text) }
      }
      block.content = .table(table)
    case .quote(let blocks): block.content = .quote(blocks.map { $0.mapInlines(change) })
    case .figure(let image, let caption): block.content = .figure(image: image, caption: caption.map(change))
    case .definitions(let definitions):
      block.content = .definitions(
        definitions.map { Definition(term: change($0.term), text: change($0.text)) })
    case .footnote(let label, let text): block.content = .footnote(label: label, change(text))
    case .code, .math: break
    }
    return block
  }

  /// Bytes of text in the block.
  public var textCount: Int { texts.reduce(0) { $0 + $1.count } }
}
