import Provenance

extension FaultMender {
  /// The value in the fault's first line as literal text: the rest of its line, or with the lines that go on with it, at the
  /// margin too.
  func literals() -> [[SourceEdit]] {
    let line = lines[startLine]
    let from = max(failure.start, line.content)
    var result: [[SourceEdit]] = []
    for begin in begins(line, from) {
      let end = valueEnd(begin, line)
      guard begin < end else { continue }
      if let edits = ValueSpelling(bytes).literal(begin..<end, .plainValue) { result.append(edits) }
      let last = continuation(of: startLine)
      if last > startLine, let edits = ValueSpelling(bytes).literal(begin..<lastByte(last), .plainValue) {
        result.append(edits)
      }
      if last + 1 < block.upperBound, lines[last + 1].kind == .text, isWrapped(last + 1) {
        let (moves, end) = moved(last + 1, of: line)
        if let edits = ValueSpelling(bytes).literal(begin..<lastByte(end), .plainValue) {
          result.append(ValueSpelling.merged(moves, edits))
        }
      }
    }
    return result
  }

  /// Where the value may begin: after the key, after the dash.
  func begins(_ line: HeadLine, _ from: Int) -> [Int] {
    var result: [Int] = []
    if let key = line.key, !key.value.isEmpty { result.append(key.value.lowerBound) }
    if let item = line.item, item.content < line.end, !result.contains(item.content) { result.append(item.content) }
    if result.isEmpty, line.kind == .text, line.indent > 0 { result.append(line.content) }
    return result
  }

  /// The end of a value's line, before a comment.
  func valueEnd(_ begin: Int, _ line: HeadLine) -> Int {
    var offset = begin
    var last = begin
    while offset < line.end {
      if bytes[offset] == UInt8(ascii: "#"), offset > begin, bytes[offset - 1].isBlank { break }
      offset += 1
      if !bytes[offset - 1].isBlank { last = offset }
    }
    return last
  }

  /// The last of the lines that go on with the value of a line.
  func continuation(of index: Int) -> Int {
    let column = lines[index].key == nil ? lines[index].indent : lines[index].keyColumn
    var last = index
    while last + 1 < block.upperBound {
      let line = lines[last + 1]
      guard line.kind != .blank, line.kind != .comment, line.kind != .delimiter, line.indent > column else { break }
      if line.kind == .item || (line.kind == .key && line.key?.words == 1 && line.key?.isGlued == false) { break }
      last += 1
    }
    return last
  }
}
