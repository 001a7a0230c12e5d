extension BlockScan {
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
  func longStringEnd(_ index: Int, _ limit: Int) -> Int? {
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

  func blockEnd(_ index: Int, _ limit: Int) -> Int {
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

  func quoteEnd(_ index: Int, _ limit: Int, _ mark: UInt8) -> Int {
    let line = lines[index]
    var reader = YAMLReader(bytes, ahead(of: line, limit))
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

  /// What may belong to a line's value: nothing behind what can be mended.
  private func ahead(of line: HeadLine, _ limit: Int) -> Range<Int> {
    let start = line.value.lowerBound
    return start..<max(start, min(lines[limit - 1].end, FrontMatterLimits.mendedSize))
  }

  func hasKey(in range: Range<Int>, column: Int) -> Bool {
    for index in range where lines[index].kind == .key && lines[index].indent <= column {
      guard let key = lines[index].key, key.words == 1, key.sign == .colon, isStrong(key, like: nil) else { continue }
      return true
    }
    return false
  }

  func bracketEnd(_ index: Int, _ limit: Int) -> Int {
    let line = lines[index]
    var reader = YAMLReader(bytes, ahead(of: line, limit))
    // Line after line with an open bracket would be read to the limit of depth each.
    reader.depth = FrontMatterLimits.depth - 8
    guard let node = try? reader.flowNode(), let last = lineIndex(of: node.range.upperBound, from: index, limit),
      isLineRest(node.range.upperBound, lines[last].end),
      !hasKey(in: (index + 1)..<(last + 1), column: min(line.keyColumn, 0))
    else { return index + 1 }
    return last + 1
  }

  func lineIndex(of offset: Int, from index: Int, _ limit: Int) -> Int? {
    var index = index
    while index < limit {
      if offset <= lines[index].end { return index }
      index += 1
    }
    return nil
  }

  func isLineRest(_ offset: Int, _ end: Int) -> Bool {
    var offset = offset
    while offset < end, bytes[offset].isBlank { offset += 1 }
    return offset >= end || bytes[offset] == UInt8(ascii: "#")
  }
}
