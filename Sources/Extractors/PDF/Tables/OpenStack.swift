internal import Provenance

/// A table whose only rules stand below its header and above its last row: these stand outside of the rules.
struct OpenStack {
  /// More lines than these above the first rule are no header.
  private static let mostLines = 4
  /// A heading is as much larger than the text of the table.
  private static let headingSize: Float = 1.25
  /// In points.
  private static let reach: Float = 64

  private let page: PageText
  private let stack: RuleStack
  private let table: LayoutTable

  /// `table` is what was found between the rules.
  init(_ page: PageText, _ stack: RuleStack, _ table: LayoutTable) {
    self.page = page
    self.stack = stack
    self.table = table
  }

  /// The stack with a rule above the header and one below the last row; nil where neither is there. `partials` are the page's
  /// horizontal lines, `lines` gives those whose words stand in a box, from the top.
  func closed(_ partials: [Ruling], _ lines: (Box) -> [TableLine]) -> RuleStack? {
    guard let first = stack.rules.first, let last = stack.rules.last else { return nil }
    if OpenStack.columns(table) == 2 { return withLastPair(last.at, lines) }
    guard OpenStack.columns(table) >= 3 else { return nil }
    let width = stack.right - stack.left
    let above = lines(Box(x: stack.left, y: first.at - OpenStack.reach, width: width, height: OpenStack.reach))
    let below = lines(Box(x: stack.left, y: last.at, width: width, height: OpenStack.reach))
    let hasHeader = self.hasHeader && !isHeader(above)
    let rows =
      hasHeader
      ? nil
      : SumRows(page, stack, table).start(
        Box(x: stack.left, y: 0, width: width, height: first.at), lines)
    let start = rows ?? first.at
    let head =
      rows == nil
      ? above : lines(Box(x: stack.left, y: start - OpenStack.reach, width: width, height: OpenStack.reach))
    let top = hasHeader ? nil : self.top(head, start)
    let bottom = below.first.flatMap { isLastRow($0, last.at) ? end(of: below) + 1 : nil }
    guard top != nil || bottom != nil || rows != nil else { return nil }
    var result = stack
    if let rows { result.rules.insert(Ruling(at: rows, from: stack.left, to: stack.right), at: 0) }
    if let top {
      result.rules.insert(Ruling(at: top, from: stack.left, to: stack.right), at: 0)
      result.partial += partials.filter {
        $0.at > top && $0.at < first.at - 3 && $0.from >= stack.left - 3 && $0.to <= stack.right + 3
          && $0.length < 0.95 * width
      }
    }
    if let bottom { result.rules.append(Ruling(at: bottom, from: stack.left, to: stack.right)) }
    return result
  }

  /// Labels and values, each pair below a rule of its own: the last pair has none below it.
  private func withLastPair(_ rule: Float, _ lines: (Box) -> [TableLine]) -> RuleStack? {
    guard table.rows.count >= 3, table.rows.count == stack.rules.count - 1, let row = table.rows.last, row.count == 2,
      let label = row[0].lines.first, let value = row[1].lines.first
    else { return nil }
    let below = lines(Box(x: stack.left, y: rule, width: stack.right - stack.left, height: OpenStack.reach))
    guard let line = below.first, line.box.y - rule < 1.2 * line.size, case let parts = line.segments(0.9),
      parts.count == 2, abs(parts[0].box.x - label.box.x) < 2, abs(parts[1].box.x - value.box.x) < 2
    else { return nil }
    var result = stack
    result.rules.append(Ruling(at: line.box.bottom + 1, from: stack.left, to: stack.right))
    return result
  }

  static func columns(_ table: LayoutTable) -> Int {
    table.rows.map { row in row.reduce(0) { $0 + $1.columns } }.max() ?? 0
  }

  private var hasHeader: Bool { table.rows.first?.contains(where: \.isHeader) ?? false }

  /// Whether a line above the first rule is bold and has a part over each column, while the row below the rule is not: what the table was
  /// thought to be headed by is a row.
  private func isHeader(_ above: [TableLine]) -> Bool {
    guard let line = above.last, line.words.allSatisfy(\.isBold), let row = table.rows.first,
      !row.flatMap(\.lines).contains(where: \.isBold)
    else { return false }
    let starts = table.rows.joined().compactMap { $0.lines.first?.box.x }
    let parts = line.segments(0.9)
    return parts.count == OpenStack.columns(table)
      && parts.count { part in starts.contains { abs($0 - part.box.x) < 1.5 } } * 2 > parts.count
  }

  /// Where the header begins: lines close to each other and to the rule, of parts that stand apart or over columns behind the first.
  private func top(_ lines: [TableLine], _ rule: Float) -> Float? {
    let edge = table.rows.compactMap { $0.first?.lines.map(\.box.right).max() }.max() ?? stack.left
    var top = rule
    var parted = 0
    let sizes = table.rows.joined().flatMap(\.lines).map(\.size).sorted()
    let largest = OpenStack.headingSize * (sizes.isEmpty ? .infinity : sizes[sizes.count / 2])
    for line in lines.reversed().prefix(OpenStack.mostLines) {
      // A heading stands over the table.
      if line.size >= largest { break }
      let parts = line.segments(0.9)
      guard top - line.box.bottom < 0.9 * line.size, parts.count > 1 || line.box.x > edge, let word = line.words.first,
        !CaptionLabel.begins(page, word.scalars.lowerBound..<line.words[line.words.count - 1].scalars.upperBound)
      else { break }
      if parts.count > 1 { parted += 1 }
      top = min(top, line.box.y)
    }
    return parted > 0 ? top - 1 : nil
  }

  /// Where the last row ends: below it stand the other lines of its cells, in columns behind the first.
  private func end(of lines: [TableLine]) -> Float {
    let starts = table.rows.joined().compactMap { $0.lines.first?.box.x }
    var end = lines[0]
    for line in lines.dropFirst() {
      let isRest =
        line.box.x > lines[0].box.x + 1.5 && line.box.y - end.box.bottom < 0.5 * line.size
        && line.segments(0.9).allSatisfy { part in starts.contains { abs($0 - part.box.x) < 1.5 } }
      guard isRest else { break }
      end = line
    }
    return end.box.bottom
  }

  /// A line near the rule with a part for nearly each column.
  private func isLastRow(_ line: TableLine, _ rule: Float) -> Bool {
    line.box.y - rule < 1.2 * line.size && line.segments(0.9).count + 1 >= OpenStack.columns(table)
  }
}
