import DocumentModel

/// Writes a record's main content as plain text: a blank line between blocks, an item or a table's row a line.
struct TextWriter {
  private var out: [UInt8] = []
  /// Spaces before each line of the list that is being written.
  private var indent = 0
  private var needsBlank = false

  /// The content with a final line feed, without the title; nothing where there is nothing.
  static func write(_ content: Content) -> [UInt8] {
    var writer = TextWriter()
    for section in content.sections {
      if let heading = section.heading { writer.block(heading) }
      for block in section.blocks { writer.write(block) }
    }
    return writer.out
  }

  private mutating func write(_ block: Content.Block) {
    switch block {
    case .heading(_, let text), .paragraph(let text): self.block(text)
    case .list(let items): list(items)
    case .table(let caption, let rows): table(caption: caption, rows: rows)
    case .quote(let blocks): for block in blocks { write(block) }
    case .code(let text, _), .math(let text): lines(text)
    // Plain text shows no picture: its caption would stand amid sentences that it has no part in.
    case .figure: break
    case .definitions(let definitions): for definition in definitions { write(definition) }
    case .footnote(let label, let text): self.block(text.prepending(label.isEmpty ? [] : label + [0x20]))
    }
  }

  /// A text as a block of its own.
  private mutating func block(_ text: Content.Text) {
    guard !isBlank(text) else { return }
    beginBlock()
    write(text)
    endBlock()
  }

  private mutating func list(_ items: [Content.Item]) {
    let outer = indent
    for item in items {
      indent = outer + 2 * min(max(item.depth, 0), 24)
      if !isBlank(item.text) {
        beginBlock()
        out.append(contentsOf: "- ".utf8)
        write(item.text)
        endBlock()
      }
      indent += 2
      for block in item.blocks { write(block) }
      needsBlank = !item.blocks.isEmpty
    }
    indent = outer
    needsBlank = true
  }

  private mutating func table(caption: Content.Text?, rows: [[Content.Cell]]) {
    if let caption { block(caption) }
    guard rows.contains(where: { $0.contains { !isBlank($0.text) } }) else { return }
    beginBlock()
    for (index, row) in rows.enumerated() {
      if index > 0 { newLine() }
      for (column, cell) in row.enumerated() {
        if column > 0 { out.append(0x09) }
        write(cell.text, lineBreak: 0x20)
      }
    }
    endBlock()
  }

  private mutating func write(_ definition: (term: Content.Text, text: Content.Text)) {
    block(definition.term)
    guard !isBlank(definition.text) else { return }
    if !isBlank(definition.term) { needsBlank = false }
    indent += 2
    block(definition.text)
    indent -= 2
  }

  /// Text whose own lines are kept.
  private mutating func lines(_ text: [UInt8]) {
    guard !text.allSatisfy({ $0 <= 0x20 }) else { return }
    beginBlock()
    var end = text.count
    while end > 0, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    for (index, line) in text[..<end].split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { newLine() }
      out.append(contentsOf: line.last == 0x0D ? line.dropLast() : line)
    }
    endBlock()
  }

  /// The characters of a text; where its author broke the line, and where it refers to a note that it does not spell.
  private mutating func write(_ text: Content.Text, lineBreak: UInt8 = 0x0A) {
    var position = 0
    for mark in text.marks {
      let range = mark.range.clamped(to: position..<max(position, text.utf8.count))
      switch mark.kind {
      case .lineBreak where !range.isEmpty:
        append(text.utf8[position..<range.lowerBound])
        if lineBreak == 0x0A { newLine() } else { out.append(lineBreak) }
      case .footnote(let label) where mark.range.isEmpty && mark.range.lowerBound >= position:
        append(text.utf8[position..<range.lowerBound])
        out.append(contentsOf: "[\(label)]".utf8)
      default: continue
      }
      position = range.upperBound
    }
    append(text.utf8[position...])
  }

  /// Control characters are spaces.
  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    let start = out.count
    out.append(contentsOf: bytes)
    for index in start..<out.count where out[index] < 0x20 { out[index] = 0x20 }
  }

  private mutating func beginBlock() {
    if needsBlank { out.append(0x0A) }
    needsBlank = false
    startLine()
  }

  private mutating func endBlock() {
    out.append(0x0A)
    needsBlank = true
  }

  private mutating func newLine() {
    out.append(0x0A)
    startLine()
  }

  private mutating func startLine() {
    for _ in 0..<indent { out.append(0x20) }
  }

  private func isBlank(_ text: Content.Text) -> Bool { text.utf8.allSatisfy { $0 <= 0x20 } }
}
