internal import Provenance

/// White stretches that go down through lines: where columns part that no line separates.
struct ColumnGaps {
  private static let manyLines = 12

  /// A stretch of white: from, to.
  private(set) var gaps: [ClosedRange<Float>] = []

  private let lines: [TableLine]
  private let size: Float

  /// Of the lines of a band of a table, or of all of it.
  init(_ lines: [TableLine]) {
    self.lines = lines
    let sizes = lines.map(\.size).sorted()
    size = sizes.isEmpty ? 1 : max(1, sizes[sizes.count / 2])
    guard !lines.isEmpty else { return }
    let crossed = lines.count >= 4 ? max(1, lines.count * 15 / 100) : 0
    let wide = white(ColumnGaps.intervals(lines), crossed: crossed)
    guard !wide.isEmpty else { return }
    // What crosses a gap is a heading of several columns or a note: it hides no gap.
    let inside = ColumnGaps.intervals(lines).map { line in
      line.filter { interval in
        !wide.contains { isAcross(interval, $0) }
      }
    }
    gaps = whole(white(inside, crossed: 0, least: 0.75 * narrowest), wide).filter(isSupported)
  }

  /// Whether a part of a line goes across a gap; of many lines also one that begins or ends near its edge.
  private func isAcross(_ part: ClosedRange<Float>, _ gap: ClosedRange<Float>) -> Bool {
    if gap.lowerBound > part.lowerBound, gap.upperBound < part.upperBound { return true }
    guard lines.count >= ColumnGaps.manyLines else { return false }
    let shared = min(gap.upperBound, part.upperBound) - max(gap.lowerBound, part.lowerBound)
    return shared > 0.9 * (gap.upperBound - gap.lowerBound)
  }

  /// Gaps that are wide enough; of many lines some that begin in a gap, as notes below a table do, do not narrow it.
  private func whole(_ gaps: [ClosedRange<Float>], _ wide: [ClosedRange<Float>]) -> [ClosedRange<Float>] {
    gaps.compactMap { gap in
      if gap.upperBound - gap.lowerBound >= narrowest { return gap }
      guard lines.count >= ColumnGaps.manyLines else { return nil }
      return wide.first { $0.holds(gap) && $0.upperBound - $0.lowerBound >= 1.5 * narrowest }
    }
  }

  /// The gaps, less those between a heading and its column, which stand side by side and never on one line.
  var gapsOfColumns: [ClosedRange<Float>] {
    var result = gaps
    guard gaps.count < 64 else { return gaps }
    while let split = result.indices.first(where: { isSplitHead($0, result) }) { result.remove(at: split) }
    return result
  }

  private func isSplitHead(_ gap: Int, _ gaps: [ClosedRange<Float>]) -> Bool {
    func used(_ column: Int) -> [Int] {
      let left = column > 0 ? gaps[column - 1].lowerBound : -.infinity
      let right = column < gaps.count ? gaps[column].upperBound : .infinity
      return lines.indices.filter { lines[$0].words.contains { $0.box.centerX > left && $0.box.centerX < right } }
    }
    let (left, right) = (used(gap), used(gap + 1))
    let (head, body) = left.count < right.count ? (left, right) : (right, left)
    guard let last = head.last, head.count <= 2 else { return false }
    return body.count >= 3 && last < (body.first ?? 0)
  }

  /// What of the width each line covers.
  private static func intervals(_ lines: [TableLine]) -> [[ClosedRange<Float>]] {
    lines.map { line in line.segments(0.38).map { $0.box.x...max($0.box.x, $0.box.right) } }
  }

  /// Narrow gaps count where many lines have them.
  private var narrowest: Float {
    switch lines.count {
    case ...2: 1.0 * size
    case 3: 0.8 * size
    case 4...5: 0.52 * size
    default: 0.45 * size
    }
  }

  private func white(
    _ intervals: [[ClosedRange<Float>]], crossed: Int, least: Float? = nil
  ) -> [ClosedRange<Float>] {
    let least = least ?? narrowest
    var events: [(x: Float, step: Int)] = []
    for interval in intervals.joined() {
      events.append((interval.lowerBound, 1))
      events.append((interval.upperBound, -1))
    }
    events.sort { ($0.x, -$0.step) < ($1.x, -$1.step) }
    var result: [ClosedRange<Float>] = []
    var depth = 0
    var start: Float?
    for event in events {
      depth += event.step
      if depth <= crossed, start == nil {
        start = event.x
      } else if depth > crossed, let from = start {
        if event.x - from >= least, from > events[0].x { result.append(from...event.x) }
        start = nil
      }
    }
    return result
  }

  /// Enough lines have words on both sides.
  private func isSupported(_ gap: ClosedRange<Float>) -> Bool {
    let both = lines.count { line in
      line.words.contains { $0.box.centerX < gap.lowerBound } && line.words.contains { $0.box.centerX > gap.upperBound }
    }
    return both * 3 >= lines.count
  }
}

extension ClosedRange {
  fileprivate func holds(_ other: ClosedRange) -> Bool {
    lowerBound <= other.lowerBound && upperBound >= other.upperBound
  }
}
