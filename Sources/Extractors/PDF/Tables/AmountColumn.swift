internal import Provenance

/// Lines that each say what an amount is for, and the amount: words on one left edge, numbers on one right edge, white between them. They are a table
/// though no white goes down between its columns, as where one label is long and one number, too.
struct AmountColumn {
  private static let least = 3
  private static let slack: Float = 1.5
  /// Longer words are text.
  private static let labelCharacters = 60

  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  /// The table of the parts of each line; nil where they are anything else.
  func table(_ rows: [[TableFinder.Segment]]) -> LayoutTable? {
    guard rows.count >= AmountColumn.least, let first = rows.first, first.count == 2 else { return nil }
    let (left, right) = (first[0].box.x, first[1].box.right)
    guard
      rows.allSatisfy({ row in
        row.count == 2 && abs(row[0].box.x - left) < AmountColumn.slack
          && abs(row[1].box.right - right) < AmountColumn.slack && isLabel(row[0]) && isAmount(row[1])
      }), Set(rows.map { $0[1].box.x.rounded() }).count > 1
    else { return nil }
    return LayoutTable(rows: rows.map { row in row.map { LayoutCell(lines: [TextLine($0.chunks)]) } })
  }

  private func isLabel(_ part: TableFinder.Segment) -> Bool {
    part.chunks.reduce(0) { $0 + $1.scalars.count } <= AmountColumn.labelCharacters
      && part.chunks.contains { chunk in chunk.scalars.contains { CharacterKind.isLetter(page.codes[$0]) } }
  }

  /// A number of four signs or more, with few letters for what it is in: shorter ones are those of pages.
  private func isAmount(_ part: TableFinder.Segment) -> Bool {
    let scalars = part.chunks.flatMap(\.scalars)
    let digits = scalars.count { CharacterKind.isDigit(page.codes[$0]) }
    let letters = scalars.count { CharacterKind.isLetter(page.codes[$0]) }
    return (4...20).contains(scalars.count) && digits >= 2 && letters <= min(4, digits)
  }
}
