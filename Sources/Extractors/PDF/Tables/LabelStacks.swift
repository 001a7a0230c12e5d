internal import Provenance

/// Labels below each other in type of their own or with colons, each with its value on its line, the values on one edge and nothing drawn around them: the
/// facts of a project over or beside the text of its sheet. Each is a table of two columns, as it would be between lines; else a value that
/// is long crosses a gutter of the text below, and its label is left alone. Stacks beside each other are one, read one after the other.
struct LabelStacks {
  /// In the order in which their labels were found.
  private(set) var tables: [(table: LayoutTable, box: Box)] = []

  private let page: PageText
  private let chunks: [Chunk]
  private let verticals: [Ruling]
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
  /// Lines of a narrow column are shorter, and more.
  private static let narrowLines = (count: 12, characters: 32)
  /// Rows are nearer to each other than this, in units of their size; other things are farther away.
  private static let reach: Float = 2.4
  /// A page with more chunks that could be labels is a table.
  private static let most = 400

  /// - Parameters:
  ///   - page: whose text it is.
  ///   - chunks: of the page, in any order.
  ///   - verticals: lines drawn on the page, which part what stands beside each other.
  init(_ page: PageText, _ chunks: [Chunk], _ verticals: [Ruling]) {
    self.page = page
    self.verticals = verticals
    let edges = LabelStacks.edges(chunks)
    self.chunks = chunks.flatMap { LabelStacks.parts($0, page, edges) }.sorted {
      ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x)
    }
    var stacks: [[Row]] = []
    for column in columns() {
      for index in column where !self.chunks[index].beginsSmall { values[index] = value(of: self.chunks[index]) }
      for index in secondLines(column) { values[index] = nil }
      stacks += runs(column)
    }
    for stacks in beside(apart(stacks.filter(isStack))) {
      if let table = table(stacks) {
        tables.append(table)
      } else if stacks.count > 1 {
        tables += stacks.compactMap { table([$0]) }
      }
    }
  }

  /// Where two lines or more begin, in half points.
  private static func edges(_ chunks: [Chunk]) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for chunk in chunks { counts[Int((2 * chunk.box.x).rounded()), default: 0] += 1 }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  /// A label as wide as its column, and its value: what other type follows behind a space that is wide for one, or where other lines
  /// begin.
  private static func parts(_ chunk: Chunk, _ page: PageText, _ edges: Set<Int>) -> [Chunk] {
    guard chunk.table == nil, chunk.marker.isEmpty else { return [chunk] }
    var last = chunk.scalars.lowerBound
    for scalar in chunk.scalars.dropFirst() where !page.isSpace(scalar) {
      defer { last = scalar }
      let (left, edge) = (page.geometry.boxes[scalar].x, page.geometry.boxes[last].right)
      let isEdge = edges.contains(Int((2 * left).rounded()))
      guard page.styles[scalar] != page.styles[last], left - edge > (isEdge ? 0.15 : 0.5) * chunk.size else { continue }
      return [
        ChunkReader.chunk(page, chunk.scalars.lowerBound..<(last + 1)),
        ChunkReader.chunk(page, scalar..<chunk.scalars.upperBound),
      ]
    }
    return [chunk]
  }

  /// Labels that stand as near below what is above them as the lines of a label and a value do, where others stand farther off: a label goes on
  /// in them beside its value.
  private func secondLines(_ column: [Int]) -> [Int] {
    let rows = column.filter { values[$0] != nil }
    guard rows.count > LabelStacks.least else { return [] }
    let gaps = zip(rows, rows.dropFirst()).map { above, here in
      let (label, value) = (chunks[here].box, chunks[values[here] ?? here].box)
      let last =
        chunks[above...here].filter {
          $0.box.centerY < label.y && $0.box.x < value.right && $0.box.right > label.x
        }.map(\.box.bottom).max() ?? 0
      return label.y - last
    }
    let usual = gaps.sorted()[gaps.count / 2]
    return zip(rows.dropFirst(), gaps).filter { $1 < usual - 0.25 * chunks[$0].size && $1 < 0.6 * chunks[$0].size }
      .map(\.0)
  }

  /// The stacks from left to right, without those whose labels are values of one before them.
  private func apart(_ stacks: [[Row]]) -> [[Row]] {
    var taken = Set<Int>()
    return stacks.sorted { chunks[$0[0].label[0]].box.x < chunks[$1[0].label[0]].box.x }.filter { rows in
      let pieces = rows.flatMap { $0.label + $0.value }
      guard taken.isDisjoint(with: pieces) else { return false }
      taken.formUnion(pieces)
      return true
    }
  }

  /// Stacks with labels in one style that are level with each other for half of their height.
  private func beside(_ stacks: [[Row]]) -> [[[Row]]] {
    var groups: [[[Row]]] = []
    for rows in stacks {
      let (box, label) = (box([rows]), chunks[rows[0].label[0]])
      let home = groups.firstIndex { group in
        let other = self.box(group)
        return chunks[group[0][0].label[0]].style == label.style && other.right < box.x && !areParted(other, box)
          && 2 * (min(box.bottom, other.bottom) - max(box.y, other.y)) > max(box.height, other.height)
      }
      if let home { groups[home].append(rows) } else { groups.append([rows]) }
    }
    return groups
  }

  /// Whether a line is drawn between two stacks: they stand in frames of their own.
  private func areParted(_ left: Box, _ right: Box) -> Bool {
    verticals.contains { $0.at > left.right && $0.at < right.x && 2 * $0.cover(right.y, right.bottom) > right.height }
  }

  private func box(_ stacks: [[Row]]) -> Box {
    let pieces = stacks.joined().flatMap { $0.label + $0.value }
    return pieces.dropFirst().reduce(chunks[pieces[0]].box) { $0.union(chunks[$1].box) }
  }

  /// Short numbers are those of pages, or a table's; a text goes on in small letters, on lines near each other.
  private func isStack(_ rows: [Row]) -> Bool {
    let values = rows.map { chunks[$0.value[0]] }
    let numbers = values.count { $0.isFigure && $0.scalars.count <= 6 }
    let isText = values.count(where: \.beginsSmall) * 2 >= values.count && !areApart(rows)
    return rows.allSatisfy { isValue($0.value) } && numbers * 2 < values.count && !isText
  }

  private func isValue(_ lines: [Int]) -> Bool {
    lines.count <= LabelStacks.valueLines
      || lines.count <= LabelStacks.narrowLines.count
        && lines.allSatisfy { chunks[$0].scalars.count <= LabelStacks.narrowLines.characters }
  }

  /// Whether the rows are farther from each other than the lines of a text.
  private func areApart(_ rows: [Row]) -> Bool {
    zip(rows, rows.dropFirst()).allSatisfy { above, here in
      let bottom = (above.label + above.value).map { chunks[$0].box.bottom }.max() ?? 0
      return chunks[here.label[0]].box.y - bottom > 0.5 * chunks[here.label[0]].size
    }
  }

  /// Short chunks in one style on one left edge, or right edge: indices, from the top.
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
      + onRightEdges(columns.filter { $0.count < LabelStacks.least }.flatMap { $0 }.sorted())
  }

  private func onRightEdges(_ labels: [Int]) -> [[Int]] {
    var columns: [[Int]] = []
    for index in labels {
      let chunk = chunks[index]
      let home = columns.firstIndex { column in
        let first = chunks[column[0]]
        return first.style == chunk.style && abs(first.box.right - chunk.box.right) < 0.1 * chunk.size
      }
      if let home { columns[home].append(index) } else { columns.append([index]) }
    }
    return columns.filter { $0.count >= LabelStacks.least }
  }

  private func isLabel(_ chunk: Chunk) -> Bool {
    chunk.table == nil && chunk.marker.isEmpty && !chunk.isFigure && !chunk.isCaption
      && chunk.scalars.count <= LabelStacks.labelCharacters
      && chunk.scalars.count(where: { CharacterKind.isLetter(page.codes[$0]) }) >= 2
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
    return abs(value.box.x - above.box.x) < 0.15 * value.size
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

  private func table(_ stacks: [[Row]]) -> (table: LayoutTable, box: Box)? {
    let rows = stacks.flatMap { $0 }
    let taken = Set(rows.flatMap { $0.label + $0.value })
    let box = box(stacks)
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
