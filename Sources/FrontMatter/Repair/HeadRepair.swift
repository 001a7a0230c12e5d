import Provenance

/// The edits that give a block its delimiters.
struct DelimitedHead {
  /// Of the bytes before `end`.
  var edits: [SourceEdit]
  /// Of the bytes after it.
  var tail: [SourceEdit] = []
  /// Where the body begins.
  var end: Int
  var format: FrontMatterFormat
}

/// Finds damaged front matter and gives it its delimiters.
struct HeadRepair {
  private let bytes: [UInt8]
  private let lines: [HeadLine]
  private var finder: ExtentFinder

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = HeadLine.read(bytes)
    finder = ExtentFinder(bytes, lines)
  }

  /// Nil where no front matter is.
  mutating func head() -> DelimitedHead? {
    guard let start = lines.firstIndex(where: { $0.kind != .blank && $0.kind != .conflict }) else { return nil }
    switch lines[start].kind {
    case .delimiter: return afterDelimiter(start)
    case .fence: return afterFence(start)
    case .key: return withoutOpening(start)
    default: return nil
    }
  }

  private mutating func afterDelimiter(_ start: Int) -> DelimitedHead? {
    guard let opening = lines[start].delimiter, opening.character != UInt8(ascii: ";") else { return nil }
    var first = start + 1
    if let fence = lines[first...].firstIndex(where: { $0.kind != .blank }), lines[fence].kind == .fence {
      first = fence + 1
      finder.leaveOutFence(from: first)
    }
    let extent = finder.extent(opening: start, first: first)
    guard isPlausible(extent, opening) else { return nil }
    return result(extent, start: start)
  }

  private func isPlausible(_ extent: Extent, _ opening: DelimiterLine) -> Bool {
    guard let firstKey = extent.keys.first, let key = lines[firstKey].key else { return false }
    let isEvident = extent.keys.count >= 2 || finder.scan.isStrong(key, like: nil)
    if opening.isExact { return extent.closing != nil || isEvident }
    return isEvident && (extent.closing != nil || extent.keys.count >= 2)
  }

  /// A block of keys with only a closing delimiter.
  private mutating func withoutOpening(_ start: Int) -> DelimitedHead? {
    guard lines[start].indent == 0, let limit = lines.firstIndex(where: { $0.delimiter != nil }) else { return nil }
    let scan = finder.scan.scan(from: start, limit: limit, isClosed: true)
    guard scan.hardBreak == nil, scan.keys.first == start else { return nil }
    let marks = scan.keys.compactMap { lines[$0].key }
    let strong = marks.filter { finder.scan.isStrong($0, like: nil) && !$0.isGlued }
    let known = strong.filter { KnownKeys.holds(bytes[$0.name]) }
    guard !known.isEmpty, marks.count == 1 || strong.count >= 2, marks.allSatisfy({ $0.words <= 2 }),
      strong.count * 2 > marks.count
    else { return nil }
    let extent = finder.extent(opening: nil, first: start)
    guard extent.closing != nil else { return nil }
    return result(extent, start: start)
  }

  /// Front matter in a code fence that the file begins with.
  private mutating func afterFence(_ start: Int) -> DelimitedHead? {
    guard let next = lines[(start + 1)...].firstIndex(where: { $0.kind != .blank }), next == start + 1,
      let opening = lines[next].delimiter, opening.character != UInt8(ascii: ".")
    else { return nil }
    let extent = finder.extent(opening: next, first: next + 1)
    guard isPlausible(extent, opening), let closing = extent.closing else { return nil }
    let close = lines[(closing + 1)...].firstIndex { $0.kind != .blank }
    guard let end = close.flatMap({ lines[$0].kind == .fence ? $0 : nil }) ?? lastFence() else { return nil }
    guard var result = result(extent, start: next) else { return nil }
    result.edits.removeAll { $0.rule == .leadingJunk && $0.range.upperBound <= lines[next].start }
    result.edits.insert(
      delete(0..<lines[next].start, .fence, "a code fence before the front matter"), at: 0)
    result.tail.append(delete(lines[end].start..<lines[end].next, .fence, "the end of a code fence"))
    return result
  }

  /// The fence that ends the whole file.
  private func lastFence() -> Int? {
    guard let last = lines.lastIndex(where: { $0.kind != .blank }), lines[last].kind == .fence else { return nil }
    return lines.filter { $0.kind == .fence }.count % 2 == 0 ? last : nil
  }

  // MARK: Edits

  private func delete(_ range: Range<Int>, _ rule: Rule, _ reason: String) -> SourceEdit {
    SourceEdit(range, [], by: rule, reason: reason)
  }

  private func result(_ extent: Extent, start: Int) -> DelimitedHead? {
    // A block that goes on beyond the lines looked at has no known end.
    if extent.closing == nil, extent.end >= lines.count, (lines.last?.next ?? 0) < bytes.count { return nil }
    let isTOML = isTOML(extent)
    let sign: StaticString = isTOML ? "+++" : "---"
    var edits: [SourceEdit] = []
    if lines[start].start > 0 {
      edits.append(delete(0..<lines[start].start, .leadingJunk, "something stands before the opening delimiter"))
    }
    if let opening = extent.opening {
      edits += spelled(opening, sign, isOpening: true)
      if extent.first > opening + 1 {
        edits.append(
          delete(lines[opening].next..<lines[extent.first - 1].next, .fence, "a code fence inside the delimiters"))
      }
    } else {
      edits.append(insert(sign, at: lines[start].start, .missingOpening, "the opening delimiter is missing"))
    }
    let end = extent.closing ?? extent.end
    for index in extent.first..<max(end, extent.first) { edits += insideBlock(index, extent) }
    if let closing = extent.closing {
      edits += spelled(closing, sign, isOpening: false)
    } else {
      edits.append(closingInserted(extent.end, sign))
    }
    let bodyStart = extent.closing.map { lines[$0].next } ?? (end > 0 ? lines[end - 1].next : 0)
    return DelimitedHead(edits: edits, end: bodyStart, format: isTOML ? .toml : .yaml)
  }

  private func insideBlock(_ index: Int, _ extent: Extent) -> [SourceEdit] {
    let line = lines[index]
    if extent.strays.contains(index) {
      return [delete(line.start..<line.next, .strayDelimiter, "a delimiter line inside the block")]
    }
    if line.kind == .fence, line.indent == 0, extent.first > (extent.opening ?? -1) + 1 {
      return [delete(line.start..<line.next, .fence, "a code fence inside the delimiters")]
    }
    return []
  }

  private func isTOML(_ extent: Extent) -> Bool {
    let equals = extent.keys.filter { lines[$0].key?.sign == .equals }.count
    if equals * 2 == extent.keys.count, let opening = extent.opening {
      return lines[opening].delimiter?.character == UInt8(ascii: "+")
    }
    return equals * 2 > extent.keys.count
  }

  /// A delimiter's line spelled as it must be.
  private func spelled(_ index: Int, _ sign: StaticString, isOpening: Bool) -> [SourceEdit] {
    let line = lines[index]
    let range = line.start..<line.end
    if let delimiter = line.delimiter, delimiter.isExact {
      let isDots = delimiter.character == UInt8(ascii: ".") && !isOpening
      if bytes.has(sign, at: line.start, end: line.end)
        || (isDots && sign.utf8CodeUnitCount == 3 && bytes[line.start] == 0x2E)
      {
        return []
      }
    }
    let cleaned = Invisible.cleaned(bytes, range)
    let text = sign.withUTF8Buffer { Array($0) }
    if cleaned == text {
      let rule: Rule = isOpening ? .leadingJunk : .delimiter
      return trimmed(line, text, rule)
    }
    return [
      SourceEdit(
        range, text, by: .delimiter, reason: "a line that stands for the \(isOpening ? "opening" : "closing") delimiter"
      )
    ]
  }

  /// Leaves only the delimiter of a line with spaces or invisible characters about it.
  private func trimmed(_ line: HeadLine, _ sign: [UInt8], _ rule: Rule) -> [SourceEdit] {
    let reason = "spaces or invisible characters about a delimiter"
    guard line.content + 3 <= line.end, bytes[line.content..<(line.content + 3)].elementsEqual(sign) else {
      return [SourceEdit(line.start..<line.end, sign, by: rule, reason: reason)]
    }
    var edits: [SourceEdit] = []
    if line.content > line.start { edits.append(delete(line.start..<line.content, rule, reason)) }
    if line.content + 3 < line.end { edits.append(delete((line.content + 3)..<line.end, rule, reason)) }
    return edits
  }

  private func insert(_ sign: StaticString, at offset: Int, _ rule: Rule, _ reason: String) -> SourceEdit {
    SourceEdit(offset..<offset, sign.withUTF8Buffer { Array($0) } + [0x0A], by: rule, reason: reason)
  }

  private func closingInserted(_ end: Int, _ sign: StaticString) -> SourceEdit {
    let reason = "the closing delimiter is missing"
    guard end > 0, end <= lines.count else { return insert(sign, at: bytes.count, .missingClosing, reason) }
    let last = lines[end - 1]
    if last.next == last.end {
      return SourceEdit(
        last.end..<last.end, [0x0A] + sign.withUTF8Buffer { Array($0) } + [0x0A], by: .missingClosing, reason: reason)
    }
    return insert(sign, at: last.next, .missingClosing, reason)
  }
}
