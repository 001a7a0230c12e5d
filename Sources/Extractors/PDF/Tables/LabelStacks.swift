internal import Provenance

/// Labels below each other in type of their own or with colons, each with its value on its line, the values on one edge and nothing drawn around them: the
/// facts of a project over or beside the text of its sheet. Each is a table of two columns, as it would be between lines; else a value that
/// is long crosses a gutter of the text below, and its label is left alone.
struct LabelStacks {
  /// In the order in which their labels were found.
  private(set) var tables: [(table: LayoutTable, box: Box)] = []

  private let page: PageText
  private let chunks: [Chunk]
  /// What stands next on the line of a label, by the label's index.
  private var values: [Int: Int] = [:]

  /// A label, the lines under it and its value: indices.
  private struct Row {
    var label: [Int]
    var value: [Int]
  }

  private static let least = 3
  private static let labelCharacters = 40
  private static let labelLines = 3
  private static let valueLines = 4
  /// Rows are nearer to each other than this, in units of their size; other things are farther away.
  private static let reach: Float = 1.6
  /// A page with more chunks that could be labels is a table.
  private static let most = 400

  /// - Parameter chunks: of a page, in any order.
  init(_ page: PageText, _ chunks: [Chunk]) {
    self.page = page
    self.chunks = chunks.sorted { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) }
    for column in columns() {
      for index in column where !self.chunks[index].beginsSmall { values[index] = value(of: self.chunks[index]) }
      for rows in runs(column) { if let table = table(rows) { tables.append(table) } }
    }
  }

  /// Short chunks in one style on one left edge: indices, from the top.
  private func columns() -> [[Int]] {
    var columns: [[Int]] = []
    let labels = chunks.indices.filter { isLabel(chunks[$0]) }
    guard labels.count <= LabelStacks.most else { return [] }
    for index in labels {
      let chunk = chunks[index]
      let home = columns.firstIndex { column in
        chunks[column[0]].style == chunk.style && abs(chunks[column[0]].box.x - chunk.box.x) < 0.1 * chunk.size
      }
      if let home { columns[home].append(index) } else { columns.append([index]) }
    }
    return columns.filter { $0.count >= LabelStacks.least }
  }

  private func isLabel(_ chunk: Chunk) -> Bool {
    chunk.table == nil && chunk.marker.isEmpty && !chunk.isFigure && !chunk.isCaption
      && chunk.scalars.count <= LabelStacks.labelCharacters
      && chunk.scalars.count(where: { CharacterKind.isLetter(page.codes[$0]) }) >= 3
  }

  /// Labels with their values that follow each other.
  private func runs(_ column: [Int]) -> [[Row]] {
    var runs: [[Row]] = []
    var open: [Row] = []
    for index in column {
      let label = chunks[index]
      let above = open.last.flatMap { $0.label.last }.map { chunks[$0] }
      guard let value = values[index] else {
        // A label may go on below.
        if let above, label.box.y - above.box.bottom < 0.6 * label.size,
          open[open.count - 1].label.count < LabelStacks.labelLines
        {
          open[open.count - 1].label.append(index)
        } else {
          runs.append(open)
          open = []
        }
        continue
      }
      let row = Row(label: [index], value: line(value) + rest(of: value, label: label, column))
      if let last = open.last, !follows(row, last) {
        runs.append(open)
        open = []
      }
      open.append(row)
    }
    runs.append(open)
    return runs.filter { $0.count >= LabelStacks.least }
  }

  private func follows(_ row: Row, _ last: Row) -> Bool {
    let (value, above) = (chunks[row.value[0]], chunks[last.value[0]])
    let bottom = (last.label + last.value).map { chunks[$0].box.bottom }.max() ?? 0
    return abs(value.box.x - above.box.x) < 0.15 * value.size && value.style == above.style
      && chunks[row.label[0]].box.y - bottom < LabelStacks.reach * value.size
  }

  /// What stands next on a label's line, in other type or behind its colon.
  private func value(of label: Chunk) -> Int? {
    let level = chunks.indices.filter { index in
      abs(chunks[index].box.centerY - label.box.centerY) < 0.25 * label.size && chunks[index].box.x > label.box.right
    }
    guard let next = level.min(by: { chunks[$0].box.x < chunks[$1].box.x }) else { return nil }
    let chunk = chunks[next]
    let isApart = chunk.style != label.style || page.codes[label.scalars.upperBound - 1] == 0x3A
    return chunk.table == nil && chunk.marker.isEmpty && isApart ? next : nil
  }

  /// A value's first line: with what follows on it without a wide gap.
  private func line(_ value: Int) -> [Int] {
    var line = [value]
    for index in chunks.indices
    where abs(chunks[index].box.centerY - chunks[value].box.centerY) < 0.25 * chunks[value].size {
      let (chunk, last) = (chunks[index], chunks[line[line.count - 1]])
      if chunk.box.x >= last.box.right - 1, chunk.box.x - last.box.right < 1.2 * last.size, chunk.table == nil {
        line.append(index)
      }
    }
    return line
  }

  /// The lines of a value below its first, down to the next label.
  private func rest(of value: Int, label: Chunk, _ column: [Int]) -> [Int] {
    var lines: [Int] = []
    var above = chunks[value]
    let end = column.first { chunks[$0].box.y > label.box.bottom && values[$0] != nil }
    for index in chunks.indices where chunks[index].box.y > chunks[value].box.centerY {
      let chunk = chunks[index]
      if let end, chunk.box.centerY > chunks[end].box.y { break }
      guard chunk.box.y - above.box.bottom < 0.8 * chunk.size else { break }
      guard abs(chunk.box.x - above.box.x) < 0.15 * chunk.size, chunk.table == nil else { continue }
      lines.append(index)
      above = chunk
    }
    return lines
  }

  private func table(_ rows: [Row]) -> (table: LayoutTable, box: Box)? {
    guard rows.allSatisfy({ $0.value.count <= LabelStacks.valueLines }) else { return nil }
    // Numbers are those of pages, or a table's; a text goes on in small letters.
    let values = rows.map { chunks[$0.value[0]] }
    guard values.count(where: { $0.isFigure || $0.beginsSmall }) * 2 < values.count else { return nil }
    let pieces = rows.flatMap { $0.label + $0.value }
    let taken = Set(pieces)
    let box = pieces.dropFirst().reduce(chunks[pieces[0]].box) { $0.union(chunks[$1].box) }
    let label = chunks[rows[0].label[0]]
    // Nothing else stands among them, and no third column beside them but one of other labels or of text.
    let others = chunks.indices.filter {
      !taken.contains($0) && chunks[$0].box.bottom > box.y && chunks[$0].box.y < box.bottom
    }
    guard !others.contains(where: { box.holdsCenter(of: chunks[$0].box, slack: 0) }) else { return nil }
    let level = rows.compactMap { row in
      others.filter { abs(chunks[$0].box.centerY - chunks[row.label[0]].box.centerY) < 0.25 * label.size }
        .filter { chunks[$0].box.x > box.x }.min { chunks[$0].box.x < chunks[$1].box.x }.map { chunks[$0] }
    }
    let cells = level.filter { $0.style != label.style && !isText($0, others) }
    guard cells.count * 3 < rows.count else { return nil }
    return (LayoutTable(rows: rows.map { [cell($0.label), cell($0.value)] }), box)
  }

  private func cell(_ lines: [Int]) -> LayoutCell {
    LayoutCell(lines: LineBuilder.lines(lines.map { chunks[$0] }))
  }

  /// Whether a chunk is a line of a text: one that begins small is right above or below it.
  private func isText(_ chunk: Chunk, _ others: [Int]) -> Bool {
    chunk.beginsSmall
      || others.contains { index in
        let other = chunks[index]
        return other.beginsSmall && abs(other.box.x - chunk.box.x) < 0.15 * chunk.size
          && abs(other.box.centerY - chunk.box.centerY) < 2 * chunk.size
      }
  }
}
