internal import Provenance

/// Tells a table's heading by its ground: the first rows stand on a shade, or in white type, that no others have.
struct ShadedHeader {
  /// More rows than this head nothing.
  private static let mostRows = 3
  /// With more of them on a page they are a drawing.
  private static let areaLimit = 2_000

  /// What a line is set on and in.
  private struct Ground: Hashable {
    /// Nil on paper.
    var shade: UInt32?
    var isWhiteType: Bool

    var isPlain: Bool { shade == nil && !isWhiteType }
  }

  private let page: PageText
  private let table: LayoutTable

  init(_ page: PageText, _ table: LayoutTable) {
    self.page = page
    self.table = table
  }

  /// The table with its header cells marked, where it has none.
  var marked: LayoutTable {
    guard table.rows.count > 1, !table.rows.joined().contains(where: \.isHeader),
      table.rows[0].count(where: { !$0.lines.isEmpty }) > 1, !page.detail.drawing.areas.isEmpty,
      let ground = ground(of: table.rows[0]), !ground.isPlain
    else { return table }
    let count = table.rows.prefix { self.ground(of: $0) == ground }.count
    guard count <= ShadedHeader.mostRows, count * 2 <= table.rows.count, isAlone(ground, after: count) else {
      return table
    }
    var result = table
    for row in 0..<count {
      for column in result.rows[row].indices { result.rows[row][column].isHeader = true }
    }
    return result
  }

  /// Whether no row below has the ground, but as the name of a group of rows, or in its first cell, where that is not one of two:
  /// a label with its value.
  private func isAlone(_ ground: Ground, after count: Int) -> Bool {
    let isPairs = table.rows[0].reduce(0) { $0 + $1.columns } < 3
    return table.rows[count...].allSatisfy { row in
      if row.count(where: { !$0.lines.isEmpty }) < 2 { return true }
      if isPairs, let shade = ground.shade,
        row.contains(where: { $0.lines.contains { self.ground(of: $0).shade == shade } })
      {
        return false
      }
      return row.dropFirst().allSatisfy { cell in cell.lines.allSatisfy { self.ground(of: $0) != ground } }
    }
  }

  /// What all of a row is set on; nil where its cells differ.
  private func ground(of row: [LayoutCell]) -> Ground? {
    let grounds = Set(row.lazy.flatMap(\.lines).map(ground(of:)))
    return grounds.count == 1 ? grounds.first : nil
  }

  private func ground(of line: TextLine) -> Ground {
    let (x, y) = (line.box.centerX, line.box.centerY)
    // What is drawn last lies on top.
    let area = page.detail.drawing.areas.prefix(ShadedHeader.areaLimit).last { area in
      area.box.x <= x && x <= area.box.right && area.box.y <= y && y <= area.box.bottom
    }
    let shade = area.map(\.color).flatMap { ShadedHeader.isWhite($0) ? nil : $0 }
    let styles = page.detail.styles
    return Ground(
      shade: shade, isWhiteType: styles.indices.contains(line.style) && ShadedHeader.isWhite(styles[line.style].color))
  }

  private static func isWhite(_ color: UInt32) -> Bool {
    color & 0xFF >= 0xF6 && color >> 8 & 0xFF >= 0xF6 && color >> 16 & 0xFF >= 0xF6
  }
}
