internal import Provenance

/// Where the columns and rows of a table meet.
struct TableGrid {
  /// A line between two columns or rows.
  struct Edge {
    var at: Float
    /// Whether something is drawn there, somewhere along it.
    var isDrawn: Bool
    /// The white between the columns, where nothing is drawn.
    var white: ClosedRange<Float>?

    init(at: Float, isDrawn: Bool) {
      self.at = at
      self.isDrawn = isDrawn
    }

    init(white: ClosedRange<Float>) {
      at = (white.lowerBound + white.upperBound) / 2
      isDrawn = false
      self.white = white
    }
  }

  /// From left to right and from top to bottom, the outer ones included.
  var xs: [Edge]
  var ys: [Edge]
  let horizontals: [Ruling]
  let verticals: [Ruling]

  /// Whether a line stands between two cells, for most of their height.
  func hasVertical(_ edge: Int, row: Int) -> Bool {
    covers(verticals, xs[edge].at, ys[row].at, ys[row + 1].at)
  }

  func hasHorizontal(_ edge: Int, column: Int) -> Bool {
    covers(horizontals, ys[edge].at, xs[column].at, xs[column + 1].at)
  }

  private func covers(_ rulings: [Ruling], _ at: Float, _ from: Float, _ to: Float) -> Bool {
    let covered = rulings.lazy.filter { abs($0.at - at) <= 2 * Rulings.tolerance }
      .reduce(0) { $0 + max(0, $1.cover(from, to)) }
    return covered >= 0.55 * (to - from)
  }

  func row(of y: Float) -> Int { TableGrid.index(y, ys) }
  func column(of x: Float) -> Int { TableGrid.index(x, xs) }

  /// Between which edges a place is; what lies outside counts to the outermost.
  private static func index(_ place: Float, _ edges: [Edge]) -> Int {
    var index = 0
    while index + 2 < edges.count, edges[index + 1].at <= place { index += 1 }
    return index
  }

  /// Places near each other are one.
  static func edges(_ places: [Float], isDrawn: Bool = true, tolerance: Float = 4) -> [Edge] {
    var result: [Edge] = []
    for place in places.sorted() {
      if let last = result.last, place - last.at < tolerance { continue }
      result.append(Edge(at: place, isDrawn: isDrawn))
    }
    return result
  }

  /// Edges near each other with no text between are one: cells with frames of their own leave room between them.
  static func withoutGaps(_ edges: [Edge], _ places: [Float], narrowest: Float) -> [Edge] {
    var result: [Edge] = []
    for edge in edges {
      if let last = result.last, edge.at - last.at < narrowest,
        !places.contains(where: { $0 > last.at && $0 < edge.at })
      {
        result[result.count - 1].at = (last.at + edge.at) / 2
      } else {
        result.append(edge)
      }
    }
    return result
  }
}
