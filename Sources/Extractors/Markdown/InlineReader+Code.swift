import CCmarkGFM
import DocumentModel
import Provenance

extension InlineReader {
  mutating func readCode(_ node: CmarkNode) {
    let literal = node.literal
    let mark = startMark(.code)
    defer { endMark(mark) }
    if let hint = hint(node), hint > cursor - 1, hint > 0, content[hint - 1] == Self.backtick {
      var run = hint
      while run > cursor, content[run - 1] == Self.backtick { run -= 1 }
      if readCode(literal, opening: run..<hint) { return }
    }
    var index = cursor
    while let start = find(Self.backtick, from: index) {
      let end = endOfRun(from: start)
      if readCode(literal, opening: start..<end) { return }
      index = end
    }
    appendUnlocated(literal)
  }

  private static var backtick: UInt8 { UInt8(ascii: "`") }

  private func endOfRun(from start: Int) -> Int {
    var end = start
    while end < content.count, content[end] == Self.backtick { end += 1 }
    return end
  }

  /// Takes what stands between a run of backticks and the next one as long, where it is the code looked for.
  private mutating func readCode(_ literal: UnsafeBufferPointer<UInt8>, opening: Range<Int>) -> Bool {
    var index = opening.upperBound
    while let start = find(Self.backtick, from: index) {
      let end = endOfRun(from: start)
      index = end
      guard end - start == opening.count else { continue }
      let inner = Self.stripped(opening.upperBound..<start, content)
      guard isCode(inner, literal) else { return false }
      quote(inner)
      cursor = end
      return true
    }
    return false
  }

  /// A space, or a line's end, on both sides is no code, unless there is nothing else.
  private static func stripped(_ range: Range<Int>, _ content: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    guard range.count > 2 || range.count == 2, let first = content[range].first, let last = content[range].last,
      isSpace(first), isSpace(last), !content[range].allSatisfy(isSpace)
    else { return range }
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }

  private func isCode(_ range: Range<Int>, _ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == literal.count else { return false }
    for index in 0..<literal.count {
      let byte = content[range.lowerBound + index]
      if byte != literal[index], !(byte == 0x0A && literal[index] == 0x20) { return false }
    }
    return true
  }
}
