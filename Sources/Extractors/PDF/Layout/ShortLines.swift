internal import Provenance

/// Lines that their authors ended: names below each other, an address, facts with a label each. A line of text ends where its next word has
/// no room; where it would have had room, and no line among those around begins small or ends in the middle of something, each
/// is its own.
struct ShortLines {
  /// Where such lines begin, without the first of each group: indices.
  private(set) var starts: Set<Int> = []

  /// More lines together are text.
  private static let most = 8
  private static let characters = 60
  private static let labelCharacters = 24
  /// How far lines around tell where the column ends: in lines, and in units of the type's size.
  private static let reach = (lines: 12, height: Float(16))
  /// A column that is narrower, in units of the type's size, has few lines that reach its edge: all of them tell where it is.
  private static let narrow: Float = 24

  private let page: PageText
  private let lines: [TextLine]
  private let body: TypeStatistics
  private let columnBox: Box
  private let pageLines: [TextLine]

  /// - Parameters:
  ///   - page: whose lines they are.
  ///   - lines: of a column, from top to bottom.
  ///   - body: what is usual in the document.
  ///   - columnBox: of the column.
  ///   - pageLines: of all columns of the page.
  init(_ page: PageText, _ lines: [TextLine], body: TypeStatistics, columnBox: Box, of pageLines: [TextLine]) {
    self.pageLines = pageLines
    self.columnBox = columnBox
    self.page = page
    self.lines = lines
    self.body = body
    var start = 0
    for index in lines.indices.dropFirst() where !goesOn(index) {
      read(start..<index)
      start = index
    }
    if !lines.isEmpty { read(start..<lines.count) }
  }

  /// Whether a line stands right below the one before it, in its type and on its edge.
  private func goesOn(_ index: Int) -> Bool {
    let (above, here) = (lines[index - 1], lines[index])
    let distance = here.middle - above.middle
    return above.style == here.style && abs(above.size - here.size) < 0.08 * here.size
      && abs(above.box.x - here.box.x) < 0.3 * here.size && distance > 0.5 * here.size
      && distance <= body.leading(here.size) * 1.22 + 0.05 * here.size
  }

  private mutating func read(_ group: Range<Int>) {
    guard group.count > 1 else { return }
    if group.allSatisfy(isLabelled) { starts.formUnion(group.dropFirst()) }
    guard group.count <= ShortLines.most, !lines[group.lowerBound].chunks[0].isCaption,
      group.count(where: hasWords) * 2 >= group.count,
      group.allSatisfy({ isOwn($0, isLast: $0 == group.upperBound - 1) })
    else {
      return
    }
    let ended = group.dropFirst().filter(endsAbove)
    guard !ended.isEmpty, ended.count * 2 >= group.count - 1 else { return }
    // The widest line of them may be as wide as its column: where all others were ended, it was, too, but where it ends in a small word.
    if ended.count >= 2, ended.count * 3 >= (group.count - 1) * 2 {
      starts.formUnion(group.dropFirst().filter { ended.contains($0) || !endsSmall(lines[$0 - 1]) })
      return
    }
    starts.formUnion(
      group.dropFirst().filter { ended.contains($0) || !CharacterKind.isUppercase(page.codes[lines[$0].first]) })
  }

  /// Whether a line may stand by itself: it begins with a capital or a digit, and breaks nothing off.
  private func isOwn(_ index: Int, isLast: Bool) -> Bool {
    let line = lines[index]
    guard line.chunks.count == 1, line.scalarCount <= ShortLines.characters, !line.isBold,
      line.size < 1.12 * body.size, Marker(page, line.chunks[0].scalars) == nil
    else { return false }
    let first = page.codes[line.first]
    guard CharacterKind.isUppercase(first) || CharacterKind.isDigit(first) || first == 0x2B || first == 0xA9 else {
      return false
    }
    let last = page.codes[line.last]
    return isLast
      || (CharacterKind.isLetter(last) || CharacterKind.isDigit(last) || last == 0x2E || last == 0x29)
        && !line.endsInShortWord(page)
  }

  private func endsSmall(_ line: TextLine) -> Bool {
    var start = line.last
    while start > line.first, !page.isSpace(start - 1) { start -= 1 }
    return CharacterKind.isLowercase(page.codes[start])
  }

  private func hasWords(_ index: Int) -> Bool {
    lines[index].chunks[0].scalars.count { CharacterKind.isLetter(page.codes[$0]) } > 1
  }

  /// Whether the first word of a line would have had room at the end of the line above it.
  private func endsAbove(_ index: Int) -> Bool {
    let (above, here) = (lines[index - 1], lines[index])
    let near = lines[max(0, index - ShortLines.reach.lines)..<min(lines.count, index + ShortLines.reach.lines)]
    let right = near.filter { abs($0.middle - here.middle) < ShortLines.reach.height * here.size }.map(\.box.right)
      .max()
    var end = here.first
    while end < here.chunks[0].scalars.upperBound, !page.isSpace(end) { end += 1 }
    let word = page.geometry.boxes[max(here.first, end - 1)].right - here.box.x
    let open = openRight(above, here)
    return max(right ?? 0, open) - above.box.right > word + 0.4 * here.size
  }

  /// How far lines in one type on this edge go elsewhere on the page, where nothing stands to the right of two lines.
  private func openRight(_ above: TextLine, _ here: TextLine) -> Float {
    let isBounded = pageLines.contains { line in
      line.box.right > above.box.right && line.box.bottom > above.box.y && line.box.y < here.box.bottom
        && line.box.x > above.box.x + above.size
    }
    guard !isBounded else { return 0 }
    return pageLines.filter { $0.style == here.style && abs($0.box.x - here.box.x) < 1 }.map(\.box.right).max() ?? 0
  }

  /// Whether a line begins with a word or three and a colon.
  private func isLabelled(_ index: Int) -> Bool {
    let line = lines[index]
    let text = line.chunks[0].scalars
    guard CharacterKind.isUppercase(page.codes[line.first]), line.scalarCount <= ShortLines.characters,
      let colon = text.prefix(ShortLines.labelCharacters).first(where: { page.codes[$0] == 0x3A }),
      colon + 1 < text.upperBound, page.isSpace(colon + 1)
    else { return false }
    return (text.lowerBound..<colon).allSatisfy { CharacterKind.isLetter(page.codes[$0]) || page.isSpace($0) }
      && (text.lowerBound..<colon).count { page.isSpace($0) } < 3
  }
}
