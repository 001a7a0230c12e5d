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
      case .conflict: isComment = isClosed || !result.keys.isEmpty
      case .item: isComment = !result.keys.isEmpty && (isClosed || isListOpen(next, false))
      case .delimiter: isComment = true
      default: isComment = line.indent > margin && !result.keys.isEmpty
      }
    }
    if !isComment { breakHere(index, hard: true, &result) }
    return next
  }
}
