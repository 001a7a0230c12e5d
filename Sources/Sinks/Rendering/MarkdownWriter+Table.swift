extension MarkdownWriter {
  /// A table of bars and lines; as HTML where a cell spans others.
  mutating func table(caption: Content.Text?, rows: [[Content.Cell]]) {
    if let caption { paragraph(caption) }
    let rows = rows.filter { !$0.isEmpty }
    guard !rows.isEmpty else { return }
    beginBlock()
    if rows.contains(where: { $0.contains { $0.columns > 1 || $0.rows > 1 } }) {
      htmlTable(rows)
    } else {
      pipeTable(rows)
    }
    endBlock()
  }

  private mutating func pipeTable(_ rows: [[Content.Cell]]) {
    let width = rows.reduce(0) { max($0, $1.count) }
    let hasHeader = isHeader(rows[0])
    var header = hasHeader ? rows[0] : []
    for index in header.indices { header[index].isHeader = true }
    row(header, width: width)
    beginLine()
    out.append(UInt8(ascii: "|"))
    for _ in 0..<width { out.append(contentsOf: " --- |".utf8) }
    endLine()
    for cells in rows.dropFirst(hasHeader ? 1 : 0) {
      beginLine()
      // A reader fills short rows up by itself.
      row(cells, width: min(width, cells.count + 8))
    }
  }

  /// Whether all that stands in a row are headers, or looks like them.
  private func isHeader(_ row: [Content.Cell]) -> Bool {
    let filled = row.filter { !isBlank($0.text) }
    guard !filled.isEmpty else { return row.contains { $0.isHeader } }
    return filled.allSatisfy(\.isHeader) || filled.allSatisfy(\.text.isStrongThroughout)
  }

  private mutating func row(_ cells: [Content.Cell], width: Int) {
    out.append(UInt8(ascii: "|"))
    for cell in cells {
      if !isBlank(cell.text) {
        out.append(0x20)
        inline(cell.shownText, in: .cell)
      }
      out.append(contentsOf: " |".utf8)
    }
    for _ in min(cells.count, width)..<width { out.append(contentsOf: " |".utf8) }
    endLine()
  }

  private mutating func htmlTable(_ rows: [[Content.Cell]]) {
    out.append(contentsOf: "<table>".utf8)
    endLine()
    for row in rows {
      beginLine()
      out.append(contentsOf: "<tr>".utf8)
      for cell in row { htmlCell(cell) }
      out.append(contentsOf: "</tr>".utf8)
      endLine()
    }
    beginLine()
    out.append(contentsOf: "</table>".utf8)
    endLine()
  }

  private mutating func htmlCell(_ cell: Content.Cell) {
    let name = cell.isHeader ? "th" : "td"
    out.append(contentsOf: "<\(name)".utf8)
    if cell.columns > 1 { out.append(contentsOf: " colspan=\"\(cell.columns)\"".utf8) }
    if cell.rows > 1 { out.append(contentsOf: " rowspan=\"\(cell.rows)\"".utf8) }
    out.append(UInt8(ascii: ">"))
    html(cell.shownText)
    out.append(contentsOf: "</\(name)>".utf8)
  }
}

extension Content.Cell {
  /// Headers are shown bold anyway.
  fileprivate var shownText: Content.Text { isHeader ? text.withoutStrongAroundAll : text }
}
