internal import Provenance

/// Text that stands beside a box at the right and goes on below it over the whole width: the box comes after the paragraph that it stands in.
struct WrappedText {
  /// The lines below the box that end the paragraph beside it, from the top.
  private(set) var end: [Chunk] = []
  /// The other chunks below the box.
  private(set) var rest: [Chunk] = []

  /// Type is set no farther apart, in units of its size.
  private static let leading: Float = 1.8
  /// A line that goes on fills as much of its column.
  private static let filled: Float = 0.75
  /// One after which a sentence may begin on the next line.
  private static let full: Float = 0.9
  /// In points: how straight an edge is.
  private static let slack: Float = 2

  /// Nil where the text on the left ends beside the box, or the box is a column in the same type.
  init?(left: [Chunk], right box: [Chunk], below: [Chunk]) {
    guard let last = left.max(by: { $0.box.bottom < $1.box.bottom }), last.table == nil,
      let edge = left.map(\.box.x).min(), let right = left.map(\.box.right).max(),
      abs(last.textLeft - edge) < WrappedText.slack,
      last.box.right - edge >= WrappedText.filled * (right - edge),
      box.count(where: { $0.style == last.style && $0.size == last.size }) * 2 < box.count
    else { return nil }
    let below = below.sorted { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }
    guard let first = below.first, first.beginsSmall || last.box.right - edge >= WrappedText.full * (right - edge)
    else { return nil }
    let distance = first.box.y - last.box.y
    guard distance > 0.5 * last.size, distance < WrappedText.leading * last.size else { return nil }
    var line = last
    for chunk in below {
      guard chunk.table == nil, chunk.style == last.style, chunk.marker.isEmpty,
        abs(chunk.box.x - edge) < WrappedText.slack,
        chunk.box.y - line.box.y < 1.15 * distance
      else { break }
      end.append(chunk)
      line = chunk
    }
    guard !end.isEmpty else { return nil }
    rest = Array(below.dropFirst(end.count))
  }
}
