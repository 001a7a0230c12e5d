import DocumentModel
import Provenance

extension Content {
  /// The content of a record in memory; texts share their bytes with it.
  init(_ record: Record) {
    title = record.facts.title?.utf8 ?? []
    sections = record.sections.map {
      Section(heading: $0.heading.map(Text.init), level: $0.level, blocks: $0.blocks.map(Block.init))
    }
    links = record.links.map { Content.destination(target: $0.target.utf8, resolved: $0.resolved?.utf8 ?? []) }
    images = record.images.map {
      Image(
        target: Content.destination(target: $0.target?.utf8 ?? [], resolved: $0.resolved?.utf8 ?? []),
        alternative: $0.alternative?.utf8 ?? [])
    }
  }
}

extension Content.Text {
  init(_ inline: Inline) {
    self.init(utf8: inline.text.utf8, marks: inline.marks)
  }

  /// A caption, or nil where it has no text.
  static func caption(_ inline: Inline?) -> Self? {
    inline.flatMap { $0.isEmpty ? nil : Self($0) }
  }
}

extension Content.Block {
  init(_ block: Block) {
    switch block.content {
    case .heading(let level, let text): self = .heading(level: level, .init(text))
    case .paragraph(let text): self = .paragraph(.init(text))
    case .list(let list): self = .list(list.items.map { Content.Item($0, of: list) })
    case .table(let table):
      self = .table(caption: .caption(table.caption), rows: table.rows.map { $0.map(Content.Cell.init) })
    case .quote(let blocks): self = .quote(blocks.map(Content.Block.init))
    case .code(let text, let language): self = .code(text.utf8, language: language?.utf8 ?? [])
    case .figure(let image, let caption): self = .figure(image: image, caption: .caption(caption))
    case .definitions(let definitions):
      self = .definitions(definitions.map { (term: .init($0.term), text: .init($0.text)) })
    case .footnote(let label, let text): self = .footnote(label: label.utf8, .init(text))
    case .math(let text): self = .math(text.utf8)
    }
  }
}

extension Content.Item {
  init(_ item: Block.Item, of list: Block.List) {
    self.init(
      depth: item.depth, isOrdered: item.depth > 0 ? item.isOrdered : list.isOrdered, text: .init(item.text),
      blocks: item.blocks.map(Content.Block.init))
  }
}

extension Content.Cell {
  init(_ cell: Block.Cell) {
    self.init(
      text: .init(cell.text), isHeader: cell.isHeader, columns: max(1, cell.columns), rows: max(1, cell.rows))
  }
}
