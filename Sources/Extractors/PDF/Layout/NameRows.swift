internal import Provenance

/// Rows of names beside each other over the whole width, wide apart and alone on their lines: the partners of a project, below its columns
/// or between them. A gutter ends at such a row, though it has no line that goes across; else half of the names are read with the
/// left column, and half with the right.
struct NameRows {
  /// The chunks from the top, those of rows with their row.
  private(set) var chunks: [Chunk]

  /// Fewer stand in columns.
  private static let least = 3
  private static let characters = 2...40
  /// Names stand farther apart than columns of text, in units of their size.
  private static let gap: Float = 2
  /// Rows are nearer to each other than this, and to what they head, in units of the type's size.
  private static let reach: Float = 2.5
  /// Lines of a name are nearer.
  private static let leading: Float = 0.6
  /// A page with more rows is a table.
  private static let most = 60

  /// What stands together on a line.
  private struct Piece {
    var chunks: [Int]
    var box: Box
    var characters: Int
  }

  /// - Parameter chunks: of a page or a panel, in any order.
  init(_ chunks: [Chunk]) {
    self.chunks = chunks.sorted { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) }
    let lines = lines()
    let rows = lines.indices.filter { isRow(lines[$0]) }
    guard rows.count <= NameRows.most else { return }
    for row in rows where self.chunks[lines[row][0].chunks[0]].row == nil { mark(row, lines) }
  }

  /// What is level, from the top.
  private func lines() -> [[Piece]] {
    var lines: [[Int]] = []
    for index in chunks.indices {
      if let first = lines.last?.first, LineBuilder.sharesLine(chunks[first].box, chunks[index].box) {
        lines[lines.count - 1].append(index)
      } else {
        lines.append([index])
      }
    }
    return lines.map(pieces)
  }

  private func pieces(_ line: [Int]) -> [Piece] {
    var pieces: [Piece] = []
    for index in line.sorted(by: { chunks[$0].box.x < chunks[$1].box.x }) {
      let chunk = chunks[index]
      if let last = pieces.last, chunk.box.x - last.box.right < chunk.size {
        pieces[pieces.count - 1].chunks.append(index)
        pieces[pieces.count - 1].box = last.box.union(chunk.box)
        pieces[pieces.count - 1].characters += chunk.scalars.count
      } else {
        pieces.append(Piece(chunks: [index], box: chunk.box, characters: chunk.scalars.count))
      }
    }
    return pieces
  }

  private func first(_ piece: Piece) -> Chunk { chunks[piece.chunks[0]] }
  private func lastSize(_ piece: Piece) -> Float { chunks[piece.chunks[piece.chunks.count - 1]].size }

  /// Whether all on a line is short, of one style and far from each other, and no sentence goes on in it.
  private func isRow(_ line: [Piece]) -> Bool {
    guard line.count >= NameRows.least else { return false }
    let style = first(line[0]).style
    let isNames = line.allSatisfy { piece in
      let chunk = first(piece)
      return chunk.style == style && chunk.marker.isEmpty && !chunk.beginsSmall
        && NameRows.characters.contains(piece.characters)
        && !(chunk.isFigure && piece.chunks.count == 1) && piece.chunks.allSatisfy { chunks[$0].table == nil }
    }
    return isNames
      && zip(line, line.dropFirst()).allSatisfy { $1.box.x - $0.box.right > NameRows.gap * lastSize($0) }
  }

  /// Numbers a row and those near below it on the same lines of names, with the lines in which some names go on.
  private mutating func mark(_ row: Int, _ lines: [[Piece]]) {
    let (style, size) = (first(lines[row][0]).style, first(lines[row][0]).size)
    var (last, end) = (row, row)
    var above = lines[row]
    guard row == 0 || !isRest(lines[row], of: lines[row - 1], size) else { return }
    while end + 1 < lines.count {
      let next = lines[end + 1]
      if isRest(next, of: above, size) {
        // Where all go on, they are lines of text.
        guard end == last, next.count < lines[last].count, next.allSatisfy({ first($0).style == style }) else { return }
      } else if isRow(next), first(next[0]).style == style, gap(above, next) < NameRows.reach * size {
        last = end + 1
      } else {
        break
      }
      above = next
      end += 1
    }
    let reach = NameRows.reach * size
    guard !stands(lines[last], by: lines[(end + 1)...].prefix(4), within: reach),
      !stands(lines[row], by: lines[..<row].suffix(4), within: reach)
    else { return }
    let all = lines[row...end].joined()
    let (left, right) = (all.map(\.box.x).min() ?? 0, all.map(\.box.right).max() ?? 0)
    for index in all.flatMap(\.chunks) { chunks[index].row = NameRow(number: row, left: left, right: right) }
  }

  private func gap(_ above: [Piece], _ below: [Piece]) -> Float {
    (below.map(\.box.y).min() ?? 0) - (above.map(\.box.bottom).max() ?? 0)
  }

  /// Whether a piece of a line stands right below one of the line above.
  private func isRest(_ line: [Piece], of above: [Piece], _ size: Float) -> Bool {
    line.contains { piece in
      above.contains { upper in
        piece.box.x < upper.box.right && piece.box.right > upper.box.x
          && piece.box.y - upper.box.bottom < NameRows.leading * size
      }
    }
  }

  /// Whether half of a row's pieces each have a piece of another line to themselves: they are heads of columns, or cells.
  private func stands(_ row: [Piece], by lines: ArraySlice<[Piece]>, within distance: Float) -> Bool {
    let top = (row.map(\.box.y).min() ?? 0) - distance
    let bottom = (row.map(\.box.bottom).max() ?? 0) + distance
    let near = lines.joined().filter { $0.box.bottom > top && $0.box.y < bottom }
    var fellows = Set<Int>()
    for piece in near {
      let shared = row.indices.filter { piece.box.x < row[$0].box.right && piece.box.right > row[$0].box.x }
      if shared.count == 1 { fellows.insert(shared[0]) }
    }
    return fellows.count * 2 >= row.count
  }
}
