internal import Provenance

/// Rows of facts that nothing is drawn around: three labels or more beside each other in type of their own, or two in rows below each
/// other, each over a short value, as above the columns of a fact sheet. Each is a table of two rows, as it would be in a frame; else a gutter of the columns below goes on
/// between two of them.
struct LabelRows {
  /// From the top.
  private(set) var tables: [(table: LayoutTable, box: Box)] = []

  private let chunks: [Chunk]

  private static let labels = 2...12
  /// Rows of a page that are looked at; a page with more is a table.
  private static let most = 120
  private static let labelCharacters = 32
  private static let valueCharacters = 60
  private static let valueLines = 3
  /// Lines of a value are nearer to each other than this, in units of their size; other things are farther away.
  private static let reach: Float = 0.8

  /// - Parameter chunks: of a page, in any order.
  init(_ chunks: [Chunk]) {
    self.chunks = chunks.sorted { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) }
    var found: [(row: [Int], table: LayoutTable, box: Box)] = []
    for row in rows().prefix(LabelRows.most) {
      guard let (table, box) = table(row), !found.contains(where: { $0.box.bottom > box.y }) else { continue }
      found.append((row, table, box))
    }
    for (row, table, box) in found {
      guard row.count > 2 || found.contains(where: { isOneGrid(row, $0.row) }) else { continue }
      tables.append((table, box))
    }
  }

  /// Whether two rows of labels stand on the same edges, one near below the other.
  private func isOneGrid(_ one: [Int], _ other: [Int]) -> Bool {
    let (a, b) = (one.map { chunks[$0] }, other.map { chunks[$0] })
    return one[0] != other[0] && a[0].style == b[0].style && abs(a[0].box.y - b[0].box.y) < 7 * a[0].size
      && zip(a, b).allSatisfy { abs($0.box.x - $1.box.x) < 0.1 * $0.size }
  }

  /// Short pieces of text that are level and in one style, at least two: indices, from left to right.
  private func rows() -> [[Int]] {
    var rows: [[Int]] = []
    for index in chunks.indices where isLabel(chunks[index]) {
      if let first = rows.last?.first, isBeside(chunks[first], chunks[index]) {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
      }
    }
    return rows.filter { row in
      LabelRows.labels.contains(row.count)
        && (isInTime(row) || row.count(where: { chunks[$0].isFigure }) * 2 < row.count)
    }.map { $0.sorted { chunks[$0].box.x < chunks[$1].box.x } }
  }

  /// Whether all name years: the steps of a timeline, which words are said of.
  private func isInTime(_ row: [Int]) -> Bool { row.count > 2 && row.allSatisfy { chunks[$0].hasYear } }

  private func isLabel(_ chunk: Chunk) -> Bool {
    chunk.table == nil && chunk.marker.isEmpty && !chunk.isCaption
      && chunk.scalars.count <= LabelRows.labelCharacters
  }

  private func isBeside(_ one: Chunk, _ other: Chunk) -> Bool {
    abs(one.box.centerY - other.box.centerY) < 0.2 * one.size && one.style == other.style
  }

  private func table(_ row: [Int]) -> (table: LayoutTable, box: Box)? {
    let labels = row.map { chunks[$0] }
    var taken = Set(row)
    var values: [[Int]] = []
    for (place, index) in row.enumerated() {
      let end = place + 1 < labels.count ? labels[place + 1].box.x : Float.infinity
      let lines = lines(below: index, to: end)
      guard !lines.isEmpty, lines.count <= LabelRows.valueLines else { return nil }
      values.append(lines)
      taken.formUnion(lines)
    }
    let styles = Set(values.joined().map { chunks[$0].style })
    // Where all values have several lines, they are texts under headings, or rows of a table.
    let isShort = isInTime(row) ? !values.joined().contains { chunks[$0].isFigure } : values.contains { $0.count == 1 }
    guard !styles.contains(labels[0].style), isShort else { return nil }
    let box = (row + values.joined()).reduce(labels[0].box) { $0.union(chunks[$1].box) }
    guard isAlone(box, taken, labels[0]), !isPartOfTable(labels, values.map { chunks[$0[0]] }, box) else { return nil }
    let cells = [labels.map { [$0] }, values.map { $0.map { chunks[$0] } }]
    let rows = cells.enumerated().map { index, cells in
      cells.map { LayoutCell(lines: $0.map { TextLine([$0]) }, isHeader: index == 0) }
    }
    return (LayoutTable(rows: rows), box)
  }

  /// The lines right below a label that begin where it does, or stand in its middle: indices.
  private func lines(below label: Int, to end: Float) -> [Int] {
    var lines: [Int] = []
    let (first, label) = (label, chunks[label])
    var above = label
    for index in chunks.indices[first...] where chunks[index].box.centerY > label.box.bottom {
      let chunk = chunks[index]
      if chunk.box.y - above.box.bottom >= LabelRows.reach * chunk.size { break }
      if chunk.style == label.style, !lines.isEmpty { break }
      guard chunk.box.right > label.box.x - 1, chunk.box.x < min(end, label.box.right) else { continue }
      let isBelow =
        abs(chunk.box.x - label.box.x) < 0.5 * chunk.size || abs(chunk.box.centerX - label.box.centerX) < chunk.size
      guard isBelow, chunk.table == nil, chunk.marker.isEmpty, chunk.box.right < end,
        chunk.scalars.count <= LabelRows.valueCharacters
      else { return [] }
      lines.append(index)
      above = chunk
    }
    return lines
  }

  /// Whether nothing else stands in the box, or near it above and below, but other labels.
  private func isAlone(_ box: Box, _ taken: Set<Int>, _ label: Chunk) -> Bool {
    let gap = LabelRows.reach * label.size
    return chunks.indices.allSatisfy { index in
      let other = chunks[index].box
      let below = chunks[index].style == label.style ? 0 : gap
      return taken.contains(index) || other.right <= box.x || other.x >= box.right || other.bottom <= box.y - 0.5 * gap
        || other.y >= box.bottom + below || below == 0 && other.centerY > box.bottom
    }
  }

  /// Whether a name stands before the values, a row of more values below them, or the labels say what figures above them count.
  private func isPartOfTable(_ labels: [Chunk], _ values: [Chunk], _ box: Box) -> Bool {
    let size = labels[0].size
    let isNamed = chunks.contains { chunk in
      chunk.box.right < box.x && !chunk.beginsSmall && chunk.scalars.count <= LabelRows.valueCharacters
        && abs(chunk.box.centerY - values[0].box.centerY) < 0.2 * size
    }
    let counts = labels.contains { label in
      chunks.contains { chunk in
        chunk.isFigure && chunk.size > 1.2 * size && chunk.box.bottom <= label.box.centerY
          && label.box.y - chunk.box.bottom < size && chunk.box.x < label.box.right && chunk.box.right > label.box.x
      }
    }
    let below = chunks.filter { $0.box.centerY > box.bottom && $0.box.y < box.bottom + 3 * size }
    let top = below.map(\.box.centerY).min() ?? 0
    let row = below.filter { abs($0.box.centerY - top) < 0.3 * size && $0.style != labels[0].style }
    let goesOn = labels.count { label in row.contains { abs($0.box.x - label.box.x) < 0.3 * size } }
    return isNamed || counts || labels.count > 2 && goesOn >= max(3, labels.count - 1)
  }
}
