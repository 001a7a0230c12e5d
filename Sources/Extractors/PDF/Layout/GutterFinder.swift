internal import Provenance

/// Finds the tallest gutter among chunks.
struct GutterFinder {
  private static let candidateLimit = 48

  private let chunks: [Chunk]
  private let size: Float

  /// - Parameter chunks: in any order.
  init(_ chunks: [Chunk]) {
    self.chunks = chunks.sorted { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) }
    let sizes = chunks.map(\.size).sorted()
    size = sizes.isEmpty ? 1 : max(1, sizes[sizes.count / 2])
  }

  /// The edge of a column is as straight as this, in points: a big first letter reaches out a little.
  private var edgeSlack: Float { 0.25 * size }

  var best: Gutter? {
    guard chunks.count >= 4 else { return nil }
    var best: Gutter?
    for edge in candidates {
      for gutter in gutters(at: edge - 0.5) where gutter.height > (best?.height ?? 0) { best = gutter }
    }
    return best
  }

  /// Left edges that several chunks share, the most shared first.
  private var candidates: [Float] {
    var counts: [Int: (count: Int, edge: Float)] = [:]
    for chunk in chunks {
      let key = Int(chunk.box.x.rounded())
      let known = counts[key]
      counts[key] = ((known?.count ?? 0) + 1, min(known?.edge ?? chunk.box.x, chunk.box.x))
    }
    return counts.values.sorted { ($0.count, $1.edge) > ($1.count, $0.edge) }
      .prefix(GutterFinder.candidateLimit).map(\.edge)
  }

  /// The gutters left of `x`: between the chunks that cross it.
  private func gutters(at x: Float) -> [Gutter] {
    var result: [Gutter] = []
    var start = 0
    for index in 0...chunks.count {
      if index < chunks.count, !crosses(chunks[index], x) { continue }
      if let gutter = gutter(at: x, start..<index) { result.append(gutter) }
      start = index + 1
    }
    return result
  }

  private func crosses(_ chunk: Chunk, _ x: Float) -> Bool {
    let (left, right) = (chunk.row?.left ?? chunk.box.x, chunk.row?.right ?? chunk.box.right)
    return left < x - edgeSlack && right > x + 1
  }

  private func gutter(at x: Float, _ range: Range<Int>) -> Gutter? {
    let stretch = ColumnStretch(chunks, range, size: size)
    let range = stretch.range
    guard range.count >= 4 else { return nil }
    var left = chunks[range].filter { $0.box.x < x - edgeSlack }
    var right = chunks[range].filter { $0.box.x >= x - edgeSlack }
    let section = takeSectionBelow(&left, &right)
    guard let pair = ColumnPair(left: left, right: right, size: size) else { return nil }
    guard pair.isColumns else {
      // A title above and a line below may be as short as headings in a margin.
      let (top, bottom) = (right.map(\.box.y).min() ?? 0, right.map(\.box.bottom).max() ?? 0)
      let beside = left.filter { $0.box.centerY > top && $0.box.centerY < bottom }
      return SideHeads(left: beside, right: right, size: size).map { heads in
        Gutter(
          above: Array(chunks[..<range.lowerBound]) + left.filter { $0.box.centerY <= top }, left: beside, right: right,
          below: left.filter { $0.box.centerY >= bottom } + Array(chunks[range.upperBound...]), height: pair.height,
          heads: heads)
      }
    }
    var captions = GutterFinder.leadingCaption(&left, beside: &right)
    if captions.isEmpty { captions = GutterFinder.leadingCaption(&right, beside: &left) }
    let foot = footLines(&left, beside: right) + footLines(&right, beside: left)
    return Gutter(
      above: Array(chunks[..<range.lowerBound]) + captions, left: left, right: right,
      below: foot + section + chunks[range.upperBound...], height: pair.height)
  }

  /// Takes out a section below both columns, if without it they are columns.
  private func takeSectionBelow(_ left: inout [Chunk], _ right: inout [Chunk]) -> [Chunk] {
    guard let found = SectionBelow(left: left, right: right, size: size) else { return [] }
    let isBelow = { (chunk: Chunk) in chunk.box.centerY > found.top }
    let (ownLeft, ownRight) = (left.filter { !isBelow($0) }, right.filter { !isBelow($0) })
    guard ColumnPair(left: ownLeft, right: ownRight, size: size)?.isColumns == true else { return [] }
    defer { (left, right) = (ownLeft, ownRight) }
    return (left + right).filter(isBelow)
  }

  /// Takes out what stands below both columns, away from them and in smaller type: an imprint, an address.
  private func footLines(_ column: inout [Chunk], beside other: [Chunk]) -> [Chunk] {
    let end = other.map(\.box.bottom).max() ?? 0
    guard
      let start = column.lastIndex(where: { $0.size > 0.92 * size || $0.box.y < end || $0.table != nil }).map({ $0 + 1 }
      ),
      start < column.count, column.count - start <= 3, !column[start].isCaption,
      let bottom = column[..<start].map(\.box.bottom).max(), column[start].box.y - bottom > 2 * size
    else { return [] }
    defer { column.removeSubrange(start...) }
    return Array(column[start...])
  }

  /// Takes out the caption of a picture that stands over the other column, and the heads above it: they are above both.
  private static func leadingCaption(_ column: inout [Chunk], beside other: inout [Chunk]) -> [Chunk] {
    guard let first = column.prefix(3).firstIndex(where: \.isCaption) else { return [] }
    let size = column[first].size
    var end = first + 1
    while end < column.count, column[end].box.y - column[end - 1].box.bottom < 1.2 * size { end += 1 }
    let heads = other.prefix { $0.box.bottom < column[first].box.y }.count
    guard end < column.count, column[end].box.y - column[end - 1].box.bottom > 0.8 * size, heads <= 2,
      other.dropFirst(heads).allSatisfy({ $0.box.y > column[end - 1].box.bottom })
    else { return [] }
    defer {
      column.removeFirst(end)
      other.removeFirst(heads)
    }
    return Array(other[..<heads] + column[..<end])
  }
}

/// The chunks between two that cross a gutter, without those that go on with the crossing ones.
private struct ColumnStretch {
  private let chunks: [Chunk]
  private let size: Float
  private(set) var range: Range<Int>

  init(_ chunks: [Chunk], _ range: Range<Int>, size: Float) {
    self.chunks = chunks
    self.size = size
    self.range = range
    if range.lowerBound > 0 { trimStart() }
    if range.upperBound < chunks.count { trimEnd() }
  }

  /// The last line of a heading or paragraph that stands over the columns may be short.
  private mutating func trimStart() {
    while range.count > 1 {
      let first = range.lowerBound
      let (above, here) = (chunks[first - 1], chunks[first])
      guard continues(above, here), !LineBuilder.sharesLine(here.box, chunks[first + 1].box) else { return }
      // Beside it nothing may stand in the other column.
      let beside = chunks[range].dropFirst().contains { LineBuilder.sharesLine($0.box, here.box) }
      guard !beside else { return }
      range = (first + 1)..<range.upperBound
    }
  }

  /// The first lines of what stands below the columns may be short: a heading.
  private mutating func trimEnd() {
    while range.count > 1 {
      let last = range.upperBound - 1
      let (here, below) = (chunks[last], chunks[last + 1])
      guard !LineBuilder.sharesLine(here.box, chunks[last - 1].box) else { return }
      let above = chunks[range].dropLast().map(\.box.bottom).max() ?? here.box.y
      let gap = here.box.y - above
      guard below.box.y - here.box.bottom < gap - 0.3 * size, gap > 0.5 * size else { return }
      range = range.lowerBound..<last
    }
  }

  private func continues(_ above: Chunk, _ here: Chunk) -> Bool {
    let sameType = abs(above.size - here.size) <= 0.05 * above.size && above.isBold == here.isBold
    let near = here.box.y - above.box.bottom < 0.6 * here.size
    let aligned = abs(above.box.x - here.box.x) < 2 * here.size || abs(above.box.centerX - here.box.centerX) < here.size
    return sameType && near && aligned
  }
}
