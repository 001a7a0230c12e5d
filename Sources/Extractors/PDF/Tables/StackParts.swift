internal import Provenance

/// Cuts a stack of rules of one width where another table begins: most tables of a page are as wide as its text.
struct StackParts {
  /// A heading of a section is as much larger than the text of the tables around it.
  private static let headingSize: Float = 1.15

  /// More lines in one piece are text and no heading in a table.
  private static let mostLinesWithin = 2

  private(set) var parts: [RuleStack] = []

  /// `lines` are those between the rules, from top to bottom.
  init(_ stack: RuleStack, _ lines: [TableLine]) {
    let bands = TableBand.bands(stack, lines)
    let sizes = bands.filter(\.isTabular).flatMap(\.lines).map(\.size).sorted()
    let largest = StackParts.headingSize * (sizes.isEmpty ? .infinity : sizes[sizes.count / 2])
    guard bands.count > 1, !sizes.isEmpty else {
      parts = [stack]
      if let end = bands.first.flatMap({ StackParts.startOfHeading($0.lines, largest) }) {
        parts = []
        add(stack, from: -.infinity, to: end)
      }
      return
    }
    var top = -Float.infinity
    var start = 0
    while start < bands.count {
      let band = bands[start]
      if band.isTabular {
        // A rule over a section of its own may be as wide as those of the table that follows it.
        if let below = StackParts.startOfHeader(band.lines, of: bands[(start + 1)...].prefix(while: \.isTabular)) {
          top = below
        }
        // A heading and the first row may stand between the same two rules.
        if let below = StackParts.endOfHeading(band.lines, largest) {
          add(stack, from: top, to: band.top)
          top = below
        }
        // A heading with a rule below it stands between the last row and that rule.
        if let end = StackParts.startOfHeading(band.lines, largest) {
          add(stack, from: top, to: end)
          top = band.bottom
        }
        start += 1
        continue
      }
      let end = bands[start...].firstIndex(where: \.isTabular) ?? bands.count
      if StackParts.separates(bands, start..<end, from: top, largest) {
        add(stack, from: top, to: band.top)
        top = end < bands.count ? bands[end].top : .infinity
      }
      start = end
    }
    add(stack, from: top, to: .infinity)
  }

  private mutating func add(_ stack: RuleStack, from top: Float, to bottom: Float) {
    let isInside = { (rule: Ruling) in rule.at > top - 1 && rule.at < bottom + 1 }
    var part = RuleStack(rules: stack.rules.filter(isInside), partial: stack.partial.filter(isInside))
    guard let first = part.rules.first else { return }
    if top.isFinite, first.at > top + 1 {
      part.rules.insert(Ruling(at: top, from: stack.left, to: stack.right), at: 0)
    }
    if bottom.isFinite, let last = part.rules.last, last.at < bottom - 1 {
      part.rules.append(Ruling(at: bottom, from: stack.left, to: stack.right))
    }
    if part.rules.count > 1 { parts.append(part) }
  }

  /// Where the rows below a heading begin.
  private static func endOfHeading(_ lines: [TableLine], _ largest: Float) -> Float? {
    guard lines.count > 1, lines[0].size >= largest, lines[1].size < largest, lines[0].segments(0.9).count == 1 else {
      return nil
    }
    return (lines[0].box.bottom + lines[1].box.y) / 2
  }

  /// Where the head of a table begins, its parts over the columns below, away from lines that have no parts there.
  private static func startOfHeader(_ lines: [TableLine], of body: ArraySlice<TableBand>) -> Float? {
    guard lines.count > 2, body.count > 1 else { return nil }
    let rows = body.compactMap { $0.lines.first?.segments(0.9) }
    guard let starts = rows.first?.map(\.box.x), starts.count > 2 else { return nil }
    let alike = rows.count { row in
      row.count == starts.count && zip(row, starts).allSatisfy { abs($0.box.x - $1) < 1.5 }
    }
    guard alike > 1, alike * 3 >= rows.count * 2 else { return nil }
    let isHead = { (line: TableLine) in
      let parts = line.segments(0.9)
      return parts.count == starts.count && zip(parts, starts).allSatisfy { abs($0.box.x - $1) < 1.5 }
    }
    guard let head = lines.last, isHead(head), case let above = lines[lines.count - 2], !isHead(above),
      !lines.dropLast().contains(where: isHead), head.box.y - above.box.bottom > head.size
    else { return nil }
    return (above.box.bottom + head.box.y) / 2
  }

  /// Where the rows above a heading end.
  private static func startOfHeading(_ lines: [TableLine], _ largest: Float) -> Float? {
    guard lines.count > 1, let last = lines.last, last.size >= largest, last.segments(0.9).count == 1,
      case let row = lines[lines.count - 2], row.size < largest, last.box.y - row.box.bottom > 0.5 * row.size
    else { return nil }
    return (row.box.bottom + last.box.y) / 2
  }

  /// Whether what stands between is a heading of its own, or the columns above and below are not the same: what stands in the ones
  /// would hide the others, or there are more below.
  private static func separates(
    _ bands: [TableBand], _ between: Range<Int>, from top: Float, _ largest: Float
  ) -> Bool {
    let above = bands[..<between.lowerBound].filter { $0.isTabular && $0.top > top - 1 }.flatMap(\.lines)
    let below = bands[between.upperBound...].prefix(while: \.isTabular).flatMap(\.lines)
    let middle = bands[between].flatMap(\.lines)
    if middle.count > mostLinesWithin || middle.contains(where: { $0.size >= largest }) { return true }
    guard !middle.isEmpty else { return false }
    guard above.count > 1, below.count > 1 else { return false }
    let gaps = ColumnGaps(above + below).gapsOfColumns
    if gaps.count < max(ColumnGaps(above).gapsOfColumns.count, ColumnGaps(below).gapsOfColumns.count) { return true }
    // A header stands above all of its columns.
    return !used(below, gaps).isSubset(of: used(above, gaps))
  }

  /// The columns with words on the lines.
  private static func used(_ lines: [TableLine], _ gaps: [ClosedRange<Float>]) -> Set<Int> {
    Set(lines.flatMap(\.words).map { word in gaps.count { $0.upperBound < word.box.centerX } })
  }
}
