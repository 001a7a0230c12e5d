internal import Provenance

/// Lines that meet: what a table whose cells are drawn is made of (Nurminen 2013; Tabula's lattice).
struct RuledGrid {
  var horizontals: [Ruling]
  var verticals: [Ruling]

  /// A single row: a box around a heading, or a shaded row between others that are not.
  var isRow: Bool { horizontals.count <= 2 }

  /// The frame; where lines that go down all of it part it, the panels beside each other.
  var panels: [Box] {
    let whole = box
    let inner = verticals.filter { $0.cover(whole.y, whole.bottom) > 0.9 * whole.height }
    let edges = TableGrid.edges(inner.map(\.at) + [whole.x, whole.right]).map(\.at)
    return zip(edges, edges.dropFirst()).map { Box(x: $0, y: whole.y, width: $1 - $0, height: whole.height) }
  }

  var box: Box {
    let left = min(horizontals.map(\.from).min() ?? 0, verticals.map(\.at).min() ?? .infinity)
    let right = max(horizontals.map(\.to).max() ?? 0, verticals.map(\.at).max() ?? 0)
    let top = min(verticals.map(\.from).min() ?? .infinity, horizontals.map(\.at).min() ?? .infinity)
    let bottom = max(verticals.map(\.to).max() ?? 0, horizontals.map(\.at).max() ?? 0)
    return Box(x: left, y: top, width: max(0, right - left), height: max(0, bottom - top))
  }
}

/// Groups lines by where they meet.
struct RuledGrids {
  private static let reach: Float = 3

  private(set) var grids: [RuledGrid] = []
  /// Horizontal lines that meet no vertical one.
  private(set) var horizontals: [Ruling] = []

  init(_ rulings: Rulings) {
    var groups = Groups(rulings.horizontals.count + rulings.verticals.count)
    for (h, across) in rulings.horizontals.enumerated() {
      for (v, along) in rulings.verticals.enumerated() where RuledGrids.meet(across, along) {
        groups.join(h, rulings.horizontals.count + v)
      }
    }
    var found: [Int: RuledGrid] = [:]
    for (h, across) in rulings.horizontals.enumerated() {
      found[groups.root(h), default: RuledGrid(horizontals: [], verticals: [])].horizontals.append(across)
    }
    for (v, along) in rulings.verticals.enumerated() {
      let root = groups.root(rulings.horizontals.count + v)
      found[root, default: RuledGrid(horizontals: [], verticals: [])].verticals.append(along)
    }
    for grid in found.values {
      if grid.verticals.isEmpty {
        horizontals += grid.horizontals
      } else if !grid.horizontals.isEmpty {
        grids.append(grid)
      }
    }
    // The inner of two that lie in one another first.
    grids.sort {
      ($0.box.width * $0.box.height, $0.box.y, $0.box.x) < ($1.box.width * $1.box.height, $1.box.y, $1.box.x)
    }
  }

  private static func meet(_ across: Ruling, _ along: Ruling) -> Bool {
    across.from - reach <= along.at && along.at <= across.to + reach && along.from - reach <= across.at
      && across.at <= along.to + reach
  }
}

/// Sets that are joined (union-find with path halving).
private struct Groups {
  private var parents: [Int]

  init(_ count: Int) { parents = Array(0..<count) }

  mutating func root(_ member: Int) -> Int {
    var at = member
    while parents[at] != at {
      parents[at] = parents[parents[at]]
      at = parents[at]
    }
    return at
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(a), root(b))
    if first != second { parents[max(first, second)] = min(first, second) }
  }
}
