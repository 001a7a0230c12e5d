internal import Provenance

/// Frames and panels beside each other, level at their tops, with nothing else among them: cards, the parts of a title's band. Each is read
/// by itself, and what is below them after them all: no gutter goes on between them.
struct CardRows {
  /// Smaller ones are cells or bullets, in points.
  private static let least = (width: Float(50), height: Float(36))
  /// More frames than this are a drawing.
  private static let most = 80
  private static let level: Float = 4

  /// From left to right.
  private(set) var rows: [[Box]] = []

  /// - Parameter frames: of a page, in any order; those that tables were made of left out.
  init(_ frames: [Box]) {
    let frames = frames.filter { $0.width >= CardRows.least.width && $0.height >= CardRows.least.height }
    guard frames.count <= CardRows.most else { return }
    var groups: [[Box]] = []
    for frame in frames.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      if let first = groups.last?.first, frame.y - first.y < CardRows.level {
        groups[groups.count - 1].append(frame)
      } else {
        groups.append([frame])
      }
    }
    rows = groups.map(CardRows.apart).filter { $0.count > 1 }
  }

  /// From left to right, the larger of two that lie over each other.
  private static func apart(_ frames: [Box]) -> [Box] {
    frames.indices.filter { index in
      !frames.indices.contains { other in
        let (own, box) = (frames[index], frames[other])
        return box.x < own.right - level && box.right > own.x + level
          && (box.width * box.height, other) > (own.width * own.height, index)
      }
    }.map { frames[$0] }.sorted { $0.x < $1.x }
  }

  /// Whether cards with white between them stand over most of a box: what rules there are above and below them head no columns.
  func fill(_ box: Box) -> Bool {
    rows.contains { row in
      let height = row.map(\.height).min() ?? 0
      return height > 0.4 * box.height && row.allSatisfy { $0.y > box.y - 1 && $0.bottom < box.bottom + 1 }
        && zip(row, row.dropFirst()).allSatisfy { $1.x - $0.right > CardRows.level }
        && row.reduce(0) { $0 + $1.width } > 0.6 * box.width
    }
  }

  /// What stands above the first row whose cards hold all that is level with them, in each of its cards, and below it; nil where none does.
  func parts(of chunks: [Chunk]) -> (above: [Chunk], cards: [[Chunk]], below: [Chunk])? {
    for row in rows {
      let (top, bottom) = (row.map(\.y).min() ?? 0, row.map(\.bottom).max() ?? 0)
      var cards = [[Chunk]](repeating: [], count: row.count)
      var (above, below): ([Chunk], [Chunk]) = ([], [])
      let isWhole = chunks.allSatisfy { chunk in
        if chunk.box.centerY < top {
          above.append(chunk)
        } else if chunk.box.centerY > bottom {
          below.append(chunk)
        } else if let card = row.firstIndex(where: { CardRows.holds($0, chunk.box) }) {
          cards[card].append(chunk)
        } else {
          return false
        }
        return true
      }
      if isWhole, cards.count(where: { $0.count > 1 }) > 1 { return (above, cards.filter { !$0.isEmpty }, below) }
    }
    return nil
  }

  private static func holds(_ card: Box, _ box: Box) -> Bool {
    box.x > card.x - 1 && box.right < card.right + 1 && box.centerY > card.y && box.centerY < card.bottom
  }
}
