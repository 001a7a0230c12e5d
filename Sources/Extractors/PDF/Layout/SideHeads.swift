internal import Provenance

/// Headings that stand in a margin of their own beside the text that they head, each level with its first line.
struct SideHeads {
  /// From the top: a heading's lines, and what stands beside it down to the next; the first may have no heading.
  private(set) var parts: [(head: [Chunk], text: [Chunk])] = []

  /// What a document calls its margin is no table of labels and values: two texts at least have so many lines.
  private static let proseLines = 3
  private static let least = 3

  /// - Parameters:
  ///   - left: what stands left of a gutter, in order of height.
  ///   - right: what stands right of it, in order of height.
  ///   - size: the usual font size, in points.
  /// Nil where the left side is anything else.
  init?(left: [Chunk], right: [Chunk], size: Float) {
    guard left.count >= SideHeads.least, left.count * 2 <= right.count, let first = left.first,
      let edge = right.map(\.box.x).min(), edge - (left.map(\.box.right).max() ?? edge) >= max(4, size),
      left.allSatisfy({ SideHeads.isHead($0, first, size: size) }),
      right.count(where: { $0.style == first.style }) * 5 <= right.count
    else { return nil }
    let heads = SideHeads.heads(left)
    guard heads.count >= SideHeads.least, heads.allSatisfy({ $0.count <= 4 }) else { return nil }
    let rows = SideHeads.rows(right)
    var starts: [Int] = []
    for head in heads {
      // The text begins on the heading's line, apart from what stands above it.
      guard let row = rows.firstIndex(where: { abs($0[0].box.centerY - head[0].box.centerY) < 0.4 * size }),
        row == 0 || rows[row][0].box.y - rows[row - 1][0].box.bottom > 0.25 * size
      else { return nil }
      starts.append(row)
    }
    if starts[0] > 0 { parts.append(([], rows[..<starts[0]].flatMap { $0 })) }
    for (index, head) in heads.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : rows.count
      guard starts[index] < end else { return nil }
      parts.append((head, rows[starts[index]..<end].flatMap { $0 }))
    }
    guard isProse(rows.count) else { return nil }
  }

  /// Bold, or in other type than the text; short, on one edge with the others.
  private static func isHead(_ chunk: Chunk, _ first: Chunk, size: Float) -> Bool {
    chunk.table == nil && chunk.marker.isEmpty && chunk.style == first.style && chunk.scalars.count <= 40
      && abs(chunk.box.x - first.box.x) < 0.5 * size && chunk.size > 0.85 * size
  }

  /// Lines close to each other are one heading.
  private static func heads(_ left: [Chunk]) -> [[Chunk]] {
    var heads: [[Chunk]] = []
    for chunk in left {
      if let last = heads.last?.last, chunk.box.y - last.box.bottom < 0.4 * chunk.size {
        heads[heads.count - 1].append(chunk)
      } else {
        heads.append([chunk])
      }
    }
    return heads
  }

  private static func rows(_ right: [Chunk]) -> [[Chunk]] {
    var rows: [[Chunk]] = []
    for chunk in right {
      if let first = rows.last?.first, LineBuilder.sharesLine(first.box, chunk.box) {
        rows[rows.count - 1].append(chunk)
      } else {
        rows.append([chunk])
      }
    }
    return rows
  }

  /// Whether most of the lines are those of texts, each row of which is one piece.
  private func isProse(_ count: Int) -> Bool {
    let texts = parts.map { SideHeads.rows($0.text) }.filter { rows in
      rows.count >= SideHeads.proseLines && rows.allSatisfy { $0.count == 1 }
    }
    return texts.count >= 2 && texts.reduce(0) { $0 + $1.count } * 2 > count
  }
}
