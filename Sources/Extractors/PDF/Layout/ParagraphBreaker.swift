internal import Provenance

/// Decides where a paragraph ends: by distance, type, indent, and lines that end before they must.
struct ParagraphBreaker {
  private let page: PageText
  private let lines: [TextLine]
  private let body: TypeStatistics
  private let box: Box
  /// Lines that begin anew below lines that their authors ended.
  private let shortLines: Set<Int>

  init(
    _ page: PageText, lines: [TextLine], body: TypeStatistics, columnBox: Box, of pageLines: [TextLine] = []
  ) {
    self.page = page
    self.lines = lines
    self.body = body
    box = columnBox
    shortLines = ShortLines(page, lines, body: body, columnBox: columnBox, of: pageLines).starts
  }

  func breaks(before index: Int) -> Bool {
    let above = lines[index - 1]
    let here = lines[index]
    if here.chunks[0].followsFigure { return false }
    if startsLabel(index) || startsTerm(index) || startsNote(here) || changesColor(index) { return true }
    if changesType(above, here) || isFar(above, here) && !isSetWide(index) { return true }
    if page.bullet(beside: here) != nil { return true }
    if Marker(page, here.chunks[0].scalars) != nil, startsItem(index) { return true }
    if endsInNumberApart(above) || startsWithNumberApart(here) { return true }
    if hangs(index) { return false }
    return isIndented(index) || endsEarly(index) || isContactLine(index) || shortLines.contains(index)
  }

  /// Another size, or a line that is bold as a whole beside one that is not, or one that is bold and slanted beside one that
  /// is only bold.
  private func changesType(_ above: TextLine, _ here: TextLine) -> Bool {
    if abs(above.size - here.size) > 0.08 * max(above.size, here.size) { return true }
    guard above.isBold != here.isBold else { return here.isBold && changesSlant(above, here) }
    // Words of the paragraph stand on the line of a heading that runs in.
    if above.isBold, !isBold(above.last) { return false }
    // A bold run may end a line: only a whole line's change counts, where the other has hardly any bold.
    return !hasBold(above.isBold ? here : above) || endsSentence(above)
  }

  /// A label in bold with a colon, and what it says behind it: `Country: Kenya`, below a line that does not end in bold.
  private func startsLabel(_ index: Int) -> Bool {
    let here = lines[index]
    guard !here.isBold, isBold(here.first), !isBold(lines[index - 1].last) else { return false }
    let text = here.chunks[0].scalars
    guard let end = text.prefix(48).first(where: { !page.isSpace($0) && !isBold($0) }) else { return false }
    var last = end - 1
    while last > text.lowerBound, page.isSpace(last) { last -= 1 }
    return page.codes[last] == 0x3A || page.codes[end] == 0x3A
  }

  /// A number or a star in small type, raised, that a note begins with.
  private func startsNote(_ line: TextLine) -> Bool {
    let code = page.codes[line.first]
    guard CharacterKind.isDigit(code) || [0x2A, 0x2020, 0x2021].contains(code), line.size < 0.97 * body.size else {
      return false
    }
    return page.size(line.first) < 0.9 * line.size && line.scalarCount > 12
  }

  /// A line in one colour below one in another, which the next word had room on: a label and its value. Links have colours of their own.
  private func changesColor(_ index: Int) -> Bool {
    let (above, here) = (lines[index - 1], lines[index])
    guard above.style != here.style, let upper = color(above), let lower = color(here), upper != lower,
      CharacterKind.isUppercase(page.codes[here.first]) || CharacterKind.isDigit(page.codes[here.first])
    else { return false }
    let width = lines[max(0, index - 6)...min(lines.count - 1, index + 5)].map(\.box.width).max() ?? 0
    let hasRoom = width - above.box.width > firstWordWidth(here) + 0.5 * here.size
    // A label in the colour of the label before may follow the longest value.
    return (hasRoom || index > 1 && color(lines[index - 2]) == lower)
      && !page.detail.links.contains { above.box.meets($0.box) || here.box.meets($0.box) }
  }

  /// Of all of a line; nil where it begins and ends in different ones.
  private func color(_ line: TextLine) -> UInt32? {
    let ends = [line.first, line.last].map { Int(page.styles[$0]) }
    guard ends.allSatisfy({ page.detail.styles.indices.contains($0) }) else { return nil }
    let colors = ends.map { page.detail.styles[$0].color }
    return colors[0] == colors[1] ? colors[0] : nil
  }

  /// A term in bold at the left edge, below a line that ends a sentence, where lines near are set in: what each term says hangs below it.
  private func startsTerm(_ index: Int) -> Bool {
    let (above, here) = (lines[index - 1], lines[index])
    guard isBold(here.first), !here.isBold, !isBold(above.last), endsSentence(above) else { return false }
    return lines[max(0, index - 3)...min(lines.count - 1, index + 1)].contains { line in
      let indent = line.box.x - here.box.x
      return indent > 0.7 * here.size && indent < 6 * here.size && isAlike(line, here)
    }
  }

  /// Two headings of a line each, or a heading and what is said of it.
  private func changesSlant(_ above: TextLine, _ here: TextLine) -> Bool {
    let ends = [above.first, above.last, here.first, here.last].map { scalar in
      page.styles[scalar] >= 0 && page.isSlanted[Int(page.styles[scalar])]
    }
    return ends[0] == ends[1] && ends[2] == ends[3] && ends[0] != ends[2]
  }

  private func hasBold(_ line: TextLine) -> Bool {
    line.chunks.contains { chunk in
      isBold(chunk.scalars.lowerBound) || isBold(chunk.scalars.upperBound - 1)
    }
  }

  private func isBold(_ scalar: Int) -> Bool {
    page.styles[scalar] >= 0 && page.isBold[Int(page.styles[scalar])]
  }

  private func isFar(_ above: TextLine, _ here: TextLine) -> Bool {
    let size = max(above.size, here.size)
    let distance = here.middle - above.middle
    return distance > body.leading(size) * 1.22 + 0.05 * size
  }

  /// Lines farther apart than is usual for their size, but all alike: the text runs on over them.
  private func isSetWide(_ index: Int) -> Bool {
    let here = lines[index]
    let distance = here.middle - lines[index - 1].middle
    guard distance < 2.4 * here.size else { return false }
    let around = (max(1, index - 2)...min(lines.count - 1, index + 2)).filter {
      $0 != index && isAlike(lines[$0], here) && abs(lines[$0].middle - here.middle) < 2.5 * distance
        && !changesType(lines[$0 - 1], lines[$0])
    }.map { lines[$0].middle - lines[$0 - 1].middle }
    guard around.contains(where: { abs($0 - distance) < 0.06 * here.size }),
      around.allSatisfy({ $0 > distance - 0.1 * here.size })
    else { return false }
    if CharacterKind.isLowercase(page.codes[here.first]) { return true }
    let near = lines[max(0, index - 4)...min(lines.count - 1, index + 3)].filter {
      isAlike($0, here) && abs($0.middle - here.middle) < 4.5 * distance
    }
    let room = (near.map(\.box.right).max() ?? 0) - lines[index - 1].box.right
    return !endsSentence(lines[index - 1]) && room < firstWordWidth(here) + 0.5 * here.size
  }

  private func isAlike(_ line: TextLine, _ other: TextLine) -> Bool {
    abs(line.size - other.size) < 0.08 * other.size
  }

  /// The second line of an item, under its text and right of its marker.
  private func hangs(_ index: Int) -> Bool {
    let above = lines[index - 1]
    guard Marker(page, above.chunks[0].scalars) != nil else { return false }
    let indent = lines[index].box.x - above.box.x
    return indent > 0.5 * above.size && indent < 5 * above.size
  }

  /// A line of an address: a mail or web address stands alone on a line near, and no line begins with a small letter.
  private func isContactLine(_ index: Int) -> Bool {
    guard !lines[index].isBold, lines[index].size < 1.05 * body.size, !lines[index - 1].endsInShortWord(page) else {
      return false
    }
    var (start, end) = (index - 1, index)
    while start > 0, index - start < 8, !changesType(lines[start - 1], lines[start]),
      !isFar(lines[start - 1], lines[start])
    {
      start -= 1
    }
    while end + 1 < lines.count, end - index < 8, !changesType(lines[end], lines[end + 1]),
      !isFar(lines[end], lines[end + 1])
    {
      end += 1
    }
    guard end - start < 8, lines[start...end].contains(where: isAddress) else { return false }
    let isRunning = lines[start...end].contains {
      !isAddress($0) && CharacterKind.isLowercase(page.codes[$0.first])
    }
    return !isRunning
  }

  /// One word with the sign of a mail or web address.
  private func isAddress(_ line: TextLine) -> Bool {
    guard line.chunks.count == 1, line.scalarCount < 80 else { return false }
    let codes = page.codes[line.chunks[0].scalars]
    guard !codes.contains(0x20) else { return false }
    // `www.`, `http`
    return codes.contains(0x40) || codes.starts(with: [0x77, 0x77, 0x77, 0x2E])
      || codes.starts(with: [0x68, 0x74, 0x74, 0x70])
  }

  /// A line of a table of contents: its page number stands at its end, away from it.
  private func endsInNumberApart(_ line: TextLine) -> Bool {
    if endsInLeader(line) { return true }
    guard line.chunks.count > 1, let last = line.chunks.last else { return false }
    let gap = last.box.x - line.chunks[line.chunks.count - 2].box.right
    return gap > 1.1 * line.size && isNumber(last.scalars) && !isDrawnOut(line, gap)
  }

  /// Whether other words of the line are as far apart: it is drawn out to its column's edge.
  private func isDrawnOut(_ line: TextLine, _ gap: Float) -> Bool {
    let gaps = zip(line.chunks, line.chunks.dropFirst()).map { $1.box.x - $0.box.right }
    return gaps.count > 2 && gaps.allSatisfy { abs($0 - gap) < 0.1 * gap }
  }

  /// Dots, four or more with spaces between them or not, and a number in figures or letters.
  private func endsInLeader(_ line: TextLine) -> Bool {
    var at = line.last
    while at > line.first, line.last - at < 6, !page.isSpace(at), page.codes[at] != 0x2E { at -= 1 }
    guard at < line.last else { return false }
    var dots = 0
    while at > line.first, dots < 4, page.isSpace(at) || page.codes[at] == 0x2E || page.codes[at] == 0x2026 {
      dots += page.codes[at] == 0x2026 ? 3 : page.isSpace(at) ? 0 : 1
      at -= 1
    }
    return dots >= 4
  }

  /// A note whose number stands away from it.
  private func startsWithNumberApart(_ line: TextLine) -> Bool {
    guard line.chunks.count > 1 else { return false }
    let gap = line.chunks[1].box.x - line.chunks[0].box.right
    return gap > 0.8 * line.size && isNumber(line.chunks[0].scalars) && !isSpread(line, gap)
  }

  /// Whether all words behind the first are as far apart: the line is drawn out to its column's edge.
  private func isSpread(_ line: TextLine, _ gap: Float) -> Bool {
    var gaps: [Float] = []
    var last: Int?
    for scalar in line.chunks.dropFirst().lazy.flatMap(\.scalars) where !page.isSpace(scalar) {
      if let last, scalar != last + 1 {
        gaps.append(page.geometry.boxes[scalar].x - page.geometry.boxes[last].right)
      }
      last = scalar
    }
    return gaps.count > 1 && gaps.allSatisfy { $0 > 0.7 * gap }
      && last.map { !CharacterKind.isDigit(page.codes[$0]) } == true
  }

  private func isNumber(_ scalars: Range<Int>) -> Bool {
    scalars.count <= 4 && scalars.allSatisfy { CharacterKind.isDigit(page.codes[$0]) }
  }

  /// Whether a marker at a line's start is one: strong bullets are; numbers and dashes need a sign that they are no
  /// part of a sentence that runs on.
  private func startsItem(_ index: Int) -> Bool {
    guard let marker = Marker(page, lines[index].chunks[0].scalars) else { return false }
    if marker.kind == .bullet { return true }
    let above = lines[index - 1]
    if endsSentence(above) || Marker(page, above.chunks[0].scalars) != nil { return true }
    return lines[index].box.x < above.box.x - lines[index].size || above.box.right < box.right - 4 * above.size
  }

  /// The first line of a paragraph starts to the right of those around it.
  private func isIndented(_ index: Int) -> Bool {
    let here = lines[index]
    let above = lines[index - 1]
    let indent = here.box.x - above.box.x
    guard indent > 0.7 * here.size, indent < 6 * here.size, !isBesideCapital(here, above) else { return false }
    guard abs(above.box.x - leftmost(index)) < 0.5 * here.size, !runsOn(index) else { return false }
    if index + 1 < lines.count, !isFar(here, lines[index + 1]) {
      return lines[index + 1].box.x < here.box.x - 0.5 * here.size
    }
    return endsSentence(above)
  }

  /// Whether the line above breaks off in a word, at its column's edge: what is set in below it hangs.
  private func runsOn(_ index: Int) -> Bool {
    let above = lines[index - 1]
    let last = page.codes[above.last]
    guard CharacterKind.isLetter(last) || last == 0x2C else { return false }
    return edges(around: index).right - above.box.right < firstWordWidth(lines[index])
  }

  /// Whether a line goes on beside the big letter that the line above begins with.
  private func isBesideCapital(_ here: TextLine, _ above: TextLine) -> Bool {
    let letter = page.geometry.boxes[above.first]
    return page.size(above.first) > 1.7 * here.size && here.box.x > letter.right - 2 && here.middle < letter.bottom
  }

  /// The left edge of the lines around.
  private func leftmost(_ index: Int) -> Float {
    lines[max(0, index - 3)...min(lines.count - 1, index + 3)].map(\.box.x).min() ?? box.x
  }

  /// The line above ends though the first word of this one would have fitted on it.
  private func endsEarly(_ index: Int) -> Bool {
    let above = lines[index - 1]
    let here = lines[index]
    // The lines of a heading end where they like.
    if here.size > 1.12 * body.size { return false }
    let (left, right, isJustified) = edges(around: index)
    let room = right - above.box.right
    if isJustified, !above.isBold, room > here.size { return true }
    guard room > firstWordWidth(here) + here.size else { return false }
    if endsSentence(above), room > 0.12 * (right - left) { return true }
    return room > 0.45 * (right - left) && CharacterKind.isUppercase(page.codes[here.first])
      && right - left > 20 * here.size
  }

  /// The edges of the lines near that are of the same type, and whether most of them reach the right one.
  private func edges(around index: Int) -> (left: Float, right: Float, isJustified: Bool) {
    let here = lines[index]
    let around = lines[max(0, index - 6)...min(lines.count - 1, index + 5)].filter {
      isAlike($0, here) && $0.isBold == here.isBold && abs($0.middle - here.middle) < 12 * here.size
    }
    let left = around.reduce(here.box.x) { min($0, $1.box.x) }
    let right = around.reduce(here.box.right) { max($0, $1.box.right) }
    let reaching = around.count { right - $0.box.right < 0.25 * here.size }
    return (left, right, around.count >= 5 && reaching * 10 >= around.count * 6)
  }

  private func firstWordWidth(_ line: TextLine) -> Float {
    let start = line.first
    var end = start
    while end < line.chunks[0].scalars.upperBound, !page.isSpace(end) { end += 1 }
    return page.geometry.boxes[max(start, end - 1)].right - line.box.x
  }

  private func endsSentence(_ line: TextLine) -> Bool {
    var last = line.last
    while last > line.first, CharacterKind.isCloser(page.codes[last]) { last -= 1 }
    return CharacterKind.isSentenceEnd(page.codes[last])
  }
}

extension Box {
  fileprivate func meets(_ other: Box) -> Bool {
    x < other.right && right > other.x && y < other.bottom && bottom > other.y
  }
}
