import DocumentModel
import Provenance

/// How much text a block holds, and how much of it is links.
struct MainContentMeasure {
  /// Bytes.
  var text = 0
  var linked = 0
  var links = 0
  var items = 0

  init(_ block: Block) {
    add(block)
  }

  /// Share of the text that is links, from 0 to 1.
  var density: Double { text == 0 ? 0 : Double(linked) / Double(text) }
  /// Bytes outside links.
  var plain: Int { max(0, text - linked) }

  private mutating func add(_ inline: Inline) {
    text += inline.count
    for mark in inline.marks {
      if case .link = mark.kind {
        linked += mark.range.count
        links += 1
      }
    }
  }

  private mutating func add(_ block: Block) {
    switch block.content {
    case .heading(_, let inline), .paragraph(let inline), .footnote(_, let inline): add(inline)
    case .list(let list):
      items += list.items.count
      for item in list.items {
        add(item.text)
        for inner in item.blocks { add(inner) }
      }
    case .table(let table):
      for row in table.rows { for cell in row { add(cell.text) } }
    case .quote(let blocks): for inner in blocks { add(inner) }
    case .code(let text, _), .math(let text): self.text += text.count
    case .figure(_, let caption): if let caption { add(caption) }
    case .definitions(let definitions):
      for definition in definitions {
        add(definition.term)
        add(definition.text)
      }
    }
  }
}
