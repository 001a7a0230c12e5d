internal import Provenance

/// Shaded rows of one table with rows on white between them: their cells have the same edges, and what stands between is cut as they are.
struct StripedGrids {
  /// More lines between two stripes are no row, or no single one.
  private static let mostLines = 6

  /// Places of grids that are such rows.
  private(set) var members: Set<Int> = []

  /// - Parameters:
  ///   - grids: of a page, in any order.
  ///   - lines: those whose words stand in a box, from the top.
  init(_ grids: [RuledGrid], _ lines: (Box) -> [TableLine]) {
    let order = grids.indices.filter { grids[$0].verticals.count > 2 }.sorted { grids[$0].box.y < grids[$1].box.y }
    for (upper, lower) in zip(order, order.dropFirst()) {
      let (above, below) = (grids[upper].box, grids[lower].box)
      let gap = below.y - above.bottom
      guard gap > 4, StripedGrids.edges(grids[upper]).elementsEqual(StripedGrids.edges(grids[lower]), by: isNear) else {
        continue
      }
      let between = lines(Box(x: above.x, y: above.bottom, width: above.width, height: gap))
      let edges = StripedGrids.edges(grids[upper])
      guard let first = between.first, between.count <= StripedGrids.mostLines, first.segments(0.9).count > 1,
        between.allSatisfy({ line in
          line.segments(0.9).allSatisfy { part in
            !edges.dropFirst().dropLast().contains { $0 > part.box.x + 1 && $0 < part.box.right - 1 }
          }
        })
      else { continue }
      members.formUnion([upper, lower])
    }
  }

  private static func edges(_ grid: RuledGrid) -> [Float] { TableGrid.edges(grid.verticals.map(\.at)).map(\.at) }
}

private func isNear(_ a: Float, _ b: Float) -> Bool { abs(a - b) < 2 }
