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
  let bytes: [UInt8]
  let lines: [HeadLine]
  private(set) var finder: ExtentFinder

  init(_ bytes: [UInt8], _ lines: [HeadLine]) {
    self.bytes = bytes
    self.lines = lines
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
    if let extent = objectExtent(start, first) { return result(extent, start: start) }
    var extent = finder.extent(opening: start, first: first, strays: leadingStrays(first))
    if first > start + 1, extent.closing == nil { extent.closing = fence(at: extent.end) }
    guard isPlausible(extent, opening) else { return nil }
    return result(extent, start: start)
  }

  /// The end of a fence inside the delimiters stands for the closing one where that is missing.
  private func fence(at end: Int) -> Int? {
    lines[min(end, lines.count)...].firstIndex { $0.kind != .blank }.flatMap { lines[$0].kind == .fence ? $0 : nil }
  }

  /// JSON between the delimiters of YAML.
  private func objectExtent(_ opening: Int, _ first: Int) -> Extent? {
    guard let start = lines[first...].firstIndex(where: { $0.kind != .blank }),
      bytes[lines[start].content] == UInt8(ascii: "{"), LooseJSON(bytes, from: lines[start].content + 1).isObjectAhead,
      let end = objectEnd(start)
    else { return nil }
    let closing = lines[end...].firstIndex { $0.kind != .blank }.flatMap { lines[$0].delimiter == nil ? nil : $0 }
    return Extent(opening: opening, first: first, closing: closing, end: closing ?? end, keys: [])
  }

  /// The line after an object that begins in a line: at a delimiter, or after its closing bracket.
  private func objectEnd(_ start: Int) -> Int? {
    if let next = lines[start...].firstIndex(where: { $0.delimiter?.isExact == true }) { return next }
    var object = LooseJSON(bytes, from: lines[start].content)
    guard object.read() else { return nil }
    return lines[start...].firstIndex { $0.start >= object.position } ?? lines.count
  }

  /// A second delimiter, or what looks like one, straight after the opening one, with keys after it.
  private func leadingStrays(_ first: Int) -> [Int] {
    guard let second = lines[min(first, lines.count)...].firstIndex(where: { $0.kind != .blank }),
      let delimiter = lines[second].delimiter, delimiter.isExact || second == first,
      let next = lines[(second + 1)...].firstIndex(where: { $0.kind != .blank && $0.kind != .comment }),
      let key = lines[next].key, lines[next].kind == .key, finder.scan.isStrong(key, like: nil)
    else { return [] }
    return [second]
  }

  private func isPlausible(_ extent: Extent, _ opening: DelimiterLine) -> Bool {
    guard let firstKey = extent.keys.first, let key = lines[firstKey].key else { return false }
    let isEvident = extent.keys.count >= 2 || finder.scan.isStrong(key, like: nil)
    if opening.isExact { return extent.closing != nil || isEvident }
    return isEvident && (extent.closing != nil || extent.keys.count >= 2)
  }

  /// A block of keys with only a closing delimiter.
  private mutating func withoutOpening(_ start: Int) -> DelimitedHead? {
    // Further in it would be code.
    guard lines[start].indent <= 3, let limit = lines.firstIndex(where: { $0.delimiter != nil }) else { return nil }
    finder.setMargin(start, upTo: 3)
    let scan = finder.scan.scan(from: start, limit: limit, isClosed: true)
    guard scan.hardBreak == nil, scan.keys.first == start else { return nil }
    let marks = scan.keys.compactMap { lines[$0].key }
    let strong = marks.filter { finder.scan.isStrong($0, like: nil) && !$0.isGlued }
    let isKnown = strong.contains { KnownKeys.holds(bytes[$0.name]) }
    // Nothing else in Markdown ends with a line of plus signs.
    let isTOML = lines[limit].delimiter?.character == UInt8(ascii: "+") && marks.allSatisfy { $0.sign == .equals }
    guard isKnown || isTOML || strong.count >= 3, marks.count == 1 || strong.count >= 2,
      marks.allSatisfy({ $0.words <= 2 }),
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
    guard isPlausible(extent, opening) else { return nil }
    let close = lines[(extent.closing.map { $0 + 1 } ?? extent.end)...].firstIndex { $0.kind != .blank }
    let end = close.flatMap { lines[$0].kind == .fence ? $0 : nil } ?? lastFence()
    guard end != nil || isUnpaired else { return nil }
    guard var result = result(extent, start: next) else { return nil }
    result.edits.removeAll { $0.rule == .leadingJunk && $0.range.upperBound <= lines[next].start }
    result.edits.insert(
      delete(0..<lines[next].start, .fence, "a code fence before the front matter"), at: 0)
    if let end {
      result.tail.append(delete(lines[end].start..<lines[end].next, .fence, "the end of a code fence"))
    }
    return result
  }

  /// Whether the file's first fence has no partner: all of the file would be code.
  private var isUnpaired: Bool {
    (lines.last?.next ?? 0) >= bytes.count && lines.filter { $0.kind == .fence }.count % 2 == 1
  }

  /// The fence that ends the whole file.
  private func lastFence() -> Int? {
    guard let last = lines.lastIndex(where: { $0.kind != .blank }), lines[last].kind == .fence else { return nil }
    return lines.filter { $0.kind == .fence }.count % 2 == 0 ? last : nil
  }
}
