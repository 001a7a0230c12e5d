internal import Provenance

/// A figure in large type, or several below each other, each with what it counts below it, and nothing else: a panel of key figures.
struct FigureStack {
  /// From the top, each figure with its words.
  private(set) var figures: [[Chunk]] = []

  private static let words = 4
  /// A figure's type is at least so much larger than its words.
  private static let larger: Float = 1.4

  /// - Parameter chunks: of a card, in any order. Nil where it is anything else.
  init?(_ chunks: [Chunk]) {
    guard chunks.count >= 2, chunks.contains(where: \.isFigure) else { return nil }
    for var chunk in chunks.sorted(by: { $0.box.centerY < $1.box.centerY }) {
      guard chunk.table == nil, chunk.marker.isEmpty else { return nil }
      guard let figure = figures.last?.first, chunk.size * FigureStack.larger <= figure.size else {
        guard chunk.isFigure, figures.allSatisfy({ $0.count > 1 && abs($0[0].size - chunk.size) < 0.1 * chunk.size })
        else { return nil }
        figures.append([chunk])
        continue
      }
      let above = figures[figures.count - 1]
      guard above.count <= FigureStack.words, chunk.box.y - above[above.count - 1].box.bottom < 0.8 * chunk.size,
        chunk.box.x < figure.box.right, chunk.box.right > figure.box.x
      else { return nil }
      chunk.followsFigure = true
      figures[figures.count - 1].append(chunk)
    }
    // A year by itself heads what is below it.
    guard figures.allSatisfy({ $0.count > 1 }), figures.count > 1 || !figures[0][0].hasYear else { return nil }
  }
}
