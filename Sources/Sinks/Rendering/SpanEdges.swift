/// What stands at the ends of spans, to tell whether their signs will be read as such.
struct SpanEdges {
  fileprivate struct Edge {
    /// Whether a sign that is punctuation begins or ends here.
    var joins = false
    /// The least depth of the spans whose signs are punctuation, and the greatest of all.
    var least = Int.max
    var greatest = -1
  }

  private var starts: [Int: Edge] = [:]
  private var ends: [Int: Edge] = [:]

  /// - Parameters:
  ///   - spans: without white space at their ends.
  ///   - atoms: what else is written with signs of its own; it stands in all spans around it.
  ///   - points: what stands between two characters, before or after the signs there.
  init(_ spans: [InlineLayout.Span], atoms: [Range<Int>], points: [Int]) {
    for span in spans {
      // GitHub's parser looks past the signs of strikethrough for what stands beside those of emphasis.
      add(span.range, depth: span.depth, joins: span.kind != .style(.strikethrough))
    }
    for atom in atoms { add(atom, depth: .max, joins: true) }
    for point in points { add(point..<point, depth: .max, joins: false) }
  }

  private mutating func add(_ range: Range<Int>, depth: Int, joins: Bool) {
    starts[range.lowerBound, default: Edge()].add(depth: depth, joins: joins)
    ends[range.upperBound, default: Edge()].add(depth: depth, joins: joins)
  }

  /// Sees to it that a span's signs will be read as such (CommonMark 0.30, 6.2: left- and right-flanking): punctuation at
  /// its ends is left out of it, and where that is of no help, it needs tags.
  func delimit(_ span: inout InlineLayout.Span, in text: UnsafeBufferPointer<UInt8>) {
    switch span.kind {
    case .style(.strong), .style(.emphasis), .style(.strikethrough): break
    default: return
    }
    trimStart(of: &span, in: text)
    trimEnd(of: &span, in: text)
  }

  private func trimStart(of span: inout InlineLayout.Span, in text: UnsafeBufferPointer<UInt8>) {
    while !span.range.isEmpty {
      let low = span.range.lowerBound
      let here = starts[low] ?? Edge()
      let isJoined = ends[low]?.joins ?? false || here.least < span.depth
      let hasInner = here.greatest > span.depth
      let inside = hasInner ? .punctuation : Flank.after(low, in: text)
      let isClear = inside == .letter || isJoined || Flank.before(low, in: text).isBreak
      if isClear, hasInner || text[low] != UInt8(ascii: "~") { return }
      if hasInner {
        span.needsTag = true
        return
      }
      span.range = InlineLayout.next(low, in: text)..<span.range.upperBound
    }
  }

  private func trimEnd(of span: inout InlineLayout.Span, in text: UnsafeBufferPointer<UInt8>) {
    while !span.range.isEmpty {
      let high = span.range.upperBound
      let here = ends[high] ?? Edge()
      let isJoined = starts[high]?.joins ?? false || here.least < span.depth
      let hasInner = here.greatest > span.depth
      let inside = hasInner ? .punctuation : Flank.before(high, in: text)
      let isClear = inside == .letter || isJoined || Flank.after(high, in: text).isBreak
      if isClear, hasInner || text[high - 1] != UInt8(ascii: "~") { return }
      if hasInner {
        span.needsTag = true
        return
      }
      span.range = span.range.lowerBound..<InlineLayout.previous(high, in: text)
    }
  }
}

extension SpanEdges.Edge {
  fileprivate mutating func add(depth: Int, joins: Bool) {
    greatest = max(greatest, depth)
    guard joins else { return }
    self.joins = true
    least = min(least, depth)
  }
}
