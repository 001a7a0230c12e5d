/// Reads the lines of a block by what they look like, to find where it ends.
struct BlockScan {
  let bytes: [UInt8]
  private(set) var lines: [HeadLine]
  /// Column of the block's keys: a block may be indented as a whole.
  var margin = 0

  init(bytes: [UInt8], lines: [HeadLine]) {
    self.bytes = bytes
    self.lines = lines
  }

  /// Takes a line for a blank one.
  mutating func leaveOut(_ line: Int) {
    lines[line].kind = .blank
  }

  /// What a stretch of lines holds.
  struct Result {
    /// Lines that are keys at the margin.
    var keys: [Int] = []
    /// First line that belongs to no block whose end is missing.
    var firstBreak: Int?
    /// First line that belongs to no block at all.
    var hardBreak: Int?
    /// First line that looks like a delimiter, with nothing strange before it.
    var likeDelimiter: Int?
    /// After the last line that certainly belongs to the block.
    var committed: Int
  }

  /// Index after the lines that the entry at `index` takes by YAML's own rules: block scalars, quoted text, brackets.
  func entryEnd(_ index: Int, limit: Int) -> Int {
    let line = lines[index]
    let value = line.value
    if line.key?.sign == .equals, let end = longStringEnd(index, limit) { return end }
    guard let first = value.first.map({ bytes[$0] }) else { return index + 1 }
    switch first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return blockEnd(index, limit)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoteEnd(index, limit, first)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return bracketEnd(index, limit)
    default: return index + 1
    }
  }

  /// After a string of TOML between three marks.
  private func longStringEnd(_ index: Int, _ limit: Int) -> Int? {
    let value = lines[index].value
    for mark in [UInt8(ascii: "\""), UInt8(ascii: "'")] where bytes[value].starts(with: [mark, mark, mark]) {
      var next = index
      while next < limit {
        let from = next == index ? value.lowerBound + 3 : lines[next].start
        let text = bytes[from..<max(from, lines[next].end)]
        for offset in text.indices.dropLast(2) where text[offset...].starts(with: [mark, mark, mark]) {
          return next + 1
        }
        next += 1
      }
    }
    return nil
  }

  private func blockEnd(_ index: Int, _ limit: Int) -> Int {
    let line = lines[index]
    let header = bytes[line.value].dropFirst().prefix { !$0.isBlank }
    guard header.allSatisfy({ $0.isDigit || $0 == 0x2B || $0 == 0x2D }), header.count <= 2 else { return index + 1 }
    let column = line.key == nil ? line.indent : line.keyColumn
    var last = index + 1
    var next = last
    while next < limit, lines[next].kind == .blank || lines[next].indent > column {
      next += 1
      if lines[next - 1].kind != .blank { last = next }
    }
    return last
  }

  private func quoteEnd(_ index: Int, _ limit: Int, _ mark: UInt8) -> Int {
    let line = lines[index]
    let end = lines[limit - 1].end
    var reader = YAMLReader(bytes, line.value.lowerBound..<end)
    if let node = try? reader.quoted(), let last = lineIndex(of: node.range.upperBound, from: index, limit),
      isLineRest(node.range.upperBound, lines[last].end), !hasKey(in: (index + 1)..<(last + 1), column: line.keyColumn)
    {
      return last + 1
    }
    if bytes[line.value.upperBound - 1] == mark, line.value.count > 1 { return index + 1 }
    // Inner marks unescaped: up to a line that ends with the mark, if no key comes first.
    var next = index + 1
    while next < min(limit, index + 40), lines[next].kind != .blank, lines[next].kind != .delimiter,
      !(lines[next].kind == .key && lines[next].indent <= line.keyColumn && lines[next].key?.words == 1)
    {
      let last = lines[next].end
      var stop = last
      while stop > lines[next].content, bytes[stop - 1].isBlank { stop -= 1 }
      if stop > lines[next].content, bytes[stop - 1] == mark { return next + 1 }
      next += 1
    }
    return index + 1
  }

  private func hasKey(in range: Range<Int>, column: Int) -> Bool {
    for index in range where lines[index].kind == .key && lines[index].indent <= column {
      guard let key = lines[index].key, key.words == 1, key.sign == .colon, isStrong(key, like: nil) else { continue }
      return true
    }
    return false
  }

  private func bracketEnd(_ index: Int, _ limit: Int) -> Int {
    let line = lines[index]
    var reader = YAMLReader(bytes, line.value.lowerBound..<lines[limit - 1].end)
    // Line after line with an open bracket would be read to the limit of depth each.
    reader.depth = FrontMatterLimits.depth - 8
    guard let node = try? reader.flowNode(), let last = lineIndex(of: node.range.upperBound, from: index, limit),
      isLineRest(node.range.upperBound, lines[last].end),
      !hasKey(in: (index + 1)..<(last + 1), column: min(line.keyColumn, 0))
    else { return index + 1 }
    return last + 1
  }

  private func lineIndex(of offset: Int, from index: Int, _ limit: Int) -> Int? {
    var index = index
    while index < limit {
      if offset <= lines[index].end { return index }
      index += 1
    }
    return nil
  }

  private func isLineRest(_ offset: Int, _ end: Int) -> Bool {
    var offset = offset
    while offset < end, bytes[offset].isBlank { offset += 1 }
    return offset >= end || bytes[offset] == UInt8(ascii: "#")
  }

  /// Whether a key looks like one of a block's and not like a word before a colon in prose.
  func isStrong(_ key: KeyMark, like other: KeyMark?) -> Bool {
    guard key.words == 1 else { return false }
    if key.isQuoted { return !bytes[key.name].contains(0x20) }
    let isLower = isLowercase(key)
    guard let other, !other.isQuoted else { return isLower || KnownKeys.holds(bytes[key.name]) }
    return isLower || !isLowercase(other) || KnownKeys.holds(bytes[key.name])
  }

  /// Whether a key line looks like data and not like the beginning of a sentence.
  private func isDataLike(_ key: KeyMark) -> Bool {
    let name = bytes[key.name]
    if name.contains(UInt8(ascii: "_")) || name.contains(where: \.isDigit) { return true }
    if name.dropFirst().contains(where: { (0x41...0x5A).contains($0) }) { return true }
    return key.value.count < 40
  }

  private func isLowercase(_ key: KeyMark) -> Bool {
    guard let first = bytes[key.name].first(where: { $0 < 0x80 }) else { return false }
    return !(0x41...0x5A).contains(first)
  }

  /// Reads lines `from..<limit`. `isClosed` says that a delimiter stands at `limit`.
  func scan(from: Int, limit: Int, isClosed: Bool, keysBefore: [Int] = []) -> Result {
    var result = Result(keys: keysBefore, committed: from)
    var index = from
    var isAfterBlank = false
    // After a blank line only a key says that the lines since then belong to the block.
    var isPending = false
    while index < limit {
      let line = lines[index]
      let isMargin = line.indent <= margin
      switch line.kind {
      case .blank:
        isAfterBlank = true
        index += 1
        continue
      case .comment:
        index = comments(index, limit, isClosed, isAfterBlank, &result)
      case .delimiter:
        if line.delimiter?.isExact == false, result.firstBreak == nil, result.likeDelimiter == nil,
          line.indent <= max(3, margin),
          !result.keys.isEmpty
        {
          result.likeDelimiter = index
          if !isClosed { return result }
        } else {
          breakHere(index, hard: true, &result)
        }
        index += 1
      case .key where isMargin && isEntry(line, result, isAfterBlank, isClosed):
        result.keys.append(index)
        index = entryEnd(index, limit: limit)
        result.committed = index
        isPending = false
      case .item where !result.keys.isEmpty && (isMargin ? isListOpen(index, isAfterBlank) : true):
        index = entryEnd(index, limit: limit)
        isPending = isPending || isAfterBlank
        if !isPending { result.committed = index }
      case .conflict:
        index += 1
        if !isPending { result.committed = index }
      case .text where line.isTable && isMargin && isTOML(result):
        index += 1
        result.committed = index
      case .fence where index == from:
        index += 1
      case _ where !isMargin && !result.keys.isEmpty:
        index = line.kind == .key ? entryEnd(index, limit: limit) : index + 1
        isPending = isPending || isAfterBlank
        if !isPending { result.committed = index }
      default:
        let isBody = isAfterBlank || result.keys.isEmpty || line.kind == .fence || endsParagraph(index, limit)
        breakHere(index, hard: isBody, &result)
        index += 1
      }
      if !isClosed, result.firstBreak != nil { return result }
      if result.hardBreak != nil { return result }
      isAfterBlank = false
    }
    return result
  }

  /// Whether a line at the margin ends a paragraph before a delimiter that stands apart: a rule in the text.
  private func endsParagraph(_ index: Int, _ limit: Int) -> Bool {
    guard index + 1 < limit, lines[index + 1].kind == .blank else { return false }
    return lines[(index + 1)..<limit].allSatisfy { $0.kind == .blank }
  }

  private func breakHere(_ index: Int, hard: Bool, _ result: inout Result) {
    if result.firstBreak == nil { result.firstBreak = index }
    if hard, result.hardBreak == nil { result.hardBreak = index }
  }

  private func isTOML(_ result: Result) -> Bool {
    result.keys.isEmpty || result.keys.contains { lines[$0].key?.sign == .equals }
  }

  /// Whether a key line at the margin belongs to the block.
  private func isEntry(_ line: HeadLine, _ result: Result, _ isAfterBlank: Bool, _ isClosed: Bool) -> Bool {
    guard let key = line.key else { return false }
    let first = result.keys.first.flatMap { lines[$0].key }
    if key.isGlued { return isStrong(key, like: first) }
    if isClosed, !isAfterBlank { return true }
    if !isAfterBlank, !result.keys.isEmpty, key.words == 1, isDataLike(key) { return true }
    return isStrong(key, like: first) || (isClosed && key.words <= 2)
  }

  /// Whether an item at the margin goes on with a list.
  private func isListOpen(_ index: Int, _ isAfterBlank: Bool) -> Bool {
    var before = index - 1
    while before >= 0, lines[before].kind == .blank || lines[before].kind == .comment { before -= 1 }
    guard before >= 0 else { return false }
    let isNext = lines[before].indent <= margin
    while before > 0, lines[before].indent > margin || lines[before].kind == .blank { before -= 1 }
    let line = lines[before]
    if line.kind == .item || line.kind == .delimiter { return true }
    return line.kind == .key && isNext && (line.value.isEmpty || isProperty(line.value))
  }

  private func isProperty(_ value: Range<Int>) -> Bool {
    bytes[value.lowerBound] == UInt8(ascii: "&") || bytes[value.lowerBound] == UInt8(ascii: "#")
      || bytes[value.lowerBound] == UInt8(ascii: "!")
  }

  /// Comment lines; headings of the text where prose follows them.
  private func comments(
    _ index: Int, _ limit: Int, _ isClosed: Bool, _ isAfterBlank: Bool, _ result: inout Result
  ) -> Int {
    var next = index
    while next < limit, lines[next].kind == .comment || lines[next].kind == .blank { next += 1 }
    let isComment: Bool
    if next >= limit {
      isComment = isClosed
    } else {
      let line = lines[next]
      let first = result.keys.first.flatMap { lines[$0].key }
      switch line.kind {
      case .key: isComment = isClosed || line.key.map { isStrong($0, like: first) } ?? false || line.indent > margin
      case .item, .conflict: isComment = !result.keys.isEmpty && (isClosed || isListOpen(next, false))
      case .delimiter: isComment = true
      default: isComment = line.indent > margin && !result.keys.isEmpty
      }
    }
    if !isComment { breakHere(index, hard: true, &result) }
    return next
  }
}
