import CCmarkGFM
import DocumentModel
import Provenance

extension BlockReader {
  mutating func readTable(_ table: CmarkNode) {
    var rows: [[Block.Cell]] = []
    var row = table.first
    while let current = row {
      row = current.next
      let isHeader = current.kind == .tableHeader || cmark_gfm_extensions_get_table_row_is_header(current) != 0
      // The header's line is the last of those that began as a paragraph.
      let line = isHeader ? table.startLine + max(1, ContentMap.lineCount(table.content)) - 1 : current.startLine
      let start = isHeader && line > table.startLine ? 1 : Int(current.pointee.start_column)
      rows.append(readRow(current, line: line, column: start, isHeader: isHeader))
    }
    append(Block(.table(Block.Table(rows: rows))))
  }

  private mutating func readRow(_ row: CmarkNode, line: Int, column: Int, isHeader: Bool) -> [Block.Cell] {
    var cells: [Block.Cell] = []
    let text = line >= 0 && line < reading.lines.count ? reading.lines.text(line) : 0..<0
    var position = min(text.lowerBound + max(0, column - 1), text.upperBound)
    var cell = row.first
    while let current = cell {
      cell = current.next
      let found = locate(current.content, in: position..<text.upperBound)
      if !found { map.removeAll() }
      if let last = map.pieces.last { position = last.source.upperBound }
      position = afterBar(position, text.upperBound)
      var reader = InlineReader(current, map: map, hull: text, in: reading)
      cells.append(Block.Cell(text: reader.read(current), isHeader: isHeader))
    }
    return cells
  }

  /// The position after the next bar that no backslash stands before.
  private func afterBar(_ position: Int, _ end: Int) -> Int {
    var index = position
    let bytes = reading.text
    while index < end, bytes[index] != UInt8(ascii: "|") {
      index += bytes[index] == UInt8(ascii: "\\") && index + 1 < end && bytes[index + 1] == UInt8(ascii: "|") ? 2 : 1
    }
    return min(index + 1, end)
  }

  /// Maps a cell's text to its place in a row, where bars have backslashes before them. An empty cell has an empty map.
  private mutating func locate(_ content: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
    map.removeAll()
    let bytes = reading.text
    var start = range.lowerBound
    let isSkipped = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C }
    while start < range.upperBound, isSkipped(bytes[start]) { start += 1 }
    if content.isEmpty { return true }
    // The bar before the first cell is optional.
    if start < range.upperBound, bytes[start] == UInt8(ascii: "|") {
      start += 1
      while start < range.upperBound, isSkipped(bytes[start]) { start += 1 }
    }
    while start < range.upperBound {
      if mapCell(content, at: start, range.upperBound) { return true }
      start += 1
    }
    return false
  }

  private mutating func mapCell(_ content: UnsafeBufferPointer<UInt8>, at start: Int, _ end: Int) -> Bool {
    map.removeAll()
    let bytes = reading.text
    var position = start
    var index = 0
    var plain = (content: 0, source: start)
    let bar = UInt8(ascii: "|")
    while index < content.count {
      guard position < end else { return false }
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < end, bytes[position + 1] == bar, content[index] == bar {
        map.append(index - plain.content, at: plain.source..<position)
        map.append(1, at: position..<(position + 2), rule: .markdownBar)
        position += 2
        index += 1
        plain = (index, position)
      } else if bytes[position] == content[index] {
        position += 1
        index += 1
      } else {
        return false
      }
    }
    map.append(index - plain.content, at: plain.source..<position)
    return true
  }
}
