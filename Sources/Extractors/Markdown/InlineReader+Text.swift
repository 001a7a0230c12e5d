import CCmarkGFM
import DocumentModel
import Provenance
import Stages

extension InlineReader {
  mutating func readText(_ node: CmarkNode) {
    let literal = node.literal
    guard !literal.isEmpty else { return }
    if let offset = offsetInContent(literal) {
      // What is left of a run of signs is what stands behind those that are used, where cmark has them in front.
      let start = offset < cursor && stands(literal, at: cursor) ? cursor : offset
      quote(start..<(start + literal.count))
      return
    }
    for start in candidates(node) where start >= cursor {
      if let end = append(literal, at: start) {
        cursor = end
        return
      }
    }
    searchForward(literal)
  }

  private func stands(_ literal: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    start + literal.count <= content.count && content[start..<(start + literal.count)].elementsEqual(literal)
  }

  /// Where a text that cmark took as it was stands in the block's text.
  func offsetInContent(_ literal: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = content.baseAddress, let start = literal.baseAddress, start >= base,
      start + literal.count <= base + content.count
    else { return nil }
    return start - base
  }

  /// The position that cmark counted, and where the text before ended.
  private func candidates(_ node: CmarkNode) -> [Int] {
    guard let hint = hint(node) else { return [cursor] }
    return hint == cursor ? [cursor] : [hint, cursor]
  }

  /// A node's position in the block's text, by the line and column that cmark counted.
  func hint(_ node: CmarkNode) -> Int? {
    guard node.pointee.start_line == line else { return nil }
    let offset = lineStart + Int(node.pointee.start_column) - 1 - columnBase
    return offset >= 0 && offset < content.count ? offset : nil
  }

  mutating func quote(_ range: Range<Int>) {
    media.locatedCount += 1
    cursor = range.upperBound
    guard !isHidden else { return }
    map.append(range, of: content, from: source, to: &text)
  }

  private mutating func searchForward(_ literal: UnsafeBufferPointer<UInt8>) {
    var start = cursor
    let limit = min(content.count, cursor + 4096)
    while start < limit {
      if let end = append(literal, at: start) {
        cursor = end
        return
      }
      start += 1
    }
    appendUnlocated(literal)
  }

  mutating func appendUnlocated(_ literal: UnsafeBufferPointer<UInt8>) {
    media.unlocatedCount += 1
    guard !isHidden, !hull.isEmpty else { return }
    text.appendDecoded(source, hull, as: literal, by: .markdownUnlocated)
  }

  /// Adds a text that stands at `start`, spelled with escapes and entities or without; nil where it does not stand there.
  private mutating func append(_ literal: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard let spelling = Spelling(literal, in: content, at: start, map: map, source: source) else { return nil }
    media.locatedCount += 1
    if !isHidden { spelling.append(to: &text, content: content, map: map, source: source) }
    return spelling.end
  }
}
