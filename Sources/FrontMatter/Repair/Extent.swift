/// Where a damaged block begins and ends, in lines.
struct Extent {
  /// The opening delimiter's line; nil where it is missing.
  var opening: Int?
  /// First line of the block.
  var first: Int
  /// Delimiter lines that stand inside the block.
  var strays: [Int] = []
  /// The closing delimiter's line; nil where it is missing.
  var closing: Int?
  /// First line after the block where the closing delimiter is missing.
  var end: Int
  /// Lines of keys at the margin.
  var keys: [Int]
}

/// Finds a block's end by looking ahead over what the lines look like.
struct ExtentFinder {
  private(set) var scan: BlockScan
  private var lines: [HeadLine] { scan.lines }

  init(_ bytes: [UInt8], _ lines: [HeadLine]) {
    scan = BlockScan(bytes: bytes, lines: lines)
  }

  /// The block that begins after an opening delimiter at `opening`, or at line `first` where that is missing.
  mutating func extent(opening: Int?, first: Int, strays: [Int] = []) -> Extent {
    if opening != nil { setMargin(strays.last.map { $0 + 1 } ?? first, upTo: 8) }
    var extent = Extent(opening: opening, first: first, strays: strays, end: first, keys: [])
    var from = strays.last.map { $0 + 1 } ?? first
    while true {
      let limit = nextDelimiter(from) ?? lines.count
      let result = scan.scan(from: from, limit: limit, isClosed: limit < lines.count, keysBefore: extent.keys)
      if let like = result.likeDelimiter {
        let before = scan.scan(from: from, limit: like, isClosed: true, keysBefore: extent.keys)
        extent.keys = before.keys
        if isStray(like, extent) {
          extent.strays.append(like)
          from = like + 1
          continue
        }
        extent.closing = like
        return extent
      }
      if limit < lines.count, result.hardBreak == nil {
        extent.keys = result.keys
        if isStray(limit, extent) {
          extent.strays.append(limit)
          from = limit + 1
          if let second = doubled(limit, extent) {
            extent.strays.append(second)
            from = second + 1
          }
          continue
        }
        extent.closing = limit
        return extent
      }
      if let like = wrappedUpTo(from, limit, extent) {
        extent.keys = like.keys
        extent.closing = like.line
        return extent
      }
      let open = scan.scan(from: from, limit: lines.count, isClosed: false, keysBefore: extent.keys)
      extent.keys = open.keys
      extent.end = max(open.committed, first)
      if let like = open.likeDelimiter { extent.closing = like }
      return extent
    }
  }

  /// The end of a code fence inside the delimiters is no part of the block.
  mutating func leaveOutFence(from first: Int) {
    guard let fence = lines[min(first, lines.count)...].firstIndex(where: { $0.kind == .fence && $0.indent == 0 }),
      nextContent(fence + 1).map({ lines[$0].delimiter != nil }) ?? true
    else { return }
    scan.leaveOut(fence)
  }

  /// A block that is indented as a whole, or whose first key is.
  mutating func setMargin(_ first: Int, upTo limit: Int) {
    guard let key = nextEntry(first), lines[key].kind == .key, lines[key].indent <= limit else { return }
    scan.margin = lines[key].indent
  }

  private func nextDelimiter(_ from: Int) -> Int? {
    lines[min(from, lines.count)...].firstIndex { $0.delimiter?.isExact == true }
  }

  /// A line that stands for the closing delimiter, with lines that go on with values above it.
  private func wrappedUpTo(_ from: Int, _ limit: Int, _ extent: Extent) -> (line: Int, keys: [Int])? {
    let like = lines[from..<limit].firstIndex { $0.delimiter != nil && $0.delimiter?.isExact == false }
    guard let like, lines[like].delimiter?.character != UInt8(ascii: "=") else { return nil }
    let result = scan.scan(from: from, limit: like, isClosed: true, keysBefore: extent.keys)
    return result.hardBreak == nil && result.keys.count >= 2 ? (like, result.keys) : nil
  }

  /// The next line that is a delimiter or looks like one.
  private func nextLike(_ from: Int) -> Int? {
    lines[min(from, lines.count)...].firstIndex { $0.delimiter != nil }
  }

  private func nextContent(_ from: Int) -> Int? {
    lines[min(from, lines.count)...].firstIndex { $0.kind != .blank }
  }

  /// Whether a delimiter line stands inside the block: what follows goes on as the block did.
  func isStray(_ index: Int, _ extent: Extent) -> Bool {
    guard let next = nextContent(index + 1) else { return false }
    if extent.keys.isEmpty, extent.strays.isEmpty, next == index + 1, lines[next].kind != .key { return false }
    if doubled(index, extent) != nil { return true }
    let group = groupEnd(next, after: index)
    if group > next { return continues(next, group, after: index, extent) }
    return keysUpToDelimiter(next, after: index, extent)
  }

  /// After the lines that go on with an open value or list.
  private func groupEnd(_ start: Int, after index: Int) -> Int {
    let isMarginList =
      lines[start].kind == .item && lines[start].indent <= scan.margin && isMarginListOpen(before: index)
    var end = start
    while end < lines.count, lines[end].kind != .blank, lines[end].kind != .delimiter,
      lines[end].indent > scan.margin || (isMarginList && lines[end].kind == .item)
    {
      end += 1
    }
    return end
  }

  private func lastContent(before index: Int) -> HeadLine? {
    var before = index - 1
    while before >= 0, lines[before].kind == .blank { before -= 1 }
    return before >= 0 ? lines[before] : nil
  }

  private func isMarginListOpen(before index: Int) -> Bool {
    guard let line = lastContent(before: index) else { return false }
    return line.indent <= scan.margin && (line.kind == .item || (line.kind == .key && line.value.isEmpty))
  }

  /// The next line that is neither blank nor a comment.
  private func nextEntry(_ from: Int) -> Int? {
    lines[min(from, lines.count)...].firstIndex { $0.kind != .blank && $0.kind != .comment }
  }

  /// Indented lines, or items of an open list, that the block's keys or another delimiter follow.
  private func continues(_ start: Int, _ end: Int, after index: Int, _ extent: Extent) -> Bool {
    guard !extent.keys.isEmpty, let last = lastContent(before: index) else { return false }
    let style = lines[extent.keys[0]].key
    if let next = nextEntry(end) {
      let line = lines[next]
      if line.kind == .key, line.indent <= scan.margin, let key = line.key, scan.isStrong(key, like: style) {
        return true
      }
      if line.delimiter?.isExact == true, next == end || lines[start].indent > 0 {
        return lines[start].indent > 0 ? isOpen(last, lines[start]) : next == end
      }
    }
    // Nothing of the block's follows: only what can stand nowhere else.
    let first = lines[start]
    guard start == index + 1, first.indent > 0, first.indent < 4, first.kind == .item || first.kind == .key else {
      return false
    }
    if last.kind == .key, last.value.isEmpty { return true }
    return last.kind == .item && last.indent == first.indent
  }

  /// Whether an indented line can go on with what stands before the delimiter.
  private func isOpen(_ last: HeadLine, _ next: HeadLine) -> Bool {
    if next.kind == .item { return last.value.isEmpty || last.indent > 0 || last.kind == .item }
    return next.indent < 8
  }

  /// Key lines, and nothing that is none of a block's, up to another delimiter.
  private func keysUpToDelimiter(_ start: Int, after index: Int, _ extent: Extent) -> Bool {
    guard lines[start].kind == .key || lines[start].kind == .comment, let limit = nextLike(start) else {
      return false
    }
    let result = scan.scan(from: start, limit: limit, isClosed: true)
    guard result.firstBreak == nil, !result.keys.isEmpty, result.likeDelimiter == nil else { return false }
    let style = extent.keys.first.flatMap { lines[$0].key }
    let marks = result.keys.compactMap { lines[$0].key }
    let strong = marks.filter { scan.isStrong($0, like: style) }.count
    guard strong > 0, strong * 2 >= marks.count, marks.allSatisfy({ $0.words == 1 }) else { return false }
    return lines[limit].delimiter?.isExact == true || result.keys.count >= 2
  }

  /// The second of two delimiters in a row, where the block begins a second time after it.
  private func doubled(_ index: Int, _ extent: Extent) -> Int? {
    guard let second = nextContent(index + 1), lines[second].delimiter?.isExact == true,
      let next = nextContent(second + 1), lines[next].kind == .key, let firstKey = extent.keys.first
    else { return nil }
    let limit = nextLike(second + 1)
    let result = scan.scan(from: second + 1, limit: limit ?? lines.count, isClosed: limit != nil)
    guard limit == nil || result.hardBreak == nil, let key = result.keys.first else { return nil }
    return name(key) == name(firstKey) ? second : nil
  }

  private func name(_ line: Int) -> [UInt8] {
    lines[line].key.map { Array(scan.bytes[$0.name]) } ?? []
  }
}
