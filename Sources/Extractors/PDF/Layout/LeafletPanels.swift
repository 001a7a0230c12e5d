internal import Provenance

/// The panels of a leaflet or the pages of a spread: a wide page in two, three or four equal parts, white between them.
enum LeafletPanels {
  /// The chunks of each panel from left to right; nil where the page is one.
  static func panels(_ chunks: [Chunk], width: Float, height: Float) -> [[Chunk]]? {
    guard width > 1.2 * height, chunks.count >= 12 else { return nil }
    for count in [3, 2, 4] {
      // A panel is as high and narrow as a page or a folded one.
      let shape = width / Float(count) / height
      guard shape > 0.35, shape < 0.82, let parts = parts(chunks, count, width: width) else { continue }
      return parts
    }
    return nil
  }

  private static func parts(_ chunks: [Chunk], _ count: Int, width: Float) -> [[Chunk]]? {
    var parts = [[Chunk]](repeating: [], count: count)
    let panel = width / Float(count)
    for chunk in chunks {
      let index = min(count - 1, max(0, Int(chunk.box.centerX / panel)))
      // Nothing stands on a fold or near it.
      let (left, right) = (Float(index) * panel, Float(index + 1) * panel)
      guard index == 0 || chunk.box.x > left + 0.02 * panel,
        index == count - 1 || chunk.box.right < right - 0.02 * panel
      else { return nil }
      parts[index].append(chunk)
    }
    return parts.allSatisfy { $0.count >= (count == 2 ? 8 : 3) } ? parts : nil
  }
}
