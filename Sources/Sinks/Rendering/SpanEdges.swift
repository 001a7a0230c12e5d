/// What stands at the ends of spans, to tell whether their signs will be read as such.
struct SpanEdges {
  /// The least and the greatest depth of the spans that begin, or end, at an offset.
  private var starts: [Int: (least: Int, greatest: Int)] = [:]
  private var ends: [Int: (least: Int, greatest: Int)] = [:]

  /// - Parameters:
  ///   - spans: without white space at their ends.
  ///   - leaves: what else is written with signs of its own; it stands in all spans around it.
  init(_ spans: [InlineLayout.Span], _ leaves: [Range<Int>]) {
    for span in spans { add(span.range, depth: span.depth) }
    for leaf in leaves { add(leaf, depth: .max) }
  }

  private mutating func add(_ range: Range<Int>, depth: Int) {
    let start = starts[range.lowerBound] ?? (depth, depth)
    starts[range.lowerBound] = (min(start.least, depth), max(start.greatest, depth))
    let end = ends[range.upperBound] ?? (depth, depth)
    ends[range.upperBound] = (min(end.least, depth), max(end.greatest, depth))
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
      let here = starts[low]
      let isJoined = ends[low] != nil || (here.map { $0.least < span.depth } ?? false)
      let hasInner = here.map { $0.greatest > span.depth } ?? false
      let inside = hasInner ? .punctuation : Flank.after(low, in: text)
      if inside == .letter || isJoined || Flank.before(low, in: text).isBreak { return }
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
      let here = ends[high]
      let isJoined = starts[high] != nil || (here.map { $0.least < span.depth } ?? false)
      let hasInner = here.map { $0.greatest > span.depth } ?? false
      let inside = hasInner ? .punctuation : Flank.before(high, in: text)
      if inside == .letter || isJoined || Flank.after(high, in: text).isBreak { return }
      if hasInner {
        span.needsTag = true
        return
      }
      span.range = span.range.lowerBound..<InlineLayout.previous(high, in: text)
    }
  }
}
