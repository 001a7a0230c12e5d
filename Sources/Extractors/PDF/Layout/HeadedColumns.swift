internal import Provenance

/// Text in columns of a few lines, each under a heading of its own, or under a line drawn for a signature: read column by column.
struct HeadedColumns {
  /// A gap wider than this, in units of the font size, parts two headings.
  private static let gap: Float = 2.5
  /// Lines farther apart than this, in units of the font size, are of different things.
  private static let reach: Float = 4

  /// A page with more drawn lines has drawings and tables.
  private static let mostLines = 400

  private let page: PageText
  private let body: TypeStatistics

  init(_ page: PageText, body: TypeStatistics) {
    self.page = page
    self.body = body
  }

  /// The lines in the order in which they are read, in parts.
  func parts(_ lines: [TextLine]) -> [[TextLine]] {
    var result: [[TextLine]] = []
    var start = 0
    var index = 0
    while index < lines.count {
      if let (columns, end) = columns(at: index, in: lines) {
        if index > start { result.append(Array(lines[start..<index])) }
        result += columns
        (start, index) = (end, end)
      } else {
        index += 1
      }
    }
    if start < lines.count { result.append(Array(lines[start...])) }
    return result
  }

  /// The columns under a line of headings, and the line after them.
  private func columns(at index: Int, in lines: [TextLine]) -> (columns: [[TextLine]], end: Int)? {
    let heads = HeadedColumns.pieces(lines[index])
    guard (2...4).contains(heads.count), case let isSigned = isSigned(heads, in: lines[index]),
      isSigned || isHeading(lines[index])
    else {
      return nil
    }
    let starts = heads.map { $0[0].box.x }
    var columns = heads.map { [TextLine($0)] }
    var end = index + 1
    while end < lines.count, lines[end].box.y - lines[end - 1].box.bottom < HeadedColumns.reach * lines[end].size,
      let places = places(of: lines[end], under: starts)
    {
      for (column, piece) in places { columns[column].append(TextLine(piece)) }
      end += 1
    }
    let long = columns.count { $0.count > 2 || $0.dropFirst().contains { $0.scalarCount > 24 } }
    guard end > index + 1, columns.allSatisfy({ $0.count > 1 }) else { return nil }
    // Who signs, and as what.
    if isSigned { return (columns.joined().map { [$0] }, end) }
    return long * 2 >= columns.count ? (columns, end) : nil
  }

  /// Whether a line is drawn right above each part, from where it begins, and no farther than to the next.
  private func isSigned(_ heads: [[Chunk]], in line: TextLine) -> Bool {
    let drawn = page.detail.drawing.lines
    guard drawn.count <= HeadedColumns.mostLines, line.size < 1.1 * body.size else { return false }
    return heads.indices.allSatisfy { index in
      let box = heads[index][0].box
      let end = index + 1 < heads.count ? heads[index + 1][0].box.x : .infinity
      return drawn.contains { line in
        line.isHorizontal && abs(line.from - box.x) < 3 && line.to < end && line.at < box.centerY
          && box.y - line.at < 1.5 * box.height
      }
    }
  }

  private func isHeading(_ line: TextLine) -> Bool {
    line.size >= 1.1 * body.size || line.isBold && !body.isBold
  }

  /// The column of each piece of a line; nil where one reaches into the next.
  private func places(of line: TextLine, under starts: [Float]) -> [(Int, [Chunk])]? {
    var result: [(Int, [Chunk])] = []
    for piece in HeadedColumns.pieces(line) {
      guard let column = starts.lastIndex(where: { $0 <= piece[0].box.x + line.size }) else { return nil }
      let right = piece[piece.count - 1].box.right
      guard column + 1 == starts.count || right < starts[column + 1] - 0.5 * line.size else { return nil }
      result.append((column, piece))
    }
    return result
  }

  private static func pieces(_ line: TextLine) -> [[Chunk]] {
    var result: [[Chunk]] = []
    for chunk in line.chunks {
      if let last = result.last?.last, chunk.box.x - last.box.right < gap * line.size {
        result[result.count - 1].append(chunk)
      } else {
        result.append([chunk])
      }
    }
    return result
  }
}
