internal import Provenance

/// A panel or a frame over the whole width of what stands above and below it, with all that is level with it inside: a band of key
/// figures amid columns. It cuts the page where a gutter would go on through it: the columns above it are read to their ends before it, and those below it begin
/// anew.
struct PanelBand {
  private(set) var above: [Chunk] = []
  private(set) var inside: [Chunk] = []
  private(set) var below: [Chunk] = []

  /// Lower ones are lines with a shade behind them, in points.
  private static let least: Float = 24
  /// In points: text stands so far outside of a panel that is as wide as it.
  private static let slack: Float = 4
  /// Panels of one height as near as this, in their heights, are the stripes of a table.
  private static let nearStripes: Float = 3
  /// More frames than this are a drawing.
  private static let most = 80

  /// - Parameters:
  ///   - chunks: of a page or a part of it, in any order.
  ///   - frames: drawn around text that is no table.
  ///   - gutter: that parts the chunks.
  /// Nil where no frame is such a band that the gutter goes on through.
  init?(_ chunks: [Chunk], _ frames: [Box], across gutter: Gutter) {
    guard !frames.isEmpty, frames.count <= PanelBand.most, let left = chunks.map(\.box.x).min(),
      let right = chunks.map(\.box.right).max()
    else { return nil }
    for frame in frames.sorted(by: { $0.y < $1.y })
    where frame.height >= PanelBand.least && frame.x <= left + PanelBand.slack && frame.right >= right - PanelBand.slack
      && !PanelBand.isStripe(frame, frames)
    {
      let beside = (gutter.left + gutter.right).count { frame.holdsCenter(of: $0.box, slack: 0) }
      if beside > 0, beside < gutter.left.count + gutter.right.count, cut(chunks, frame) { return }
    }
    return nil
  }

  private static func isStripe(_ frame: Box, _ frames: [Box]) -> Bool {
    frames.contains { other in
      let distance = max(frame.y - other.bottom, other.y - frame.bottom)
      return abs(other.x - frame.x) < slack && abs(other.right - frame.right) < slack
        && abs(other.height - frame.height) < 0.2 * frame.height && other.y != frame.y
        && distance > 1 && distance < nearStripes * frame.height
    }
  }

  /// False where something stands on an edge of the panel, or nothing above or below it.
  private mutating func cut(_ chunks: [Chunk], _ frame: Box) -> Bool {
    var (above, inside, below): ([Chunk], [Chunk], [Chunk]) = ([], [], [])
    for chunk in chunks {
      let (top, bottom) = (chunk.box.y, chunk.box.bottom)
      if chunk.box.centerY < frame.y {
        if bottom > frame.y + 0.3 * chunk.box.height { return false }
        above.append(chunk)
      } else if chunk.box.centerY > frame.bottom {
        if top < frame.bottom - 0.3 * chunk.box.height { return false }
        below.append(chunk)
      } else {
        if top < frame.y - 0.3 * chunk.box.height || bottom > frame.bottom + 0.3 * chunk.box.height { return false }
        inside.append(chunk)
      }
    }
    // A table goes over the gutter by itself.
    guard !inside.isEmpty, !above.isEmpty || !below.isEmpty, !inside.contains(where: { $0.table != nil }) else {
      return false
    }
    (self.above, self.inside, self.below) = (above, inside, below)
    return true
  }
}
