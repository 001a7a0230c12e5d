import DocumentModel
import Provenance

/// Makes blocks of a text's units: items that follow each other are one list.
struct UnitAssembly {
  private(set) var blocks: [Block] = []
  private let source: Source
  private var list: Block.List?
  private var indents: [Int] = []

  init(_ units: [TextUnit], _ source: Source) {
    self.source = source
    for unit in units { add(unit) }
    endList()
  }

  private mutating func add(_ unit: TextUnit) {
    switch unit.kind {
    case .item(let isOrdered, let indent): addItem(unit, isOrdered, indent)
    case .continuation:
      if let last = list?.items.indices.last {
        let block = Block(.paragraph(inline(unit)))
        list?.items[last].blocks.append(block)
      } else {
        blocks.append(Block(.paragraph(inline(unit))))
      }
    case .paragraph:
      endList()
      blocks.append(Block(.paragraph(inline(unit))))
    case .heading(let level):
      endList()
      blocks.append(Block(.heading(level: level, inline(unit))))
    }
  }

  private mutating func addItem(_ unit: TextUnit, _ isOrdered: Bool, _ indent: Int) {
    while let last = indents.last, indent < last { indents.removeLast() }
    if indents.last.map({ indent > $0 + 1 }) ?? true { indents.append(indent) }
    let depth = min(indents.count - 1, 8)
    if depth == 0, let open = list, open.isOrdered != isOrdered {
      endList()
      indents = [indent]
    }
    if list == nil { list = Block.List(isOrdered: isOrdered, items: []) }
    let item = Block.Item(depth: depth, text: inline(unit), isOrdered: isOrdered)
    list?.items.append(item)
  }

  private mutating func endList() {
    if let list { blocks.append(Block(.list(list))) }
    list = nil
    indents = []
  }

  private func inline(_ unit: TextUnit) -> Inline {
    let marks = unit.breaks.map {
      Mark(.lineBreak, ($0.lowerBound - unit.range.lowerBound)..<($0.upperBound - unit.range.lowerBound))
    }
    return Inline(source.quote(unit.range), marks: marks)
  }
}
