import Provenance

/// Mends what is plain from a block's lines, before anything is parsed.
struct LineMender {
  let bytes: [UInt8]
  let lines: [HeadLine]
  /// The lines between the delimiters.
  let block: Range<Int>
  let scan: BlockScan

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = HeadLine.read(bytes)
    scan = BlockScan(bytes: bytes, lines: lines)
    let range = BlockMender.block(of: bytes)
    let first = lines.firstIndex { $0.start >= range.lowerBound } ?? lines.count
    let last = lines.firstIndex { $0.start >= range.upperBound } ?? lines.count
    block = first..<max(first, last)
  }

  /// Lines where an entry, or anything that is no part of a quoted or block value, begins.
  var entryLines: [Int] {
    var result: [Int] = []
    var index = block.lowerBound
    while index < block.upperBound {
      result.append(index)
      let kind = lines[index].kind
      index = kind == .key || kind == .item ? scan.entryEnd(index, limit: block.upperBound) : index + 1
    }
    return result
  }

  // MARK: Invisible characters

  /// No-break spaces are spaces, and characters without width nothing, where syntax stands.
  static func invisible(_ mender: LineMender) -> [SourceEdit] {
    mender.entryLines.flatMap { mender.invisible(in: mender.lines[$0]) }
  }

  private func invisible(in line: HeadLine) -> [SourceEdit] {
    var edits = visible(line.start..<line.content)
    if let item = line.item, bytes[line.content] == UInt8(ascii: "-") {
      edits += visible((line.content + 1)..<item.content, needsSpace: item.content < line.end)
    }
    if let key = line.key {
      if !key.isQuoted { edits += visible(key.name.lowerBound..<key.mark) }
      edits += visible((key.mark + 1)..<key.value.lowerBound, needsSpace: true)
    }
    return edits
  }

  /// A stretch of syntax with what cannot be seen replaced.
  private func visible(_ range: Range<Int>, needsSpace: Bool = false) -> [SourceEdit] {
    guard !range.isEmpty else { return [] }
    var edits: [SourceEdit] = []
    var offset = range.lowerBound
    var hasSpace = false
    while offset < range.upperBound {
      if let (kind, length) = Invisible.at(bytes, offset, range.upperBound) {
        let isLast = offset + length == range.upperBound
        let isSpace = kind == .space || (needsSpace && isLast && !hasSpace)
        hasSpace = hasSpace || isSpace
        edits.append(
          SourceEdit(
            offset..<(offset + length), isSpace ? [0x20] : [], by: .invisible,
            reason: isSpace ? "a no-break space where syntax needs a space" : "an invisible character in syntax"))
        offset += length
      } else {
        if bytes[offset].isBlank { hasSpace = true }
        offset += 1
      }
    }
    return edits
  }

  // MARK: Keys

  /// `key:value` at the margin.
  static func gluedKeys(_ mender: LineMender) -> [SourceEdit] {
    mender.entryLines.compactMap { index in
      let line = mender.lines[index]
      guard line.kind == .key, line.indent == 0, let key = line.key, key.isGlued else { return nil }
      let after = key.mark + 1
      return SourceEdit(after..<after, [0x20], by: .colonSpace, reason: "no space after a key's colon")
    }
  }

  // MARK: Items

  /// Bullets, and dashes without their space, in a list.
  static func items(_ mender: LineMender) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var entries: [HeadLine] = []
    for index in mender.entryLines {
      let line = mender.lines[index]
      if line.kind == .blank || line.kind == .comment { continue }
      defer { entries.append(line) }
      guard let item = line.item, !item.isSound, mender.isInList(index, line, entries) else { continue }
      edits.append(
        SourceEdit(
          line.content..<item.content, Array("- ".utf8), by: .listItem,
          reason: "an item of a list without a dash and a space"))
    }
    return edits
  }

  /// Whether a line is an item of the list above it, or begins one.
  private func isInList(_ index: Int, _ line: HeadLine, _ entries: [HeadLine]) -> Bool {
    guard let before = entries.last else { return false }
    if before.kind == .item, before.key == nil { return true }
    if before.key?.sign == .colon, before.value.isEmpty, line.indent >= before.indent {
      let next = index + 1 < block.upperBound ? lines[index + 1] : nil
      return (next?.kind == .item && next?.indent == line.indent) || !isNumber(line)
    }
    // An item of maps: the nearest line above that stands no further in.
    guard let above = entries.suffix(60).last(where: { $0.indent <= line.indent }) else { return false }
    return above.kind == .item && above.indent == line.indent
  }

  /// `-5` alone is a number.
  private func isNumber(_ line: HeadLine) -> Bool {
    switch PlainForm.of(bytes[line.content..<line.value.upperBound]) {
    case .number, .respelledNumber: true
    default: false
    }
  }

  /// Items further in than the item with text above them.
  static func raggedItems(_ mender: LineMender) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var column: Int?
    for index in mender.entryLines {
      let line = mender.lines[index]
      if line.kind == .blank || line.kind == .comment { continue }
      guard line.kind == .item, let item = line.item, item.isSound, !line.value.isEmpty, mender.hasPlainText(line)
      else {
        column = nil
        continue
      }
      if let above = column, line.indent > above {
        edits.append(mender.indented(line, above, .listIndent, "an item that does not stand with its neighbours"))
      } else {
        column = line.indent
      }
    }
    return edits
  }

  /// Whether an item holds text only, so that nothing can stand inside it.
  private func hasPlainText(_ line: HeadLine) -> Bool {
    guard line.key == nil, let first = line.value.first else { return false }
    return ItemMark.read(bytes, line.value)?.isSound != true && !"|>&!".utf8.contains(bytes[first])
  }

  /// A line moved to a column.
  func indented(_ line: HeadLine, _ column: Int, _ rule: Rule, _ reason: String) -> SourceEdit {
    SourceEdit(line.start..<line.content, Array(repeating: 0x20, count: column), by: rule, reason: reason)
  }
}
