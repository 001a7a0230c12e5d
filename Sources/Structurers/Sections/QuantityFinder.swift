import DocumentModel
import Provenance
import Stages

/// Finds the quantities of the summary and the main content, each with the pointer of its text.
struct QuantityFinder {
  private(set) var quantities: [Quantity] = []

  mutating func add(_ sections: [Section]) {
    for (index, section) in sections.enumerated() {
      for (number, block) in section.blocks.enumerated() { add(block, at: "/sections/\(index)/blocks/\(number)") }
    }
  }

  private mutating func add(_ block: Block, at pointer: String) {
    switch block.content {
    case .heading, .code, .math: break
    case .paragraph(let text): add(text, at: "\(pointer)/text")
    case .footnote(_, let text): add(text, at: "\(pointer)/text")
    case .list(let list):
      for (index, item) in list.items.enumerated() {
        add(item.text, at: "\(pointer)/items/\(index)/text")
        for (inner, block) in item.blocks.enumerated() { add(block, at: "\(pointer)/items/\(index)/blocks/\(inner)") }
      }
    case .table(let table):
      if let caption = table.caption { add(caption, at: "\(pointer)/caption") }
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() { add(cell.text, at: "\(pointer)/rows/\(row)/\(column)/text") }
      }
    case .quote(let blocks):
      for (index, block) in blocks.enumerated() { add(block, at: "\(pointer)/blocks/\(index)") }
    case .figure(_, let caption): if let caption { add(caption, at: "\(pointer)/caption") }
    case .definitions(let items):
      for (index, item) in items.enumerated() {
        add(item.term, at: "\(pointer)/items/\(index)/term")
        add(item.text, at: "\(pointer)/items/\(index)/text")
      }
    }
  }

  private mutating func add(_ text: Inline, at pointer: String) {
    add(text.text, breaks: text.marks.filter { $0.kind == .lineBreak }.map(\.range), at: pointer)
  }

  /// The quantities of one text. A number does not go on behind a break that the author asked for.
  mutating func add(_ text: TracedText, breaks: [Range<Int>] = [], at pointer: String) {
    for found in QuantityGrammar.quantities(in: text.utf8) {
      guard !(found.value + found.to).contains(where: { piece in breaks.contains { $0.overlaps(piece) } }) else {
        continue
      }
      quantities.append(
        Quantity(
          text: text[found.range], value: number(text, found.value, found.number),
          to: found.to.isEmpty ? nil : number(text, found.to, found.toNumber), qualifier: found.qualifier,
          unit: unit(text, found.unit), per: found.per, pointer: pointer, range: found.range, sentence: found.sentence))
    }
  }

  private func unit(_ text: TracedText, _ unit: QuantityGrammar.Reading.Unit?) -> Quantity.Unit? {
    switch unit {
    case .word(let word): .word(word)
    case .noun(let range): .noun(text[range])
    case nil: nil
    }
  }

  private func number(_ text: TracedText, _ pieces: [Range<Int>], _ spelling: [UInt8]) -> TracedText {
    let place = TracedText.joined(pieces.map { text[$0] })
    return place.utf8 == spelling ? place : place.respelled(place.indices, as: spelling, by: .valueNumber)
  }
}
