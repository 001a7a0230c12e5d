import Provenance

extension FaultMender {
  /// Lines at the margin that go on with the value above them.
  func wraps() -> [[SourceEdit]] {
    let index = offsetLine
    guard index > block.lowerBound, isWrapped(index) else { return [] }
    var owner = index - 1
    while owner >= block.lowerBound, lines[owner].key == nil, lines[owner].kind != .item { owner -= 1 }
    guard owner >= block.lowerBound else { return [] }
    let line = lines[owner]
    let (edits, last) = moved(index, of: line)
    var result = [edits]
    if let whole = ValueSpelling(bytes).literal(line.value.lowerBound..<lastByte(last), .wrappedLine) {
      result.append(ValueSpelling.merged(edits, whole))
    }
    return result
  }

  /// The lines at the margin from `index` moved under the value that they go on with, and the last line of that value.
  func moved(_ index: Int, of owner: HeadLine) -> (edits: [SourceEdit], last: Int) {
    var last = index
    while last + 1 < block.upperBound, isWrapped(last + 1) { last += 1 }
    let indent = owner.key == nil ? owner.indent + 2 : owner.keyColumn + 2
    let edits = (index...last).filter { lines[$0].kind != .blank }.map {
      mender.indented(lines[$0], indent, .wrappedLine, "a line that goes on with the value above it")
    }
    return (edits, last)
  }

  func isWrapped(_ index: Int) -> Bool {
    let line = lines[index]
    switch line.kind {
    case .text, .fence: return true
    case .key: return line.key.map { $0.words > 1 || $0.isGlued || isAttribute($0) } ?? false
    default: return false
    }
  }

  /// `href="x"`, as HTML has it.
  func isAttribute(_ key: KeyMark) -> Bool {
    guard key.sign == .equals, !bytes[key.mark - 1].isBlank, let first = key.value.first.map({ bytes[$0] }) else {
      return false
    }
    // A whole quoted text and nothing else, at the margin: an entry of TOML.
    let rest = bytes[key.value].dropFirst()
    let isEntry =
      (first == 0x22 || first == 0x27) && rest.last == first && !rest.dropLast().contains(first)
      && (key.name.lowerBound == 0 || bytes[key.name.lowerBound - 1].isBreak)
    return !isEntry
  }

  func lastByte(_ index: Int) -> Int {
    var end = lines[index].end
    while end > lines[index].content, bytes[end - 1].isBlank { end -= 1 }
    return end
  }
}
