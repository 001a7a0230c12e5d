/// Cuts a text into paragraphs, items and underlined headings.
struct TextUnits {
  private(set) var units: [TextUnit] = []
  private let layout: TextLayout
  private let bytes: [UInt8]

  init(_ layout: TextLayout, _ bytes: [UInt8]) {
    self.layout = layout
    self.bytes = bytes
    for chunk in Self.chunks(layout) { cut(chunk) }
  }

  /// Lines that stand together, blank ones left out.
  private static func chunks(_ layout: TextLayout) -> [[Int]] {
    var result: [[Int]] = []
    var chunk: [Int] = []
    var blanks = 0
    var sawWhite = false
    for (index, line) in layout.lines.enumerated() {
      if line.isBlank {
        blanks += 1
        if !line.isEmpty { sawWhite = true }
        continue
      }
      let isGap = layout.isSpread ? sawWhite || blanks > 1 : blanks > 0
      if isGap, !chunk.isEmpty {
        result.append(chunk)
        chunk = []
      }
      chunk.append(index)
      blanks = 0
      sawWhite = false
    }
    if !chunk.isEmpty { result.append(chunk) }
    return result
  }

  private mutating func cut(_ chunk: [Int]) {
    let first = units.count
    let hasIndentedItems = layout.isSpread && indentMeansItem(chunk)
    let margin = chunk.map { layout.lines[$0].indent }.min() ?? 0
    var skipped: Int?
    for (position, line) in chunk.enumerated() where line != skipped {
      if position + 1 < chunk.count, let level = underline(chunk[position + 1], below: line) {
        append(.heading(level: level), line, marker: 0)
        skipped = chunk[position + 1]
        continue
      }
      if isRule(line) { continue }
      let isFirst = position == 0 || units.count == first || isAfterHeading
      place(line, after: isFirst ? nil : chunk[position - 1], margin: margin, indentedItems: hasIndentedItems)
    }
    if units.count == first + 1 { units[first].standsAlone = true }
  }

  /// In a spread text a line that begins with white space begins an item, where there are several such lines or the
  /// sentence before leads into a list.
  private func indentMeansItem(_ chunk: [Int]) -> Bool {
    let indented = chunk.filter { layout.lines[$0].indent > 0 }
    guard let first = indented.first, indented.count < chunk.count || chunk.count <= 2 else { return false }
    if indented.count > 1 { return true }
    let leads =
      first == chunk[0]
      ? units.last.map { $0.ending == .colon || $0.kind != .paragraph } ?? false
      : LineEnding(bytes, layout.lines[chunk[chunk.firstIndex(of: first)! - 1]].text) == .colon
    return leads
  }

  private mutating func place(_ line: Int, after previous: Int?, margin: Int, indentedItems: Bool) {
    let here = layout.lines[line]
    if let marker = ListMarker(bytes, here.text), isItem(marker, line, after: previous) {
      return append(.item(isOrdered: marker.isOrdered, indent: here.indent), line, marker: marker.length)
    }
    if indentedItems, here.indent > 0 {
      return append(.item(isOrdered: false, indent: here.indent), line, marker: 0)
    }
    guard let previous else { return append(continuesItem(here) ? .continuation : .paragraph, line, marker: 0) }
    let before = layout.lines[previous]
    let isCut = layout.isCutShort(before, before: here, bytes)
    let afterLabel = LabelLine.isLabel(bytes, before.text)
    if LabelLine.isLabel(bytes, here.text), isCut || afterLabel { return append(.paragraph, line, marker: 0) }
    let isIndented = here.indent > margin && before.indent <= margin && !isInItem
    if isCut, units[units.count - 1].ending == .sentence { return append(.paragraph, line, marker: 0) }
    if isIndented, LineEnding(bytes, before.text) == .sentence { return append(.paragraph, line, marker: 0) }
    extend(to: line, isBreak: isCut && !startsLower(here))
  }

  private var isAfterHeading: Bool {
    if case .heading? = units.last?.kind { return true }
    return false
  }

  private var isInItem: Bool {
    if case .item? = units.last?.kind { return true }
    return false
  }

  /// A marker that wrapped text happens to begin with is none.
  private func isItem(_ marker: ListMarker, _ line: Int, after previous: Int?) -> Bool {
    guard let previous else { return true }
    if isInItem { return true }
    let before = layout.lines[previous]
    let ending = LineEnding(bytes, before.text)
    return ending != .open || layout.isCutShort(before, before: layout.lines[line], bytes)
      || layout.lines[line].indent > before.indent
  }

  /// A chunk indented as far as the text of the item before it belongs to that item.
  private func continuesItem(_ line: TextLine) -> Bool {
    guard !layout.isSpread, let last = units.last(where: { $0.kind != .continuation }) else { return false }
    guard case .item(_, let indent) = last.kind else { return false }
    return line.indent > indent
  }

  /// Whether a line begins with a small letter that is not an address's.
  private func startsLower(_ line: TextLine) -> Bool {
    guard let first = bytes[line.text].first, (0x61...0x7A).contains(first) else { return false }
    let word = bytes[line.text].prefix { $0 > 0x20 }
    return !word.contains(UInt8(ascii: "@")) && !word.contains(UInt8(ascii: "/")) && !word.starts(with: "www.".utf8)
  }

  private mutating func append(_ kind: TextUnit.Kind, _ line: Int, marker: Int) {
    let text = layout.lines[line].text
    units.append(
      TextUnit(kind: kind, range: (text.lowerBound + marker)..<text.upperBound, firstLine: line, lastLine: line))
    units[units.count - 1].ending = LineEnding(bytes, text)
  }

  private mutating func extend(to line: Int, isBreak: Bool) {
    let text = layout.lines[line].text
    let last = units.count - 1
    // A line of signs between the two is text, and no part of the break.
    let before = layout.lines[units[last].lastLine..<line].last { !$0.text.isEmpty }
    let end = max(units[last].range.upperBound, before?.text.upperBound ?? 0)
    if isBreak { units[last].breaks.append(end..<text.lowerBound) }
    units[last].range = units[last].range.lowerBound..<text.upperBound
    units[last].lastLine = line
    units[last].ending = LineEnding(bytes, text)
  }

  /// The level of the heading that a line of `=` or `-` makes of the line above it.
  private func underline(_ line: Int, below heading: Int) -> Int? {
    let text = layout.lines[line].text
    guard text.count >= 3, let sign = bytes[text].first, "=-~^".utf8.contains(sign),
      bytes[text].allSatisfy({ $0 == sign }), !isRule(heading)
    else { return nil }
    let width = layout.lines[heading].width
    guard text.count * 2 >= width, text.count <= width * 2 + 4 else { return nil }
    return sign == UInt8(ascii: "=") ? 1 : 2
  }

  /// A line of signs only.
  private func isRule(_ line: Int) -> Bool {
    let text = layout.lines[line].text
    return text.count >= 3 && bytes[text].allSatisfy { "=-~^*_#. +".utf8.contains($0) }
  }
}
