/// Makes stretches that may lie across each other into spans that lie in each other. A link is never split for a style.
struct SpanNesting {
  struct Interval {
    var kind: InlineLayout.SpanKind
    var range: Range<Int>
    var order: Int
  }

  private struct Open {
    var kind: InlineLayout.SpanKind
    /// Where the span that will be written begins; moves on when the stretch is split.
    var start: Int
    var end: Int
    var order: Int
  }

  private let intervals: [Interval]
  private var next = 0
  private var open: [Open] = []
  private var spans: [InlineLayout.Span] = []

  /// - Parameter intervals: by start; those of one kind don't overlap.
  init(_ intervals: [Interval]) {
    self.intervals = intervals
  }

  /// Joins stretches of one style that overlap or touch, and drops links that begin in another. All in order of start.
  static func disjoint(_ intervals: [Interval]) -> [Interval] {
    var result: [Interval] = []
    result.reserveCapacity(intervals.count)
    var last: [Int?] = Array(repeating: nil, count: InlineLayout.Style.allCases.count + 1)
    for interval in intervals {
      var track = 0
      if case .style(let style) = interval.kind { track = style.rawValue + 1 }
      if let index = last[track], interval.range.lowerBound <= result[index].range.upperBound {
        let end = result[index].range.upperBound
        if track > 0 || interval.kind == result[index].kind {
          result[index].range = result[index].range.lowerBound..<max(end, interval.range.upperBound)
          continue
        }
        if interval.range.lowerBound < end { continue }
      }
      last[track] = result.count
      result.append(interval)
    }
    return result
  }

  /// The spans, in no order. At most six are open at a time, so the work is linear.
  mutating func nested() -> [InlineLayout.Span] {
    while next < intervals.count || !open.isEmpty {
      let ending = open.map(\.end).min() ?? Int.max
      let beginning = next < intervals.count ? intervals[next].range.lowerBound : Int.max
      let position = min(ending, beginning)
      var opening: [Open] = []
      while let low = open.lastIndex(where: { $0.end == position }) { close(from: low, at: position, &opening) }
      while next < intervals.count, intervals[next].range.lowerBound == position {
        let interval = intervals[next]
        opening.append(
          Open(kind: interval.kind, start: position, end: interval.range.upperBound, order: interval.order))
        next += 1
      }
      begin(opening, at: position)
    }
    return spans
  }

  private mutating func begin(_ opening: [Open], at position: Int) {
    var opening = opening
    if let link = opening.first(where: { $0.kind.isLink }),
      let low = open.firstIndex(where: { $0.end < link.end && !$0.kind.isLink })
    {
      close(from: low, at: position, &opening)
    }
    opening.sort { ($0.end, $0.kind.isLink ? 1 : 0, $1.order) > ($1.end, $1.kind.isLink ? 1 : 0, $0.order) }
    open += opening
  }

  /// Ends the innermost spans down to one; those that go on are to be opened again.
  private mutating func close(from low: Int, at position: Int, _ opening: inout [Open]) {
    for depth in low..<open.count {
      var span = open[depth]
      if span.start < position {
        spans.append(
          InlineLayout.Span(kind: span.kind, range: span.start..<position, depth: depth, order: span.order))
      }
      span.start = position
      if span.end > position { opening.append(span) }
    }
    open.removeSubrange(low...)
  }
}
