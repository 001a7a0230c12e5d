import DocumentModel
import Provenance

/// Facts that are stated as a label and a value: a definition list, a table of two columns, a line `Donor: …`.
struct LabelReader {
  let profile: Profile

  struct Fact {
    var field: String
    var label: TracedText
    var value: Inline
  }

  /// The facts of all sections, in reading order.
  func facts(in sections: [Section]) -> [Fact] {
    var result: [Fact] = []
    for section in sections {
      if let fact = headed(section) { result.append(contentsOf: fact) }
      for block in section.blocks { read(block, depth: 0, &result) }
    }
    return result
  }

  private func read(_ block: Block, depth: Int, _ result: inout [Fact]) {
    switch block.content {
    case .paragraph(let text): readLines(text, &result)
    case .definitions(let definitions):
      for definition in definitions { add(definition.term.text, definition.text, &result) }
    case .table(let table): read(table, &result)
    case .list(let list):
      for item in list.items where item.text.count < 400 { readLines(item.text, &result) }
    case .quote(let blocks) where depth < 4: for block in blocks { read(block, depth: depth + 1, &result) }
    default: break
    }
  }

  /// A heading that is a label, with the one short paragraph or the list below it.
  private func headed(_ section: Section) -> [Fact]? {
    guard let heading = section.heading?.text, let field = field(label: heading), section.blocks.count == 1 else {
      return nil
    }
    switch section.blocks[0].content {
    case .paragraph(let text) where text.count < 200: return [Fact(field: field, label: heading, value: text)]
    case .list(let list) where list.items.allSatisfy { $0.text.count < 120 }:
      return list.items.filter { $0.depth == 0 }.map { Fact(field: field, label: heading, value: $0.text) }
    default: return nil
    }
  }

  /// A table is a facts box where its rows have two cells and labels in the first: two of them, or all.
  private func read(_ table: Block.Table, _ result: inout [Fact]) {
    let rows = table.rows.filter { $0.count == 2 }
    guard rows.count == table.rows.count else { return }
    let known = rows.filter { field(label: $0[0].text.text) != nil }
    guard known.count >= 2 || (known.count == rows.count && !rows.isEmpty) else { return }
    for row in known { add(row[0].text.text, row[1].text, &result) }
  }

  private func add(_ label: TracedText, _ value: Inline, _ result: inout [Fact]) {
    let value = value.trimmed()
    guard !value.isEmpty, value.count < 600, let field = field(label: label) else { return }
    result.append(Fact(field: field, label: label.stripped(":"), value: value))
  }

  private func field(label: TracedText) -> String? {
    let range = label.strippedRange(label.indices, ":")
    guard !range.isEmpty, range.count <= 40, let (field, end) = profile.labels.match(label.utf8, at: range.lowerBound)
    else { return nil }
    return isLabelEnd(label.utf8, end) == range.upperBound ? field : nil
  }

  /// `(s)` belongs to a label.
  private func isLabelEnd(_ text: [UInt8], _ end: Int) -> Int { text.holds("(s)", at: end) ? end + 3 : end }

  /// Lines `Label: value` in a paragraph, whose lines may have been joined: then each known label with its colon begins one.
  private func readLines(_ inline: Inline, _ result: inout [Fact]) {
    let text = inline.text
    let cuts = inline.marks.filter { $0.kind == .lineBreak }.map(\.range)
    var start = 0
    for cut in cuts + [text.count..<text.count] where cut.lowerBound >= start {
      readLine(inline, start..<cut.lowerBound, &result)
      start = cut.upperBound
    }
  }

  private func readLine(_ inline: Inline, _ line: Range<Int>, _ result: inout [Fact]) {
    let text = inline.text
    let line = text.strippedRange(line)
    guard line.count < 2000, var label = labelled(inline, line.lowerBound, line) else { return }
    while true {
      let next = nextLabel(inline, label.value, line)
      let value = text.strippedRange(label.value..<(next?.label.lowerBound ?? line.upperBound))
      if !value.isEmpty, value.count < 600 {
        result.append(Fact(field: label.field, label: text[label.label], value: inline[value]))
      }
      guard let next else { return }
      label = next
    }
  }

  private func nextLabel(_ inline: Inline, _ from: Int, _ line: Range<Int>) -> (
    field: String, label: Range<Int>, value: Int
  )? {
    let utf8 = inline.text.utf8
    var index = from + 1
    while index < line.upperBound {
      if utf8[index].isCapital, utf8[index - 1] == 0x20, let found = labelled(inline, index, line) { return found }
      index += 1
    }
    return nil
  }

  /// A known label at an offset with its colon, or set in bold.
  private func labelled(_ inline: Inline, _ start: Int, _ line: Range<Int>) -> (
    field: String, label: Range<Int>, value: Int
  )? {
    let utf8 = inline.text.utf8
    guard start < line.upperBound, let (field, matched) = profile.labels.match(utf8, at: start, before: line.upperBound)
    else {
      return nil
    }
    let end = isLabelEnd(utf8, matched)
    var value = end
    while value < line.upperBound, utf8[value] == 0x20 { value += 1 }
    if value < line.upperBound, utf8[value] == 0x3A { return (field, start..<end, value + 1) }
    let isBold = inline.marks.contains { $0.kind == .strong && $0.range == start..<end }
    return isBold && start == line.lowerBound && value > end ? (field, start..<end, value) : nil
  }
}
