import Provenance

/// Proposes repairs of the place where reading stopped.
struct FaultMender {
  let bytes: [UInt8]
  let failure: FrontMatterFailure
  let lines: [HeadLine]
  let block: Range<Int>
  let mender: LineMender
  /// Where the value that could not be read begins, and where reading stopped.
  let startLine: Int
  let offsetLine: Int

  init(_ bytes: [UInt8], _ failure: FrontMatterFailure) {
    self.bytes = bytes
    self.failure = failure
    mender = LineMender(bytes)
    lines = mender.lines
    block = mender.block
    let lines = mender.lines
    let block = mender.block
    func clamped(_ offset: Int) -> Int {
      let found = lines.lastIndex { $0.start <= offset } ?? 0
      return min(max(found, block.lowerBound), max(block.upperBound - 1, block.lowerBound))
    }
    startLine = clamped(failure.start)
    offsetLine = clamped(failure.offset)
  }

  /// Each a set of edits that may mend the fault.
  func candidates() -> [[SourceEdit]] {
    guard !block.isEmpty else { return [] }
    let all: [[[SourceEdit]]] = [
      tabs(), signs(), repeatedKeys(), indents(), inlineItems(), quotes(), brackets(),
      literals(), wraps(),
    ]
    return all.flatMap { $0 }.filter { !$0.isEmpty }
  }

  /// Repairs that go before all others where they help: signs of how the whole block was written.
  func wholeCandidates() -> [[SourceEdit]] {
    block.isEmpty ? [] : entities() + trailingCommas()
  }

  var faultLines: [Int] { startLine == offsetLine ? [startLine] : [startLine, offsetLine] }

  // MARK: Tabs

  private func tabs() -> [[SourceEdit]] {
    guard failure.problem == .tab || hasTab(startLine) || hasTab(offsetLine) else { return [] }
    return units().map { unit in
      var edits: [SourceEdit] = []
      for index in block where hasTab(index) && lines[index].kind != .blank {
        let line = lines[index]
        var column = 0
        for byte in bytes[line.start..<line.content] { column += byte == 0x09 ? unit : 1 }
        edits.append(mender.indented(line, column, .tabIndent, "a tab as indentation"))
      }
      return edits
    }
  }

  private func hasTab(_ index: Int) -> Bool {
    bytes[lines[index].start..<lines[index].content].contains(0x09)
  }

  /// What a tab may stand for, the likeliest first: the block's own unit, what makes keys of one map stand together, two.
  private func units() -> [Int] {
    var own = Int.max
    for index in mender.entryLines where !hasTab(index) && lines[index].indent > 0 {
      if lines[index].kind == .item || lines[index].kind == .key { own = min(own, lines[index].indent) }
    }
    var units = own == Int.max ? [] : [own]
    if let inner = unitOfMaps() { units.append(inner) }
    for unit in [2, 4, 1, 3] where !units.contains(unit) { units.append(unit) }
    return units
  }

  /// The unit by which the key after `- key:` stands below that key.
  private func unitOfMaps() -> Int? {
    for index in block.dropLast() where lines[index].kind == .item && lines[index].key != nil && hasTab(index) {
      let next = lines[index + 1]
      guard next.kind == .key, hasTab(index + 1) else { continue }
      let tabs = (next.content - next.start) - (lines[index].content - lines[index].start)
      if tabs == 1 { return 2 }
      if tabs == 2 { return 1 }
    }
    return nil
  }

  // MARK: Keys

  /// `key:value`, and `key = value`.
  private func signs() -> [[SourceEdit]] {
    faultLines.compactMap { index in
      guard let key = lines[index].key else { return nil }
      if key.sign == .equals {
        if isAttribute(key) { return nil }
        let range = key.name.upperBound..<(key.mark + 1)
        return [SourceEdit(range, [0x3A], by: .keySign, reason: "an equals sign where YAML has a colon")]
      }
      guard key.isGlued else { return nil }
      let after = key.mark + 1
      return [SourceEdit(after..<after, [0x20], by: .colonSpace, reason: "no space after a key's colon")]
    }
  }

  /// `image: image: x`.
  private func repeatedKeys() -> [[SourceEdit]] {
    faultLines.compactMap { index in
      guard let key = lines[index].key, let inner = KeyMark.read(bytes, key.value), !inner.isGlued,
        bytes[inner.name].elementsEqual(bytes[key.name])
      else { return nil }
      return [
        SourceEdit(
          inner.name.lowerBound..<inner.value.lowerBound, [], by: .repeatedKey, reason: "a value that repeats its key")
      ]
    }
  }

  /// `title: "x",` as JSON has it.
  private func trailingCommas() -> [[SourceEdit]] {
    let faults = faultLines.filter { hasTrailingComma($0) && isCloserBeforeComma($0) }
    guard !faults.isEmpty else { return [] }
    let keys = block.filter { lines[$0].key != nil }
    let commas = keys.filter(hasTrailingComma)
    if commas.count >= 2, commas.count * 2 >= keys.count { return [commas.map(withoutComma)] }
    return faults.map { [withoutComma($0)] }
  }

  private func hasTrailingComma(_ index: Int) -> Bool {
    let value = lines[index].value
    guard value.count > 1, bytes[value.upperBound - 1] == UInt8(ascii: ",") else { return false }
    return index + 1 >= block.upperBound || lines[index + 1].key != nil
      || lines[index + 1].indent <= lines[index].indent
  }

  /// Whether a whole quoted text or list in brackets stands before the comma.
  private func isCloserBeforeComma(_ index: Int) -> Bool {
    let value = lines[index].value
    guard value.count > 2 else { return false }
    let first = bytes[value.lowerBound]
    let closing = bytes[value.upperBound - 2]
    return (first == closing && (closing == 0x22 || closing == 0x27)) || (first == 0x5B && closing == 0x5D)
  }

  private func withoutComma(_ index: Int) -> SourceEdit {
    let end = lines[index].value.upperBound
    return SourceEdit((end - 1)..<end, [], by: .trailingComma, reason: "a comma after a value")
  }

  // MARK: Lists

  /// `key: - item`.
  private func inlineItems() -> [[SourceEdit]] {
    guard failure.problem == .itemInValue, let key = lines[startLine].key, failure.start < lines[startLine].end else {
      return []
    }
    let line = lines[startLine]
    var column = line.keyColumn + 2
    if startLine + 1 < block.upperBound, lines[startLine + 1].kind == .item,
      lines[startLine + 1].indent >= line.keyColumn
    {
      column = lines[startLine + 1].indent
    }
    let range = (key.mark + 1)..<failure.start
    return [
      [
        SourceEdit(
          range, [0x0A] + Array(repeating: 0x20, count: column), by: .inlineItem,
          reason: "an item in the line of its key")
      ]
    ]
  }

  /// `key: [a, b`.
  private func brackets() -> [[SourceEdit]] {
    let line = lines[startLine]
    let value = line.value
    guard let first = value.first, bytes[first] == UInt8(ascii: "[") || bytes[first] == UInt8(ascii: "{") else {
      return []
    }
    let close: UInt8 = bytes[first] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    let opens = bytes[value].filter { $0 == bytes[first] }.count
    let closes = bytes[value].filter { $0 == close }.count
    guard opens > closes, opens - closes <= 8 else { return [] }
    let end = value.upperBound
    return [
      [
        SourceEdit(
          end..<end, Array(repeating: close, count: opens - closes), by: .openBracket,
          reason: "a list in brackets without its end")
      ]
    ]
  }

  // MARK: Indentation

  /// A key or an item moved to a column of its neighbours.
  private func indents() -> [[SourceEdit]] {
    var result = firstKeys()
    // Of a value and a line further in after it, the line is the likelier to be off.
    let isOffsetFirst = lines[offsetLine].indent > lines[startLine].indent
    for index in isOffsetFirst ? faultLines.reversed() : faultLines {
      let line = lines[index]
      guard line.kind == .key || line.kind == .item, index > block.lowerBound else { continue }
      if line.kind == .key, line.indent > 0, line.key?.words ?? 9 > 2 { continue }
      for column in columns(before: index, isItem: line.kind == .item) where column != line.indent {
        let rule: Rule = line.kind == .item ? .listIndent : .indent
        result.append([
          mender.indented(line, column, rule, "a line that does not stand with its neighbours")
        ])
      }
    }
    return result
  }

  /// The first keys of the block, where they stand further in than the one that could not be read.
  private func firstKeys() -> [[SourceEdit]] {
    let line = lines[offsetLine]
    let above = block.lowerBound..<offsetLine
    guard line.kind == .key, let first = above.first(where: { lines[$0].kind != .blank }),
      lines[first].indent > line.indent
    else { return [] }
    let shift = lines[first].indent - line.indent
    return [
      above.filter { lines[$0].indent >= lines[first].indent && lines[$0].kind != .blank }.map {
        mender.indented(lines[$0], lines[$0].indent - shift, .indent, "a line that does not stand with its neighbours")
      }
    ]
  }

  /// Columns at which lines of a kind stand above, the nearest to the line's own first.
  private func columns(before index: Int, isItem: Bool) -> [Int] {
    var columns: [Int] = []
    var before = index - 1
    while before >= block.lowerBound, index - before < 60 {
      let line = lines[before]
      before -= 1
      let column: Int
      switch line.kind {
      case .item where isItem: column = line.indent
      case .item where line.key != nil: column = line.keyColumn
      case .key where !isItem: column = line.indent
      case .key where line.value.isEmpty: column = line.indent + 2
      default: continue
      }
      if !columns.contains(column) { columns.append(column) }
    }
    let own = lines[index].indent
    return columns.enumerated().sorted {
      abs($0.element - own) * 100 + $0.offset < abs($1.element - own) * 100 + $1.offset
    }
    .map(\.element)
  }

  // MARK: Wrapped lines

  /// Lines at the margin that go on with the value above them.
  private func wraps() -> [[SourceEdit]] {
    let index = offsetLine
    guard index > block.lowerBound, isWrapped(index) else { return [] }
    var owner = index - 1
    while owner >= block.lowerBound, lines[owner].key == nil, lines[owner].kind != .item { owner -= 1 }
    guard owner >= block.lowerBound else { return [] }
    var last = index
    while last + 1 < block.upperBound, isWrapped(last + 1) { last += 1 }
    let line = lines[owner]
    let indent = line.key == nil ? line.indent + 2 : line.keyColumn + 2
    var edits: [SourceEdit] = []
    for next in index...last where lines[next].kind != .blank {
      edits.append(
        mender.indented(lines[next], indent, .wrappedLine, "a line that goes on with the value above it"))
    }
    var result = [edits]
    if let whole = ValueSpelling(bytes).literal(line.value.lowerBound..<lastByte(last), .wrappedLine) {
      result.append(ValueSpelling.merged(edits, whole))
    }
    return result
  }

  private func isWrapped(_ index: Int) -> Bool {
    let line = lines[index]
    switch line.kind {
    case .text, .fence: return true
    case .key: return line.key.map { $0.words > 1 || $0.isGlued || isAttribute($0) } ?? false
    default: return false
    }
  }

  /// `href="x"`, as HTML has it.
  private func isAttribute(_ key: KeyMark) -> Bool {
    key.sign == .equals && !bytes[key.mark - 1].isBlank
  }

  func lastByte(_ index: Int) -> Int {
    var end = lines[index].end
    while end > lines[index].content, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  // MARK: Entities

  /// A block whose quotation marks were written as HTML entities.
  private func entities() -> [[SourceEdit]] {
    let names: [(StaticString, UInt8)] = [
      ("&quot;", 0x22), ("&#34;", 0x22), ("&#x22;", 0x22), ("&#39;", 0x27), ("&#x27;", 0x27), ("&apos;", 0x27),
      ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26),
    ]
    let value = lines[startLine].value
    let isEscaped = value.contains { offset in
      bytes[offset] == 0x26 && names.prefix(6).contains { bytes.has($0.0, at: offset, end: value.upperBound) }
    }
    guard isEscaped else { return [] }
    let range = BlockMender.block(of: bytes)
    var edits: [SourceEdit] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0x26, let name = names.first(where: { bytes.has($0.0, at: offset, end: range.upperBound) }) {
        let end = offset + name.0.utf8CodeUnitCount
        edits.append(
          SourceEdit(offset..<end, [name.1], by: .entity, reason: "an HTML entity where YAML has the character"))
        offset = end
      } else {
        offset += 1
      }
    }
    return [edits]
  }
}
