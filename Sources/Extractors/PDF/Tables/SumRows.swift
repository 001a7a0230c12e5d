internal import Provenance

/// The rows above the first rule of a statement of accounts, whose only rules stand above its sums: numbers under each other in the columns
/// of the sums, each with what it is of before it, and lines that name a group of them.
struct SumRows {
  private static let least = 2
  private static let most = 60
  /// Rows are nearer to each other than this, in units of their size.
  private static let reach: Float = 1.2
  private static let labelCharacters = 48

  private let page: PageText
  private let left: Float
  /// Where the columns of numbers end.
  private let ends: [Float]

  /// `table` is what was found between the rules.
  init(_ page: PageText, _ stack: RuleStack, _ table: LayoutTable) {
    self.page = page
    left = stack.left
    ends = table.rows.joined().filter { cell in
      cell.lines.count == 1 && SumRows.isNumber(page, cell.lines[0].chunks.map(\.scalars))
    }.map { $0.lines[0].box.right }
  }

  /// Signs without letters, a digit among them or a dash for none.
  private static func isNumber(_ page: PageText, _ ranges: [Range<Int>]) -> Bool {
    let scalars = ranges.joined()
    return scalars.count <= 16
      && !scalars.contains { CharacterKind.isLetter(page.codes[$0]) }
      && (scalars.count == 1 || scalars.contains { CharacterKind.isDigit(page.codes[$0]) })
  }

  private func isNumber(_ line: TableLine) -> Bool { SumRows.isNumber(page, line.words.map(\.scalars)) }

  /// Where they begin; nil where there are none. `lines` gives those whose words stand in a box, from the top.
  func start(_ above: Box, _ lines: (Box) -> [TableLine]) -> Float? {
    guard ends.count >= SumRows.least else { return nil }
    var start: Float?
    var next = above.bottom
    var (rows, open) = (0, Float?.none)
    for line in lines(above).reversed().prefix(SumRows.most) {
      guard next - line.box.bottom < SumRows.reach * line.size else { break }
      if isRow(line) {
        rows += 1
        (start, open) = (line.box.y - 1, nil)
      } else if isLabel(line) {
        // What stands above the first row of all may be a heading of the table, or a name of its first group.
        open = line.box.y - 1
      } else {
        break
      }
      next = line.box.y
    }
    return rows >= SumRows.least ? open ?? start : nil
  }

  /// Numbers in columns of the sums behind words.
  private func isRow(_ line: TableLine) -> Bool {
    let parts = line.segments(0.9)
    guard parts.count > 1, parts[0].box.x < left + 4 * line.size, let last = parts.last else { return false }
    return !isNumber(parts[0]) && isNumber(last) && ends.contains { abs($0 - last.box.right) < 2.5 }
  }

  private func isLabel(_ line: TableLine) -> Bool {
    line.segments(0.9).count == 1 && line.box.x < left + 4 * line.size && !isNumber(line)
      && line.words.reduce(0) { $0 + $1.scalars.count } <= SumRows.labelCharacters
  }
}
