import Provenance

extension FaultMender {
  /// A key or an item moved to a column of its neighbours.
  func indents() -> [[SourceEdit]] {
    var result = firstKeys()
    // Of a value and a line further in after it, the line is the likelier to be off.
    let isOffsetFirst = lines[offsetLine].indent > lines[startLine].indent
    for index in isOffsetFirst ? faultLines.reversed() : faultLines {
      let line = lines[index]
      guard line.kind == .key || line.kind == .item, index > block.lowerBound else { continue }
      if line.kind == .key, line.indent > 0, line.key?.words ?? 9 > 2 { continue }
      for column in columns(before: index, isItem: line.kind == .item) where column != line.indent {
        let rule: Rule = line.kind == .item ? .listIndent : .indent
        result.append([
          mender.indented(line, column, rule, "a line that does not stand with its neighbours")
        ])
      }
    }
    return result
  }

  /// The first keys of the block, where they stand further in than the one that could not be read.
  func firstKeys() -> [[SourceEdit]] {
    let line = lines[offsetLine]
    let above = block.lowerBound..<offsetLine
    guard line.kind == .key, let first = above.first(where: { lines[$0].kind != .blank }),
      lines[first].indent > line.indent
    else { return [] }
    let shift = lines[first].indent - line.indent
    return [
      above.filter { lines[$0].indent >= lines[first].indent && lines[$0].kind != .blank }.map {
        mender.indented(lines[$0], lines[$0].indent - shift, .indent, "a line that does not stand with its neighbours")
      }
    ]
  }

  /// A block whose lines but the first were moved in.
  func shiftedRest() -> [[SourceEdit]] {
    let filled = block.filter { lines[$0].kind != .blank }
    guard failure.problem == .colonInValue || failure.problem == .indentation, let first = filled.first,
      lines[first].kind == .key, lines[first].indent == 0, !lines[first].value.isEmpty,
      let shift = filled.dropFirst().map({ lines[$0].indent }).min(), shift > 0, filled.count > 2
    else { return [] }
    return [
      filled.dropFirst().map {
        mender.indented(lines[$0], lines[$0].indent - shift, .indent, "a line that does not stand with its neighbours")
      }
    ]
  }

  /// Columns at which lines of a kind stand above, the nearest to the line's own first.
  func columns(before index: Int, isItem: Bool) -> [Int] {
    var columns: [Int] = []
    var before = index - 1
    while before >= block.lowerBound, index - before < 60 {
      let line = lines[before]
      before -= 1
      let column: Int
      switch line.kind {
      case .item where isItem: column = line.indent
      case .item where line.key != nil: column = line.keyColumn
      case .key where !isItem: column = line.indent
      case .key where line.value.isEmpty: column = line.indent + 2
      default: continue
      }
      if !columns.contains(column) { columns.append(column) }
    }
    let own = lines[index].indent
    // Of two as near, the margin: a blank at the start of a line is the commonest slip.
    func cost(_ column: Int, _ place: Int) -> Int { abs(column - own) * 100 + (column == 0 && !isItem ? -1 : place) }
    return columns.enumerated().sorted { cost($0.element, $0.offset) < cost($1.element, $1.offset) }.map(\.element)
  }
}
