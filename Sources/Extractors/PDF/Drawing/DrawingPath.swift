internal import Provenance

/// A path under construction, in points from the page's top-left.
struct DrawingPath {
  private static let pointLimit = 50_000

  /// A run of points; one that is curved in a place has the curve's end, marked.
  struct Part {
    var points: [DrawingPoint] = []
    /// Indices of points to which a curve leads.
    var curved: [Int] = []
    var isClosed = false
  }

  private(set) var parts: [Part] = []
  private var count = 0

  mutating func move(_ point: DrawingPoint) {
    guard count < DrawingPath.pointLimit else { return }
    parts.append(Part(points: [point]))
    count += 1
  }

  mutating func line(_ point: DrawingPoint, isCurve: Bool = false) {
    guard count < DrawingPath.pointLimit else { return }
    if parts.isEmpty { parts.append(Part()) }
    if isCurve { parts[parts.count - 1].curved.append(parts[parts.count - 1].points.count) }
    parts[parts.count - 1].points.append(point)
    count += 1
  }

  mutating func close() {
    guard !parts.isEmpty, let first = parts[parts.count - 1].points.first else { return }
    line(first)
    parts[parts.count - 1].isClosed = true
  }

  var bounds: Box? {
    var box: (left: Double, top: Double, right: Double, bottom: Double)?
    for point in parts.lazy.flatMap(\.points) {
      let known = box ?? (point.x, point.y, point.x, point.y)
      box = (min(known.0, point.x), min(known.1, point.y), max(known.2, point.x), max(known.3, point.y))
    }
    return box.map { DrawingPath.box($0.left, $0.top, $0.right, $0.bottom) }
  }

  static func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Box {
    func bounded(_ value: Double) -> Float { value.isFinite ? Float(max(-1e6, min(1e6, value))) : 0 }
    let (x, y) = (bounded(left), bounded(top))
    return Box(x: x, y: y, width: max(0, bounded(right) - x), height: max(0, bounded(bottom) - y))
  }
}

extension DrawingPath.Part {
  /// The box of a disc, a square or a diamond no bigger than a bullet.
  var dot: Box? {
    guard points.count >= 4, points.count <= 24, let first = points.first else { return nil }
    var (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
    for point in points {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
    let (width, height) = (right - left, bottom - top)
    guard width >= 1.2, width <= 9, height >= 1.2, abs(width - height) <= 0.25 * width else { return nil }
    return DrawingPath.box(left, top, right, bottom)
  }

  /// The rectangle that this is, its sides along the page's.
  var rectangle: Box? {
    guard curved.isEmpty, points.count >= 2, points.count <= 6 else { return nil }
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    let (left, right) = (xs.min()!, xs.max()!)
    let (top, bottom) = (ys.min()!, ys.max()!)
    let isOnEdges = points.allSatisfy { point in
      (abs(point.x - left) < 0.3 || abs(point.x - right) < 0.3)
        && (abs(point.y - top) < 0.3 || abs(point.y - bottom) < 0.3)
    }
    // A border may be cut slantwise at its corners.
    let isThin = min(right - left, bottom - top) < 2.6 && max(right - left, bottom - top) > 4
    guard isThin || isOnEdges && points.count >= 4 else { return nil }
    return DrawingPath.box(left, top, right, bottom)
  }
}
