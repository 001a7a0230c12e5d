internal import Provenance

/// Puts bullets and numbers that stand alone together with the text to their right, so that no gutter parts them.
struct MarkerJoiner {
  /// Farther than this, in units of the font size, a marker is not its neighbour's.
  private static let reach: Float = 4

  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  func join(_ chunks: [Chunk]) -> [Chunk] {
    let markers = chunks.indices.filter { Marker(page, chunks[$0].scalars)?.isWhole == true }
    guard !markers.isEmpty, markers.count < 2_000 else { return chunks }
    var result = chunks
    var gone = Set<Int>()
    for marker in markers {
      guard let text = neighbour(of: marker, in: chunks), result[text].marker.isEmpty, !gone.contains(text) else {
        continue
      }
      result[text].marker = [chunks[marker]]
      result[text].box = chunks[text].box.union(chunks[marker].box)
      gone.insert(marker)
    }
    return result.indices.filter { !gone.contains($0) }.map { result[$0] }
  }

  /// The nearest chunk to the right on the same line.
  private func neighbour(of marker: Int, in chunks: [Chunk]) -> Int? {
    let box = chunks[marker].box
    let limit = box.right + MarkerJoiner.reach * max(chunks[marker].size, 8)
    let size = chunks[marker].size
    // A bullet may be of any size; the number of a chapter belongs to type of its own size.
    let isBullet = Marker(page, chunks[marker].scalars)?.kind == .bullet
    return chunks.indices.filter {
      $0 != marker && (isBullet || abs(chunks[$0].size - size) < 0.3 * size) && chunks[$0].box.x >= box.right - 1
        && chunks[$0].box.x <= limit
        && LineBuilder.sharesLine(chunks[$0].box, box)
    }.min { chunks[$0].box.x < chunks[$1].box.x }
  }
}
