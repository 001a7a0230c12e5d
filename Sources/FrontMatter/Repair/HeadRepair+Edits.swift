import Provenance

extension HeadRepair {
  func delete(_ range: Range<Int>, _ rule: Rule, _ reason: String) -> SourceEdit {
    SourceEdit(range, [], by: rule, reason: reason)
  }

  func result(_ extent: Extent, start: Int) -> DelimitedHead? {
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
    // JSON has no keys of its own lines.
    guard !extent.keys.isEmpty else { return false }
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
    if isOpening, let key = keyBehind(line) {
      let low = bytes[line.content..<key].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? line.content
      let reason = "a key in the line of the opening delimiter"
      return [
        SourceEdit(line.start..<low, text, by: .delimiter, reason: reason),
        SourceEdit(low..<key, [0x0A], by: .delimiter, reason: reason),
      ].filter { !bytes[$0.range].elementsEqual($0.replacement) }
    }
    return [
      SourceEdit(
        range, text, by: .delimiter, reason: "a line that stands for the \(isOpening ? "opening" : "closing") delimiter"
      )
    ]
  }

  /// Where a key with its value begins behind the dashes of a line.
  private func keyBehind(_ line: HeadLine) -> Int? {
    guard line.delimiter?.hasGarbage == true else { return nil }
    let rest = line.content + bytes[line.content..<line.end].prefix { $0 == UInt8(ascii: "-") || $0.isBlank }.count
    guard let key = KeyMark.read(bytes, rest..<line.end), !key.isGlued, !key.value.isEmpty,
      finder.scan.isStrong(key, like: nil)
    else { return nil }
    return rest
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
