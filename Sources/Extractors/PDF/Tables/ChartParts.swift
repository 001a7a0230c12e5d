internal import Provenance

/// A chart amid other text: no line goes on from the one into the other.
struct ChartParts {
  private(set) var above: [Chunk] = []
  private(set) var left: [Chunk] = []
  private(set) var chart: [Chunk] = []
  private(set) var right: [Chunk] = []
  private(set) var below: [Chunk] = []

  /// Shorter ones are labels that reach out of the chart; text that stands beside it has longer lines.
  private static let shortest = 4
  private static let text = (lines: 2, characters: 16)

  /// - Parameters:
  ///   - chunks: of a column, in any order.
  ///   - plot: of the chart.
  ///   - reaches: whether something is of it by its place.
  ///   - isOfOther: whether something is of any chart.
  /// Nil where no text stands beside the chart.
  init?(_ chunks: [Chunk], plot: Box, isOfChart reaches: (Box) -> Bool, isOfOther: (Box) -> Bool) {
    func isOfChart(_ chunk: Chunk) -> Bool { chunk.table == nil && !chunk.isCaption && reaches(chunk.box) }
    // Below what is not the chart's nothing is.
    let foot =
      chunks.filter { chunk in
        chunk.box.y > plot.bottom - 1 && chunk.box.x < plot.right && chunk.box.right > plot.x && !isOfChart(chunk)
      }.map(\.box.y).min() ?? .infinity
    // What goes on from a line above the chart is none of its title.
    let heads = chunks.filter { $0.box.centerY < plot.y && !isOfChart($0) }
    func goesOn(_ chunk: Chunk) -> Bool {
      chunk.box.centerY < plot.y
        && heads.contains { head in
          head.style == chunk.style && chunk.box.centerY > head.box.bottom
            && chunk.box.y - head.box.bottom < 0.8 * chunk.size
            && head.box.x < chunk.box.right && head.box.right > chunk.box.x
        }
    }
    func isInside(_ chunk: Chunk) -> Bool {
      isOfChart(chunk) && chunk.box.y < foot - 0.3 * chunk.box.height && !goesOn(chunk)
    }
    let inside = chunks.filter(isInside)
    guard let first = inside.first else { return nil }
    let box = inside.dropFirst().reduce(first.box) { $0.union($1.box) }.union(plot)
    for chunk in chunks {
      if isInside(chunk) {
        chart.append(chunk)
      } else if chunk.box.centerY < box.y {
        above.append(chunk)
      } else if chunk.box.centerY > box.bottom {
        below.append(chunk)
      } else if chunk.scalars.count < ChartParts.shortest,
        max(box.x - chunk.box.right, chunk.box.x - box.right) < 2 * chunk.size
      {
        chart.append(chunk)
      } else if chunk.box.centerX < box.x {
        left.append(chunk)
      } else if chunk.box.centerX > box.right {
        right.append(chunk)
      } else {
        return nil
      }
    }
    let lines = (left + right).count { $0.scalars.count >= ChartParts.text.characters && !isOfOther($0.box) }
    guard lines >= ChartParts.text.lines else { return nil }
  }
}
