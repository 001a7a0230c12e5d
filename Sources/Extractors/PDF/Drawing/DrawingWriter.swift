internal import Provenance

/// Tells lines and rectangles of what is painted, cut to what is visible.
struct DrawingWriter {
  /// A filled rectangle thinner than this, in points, is a line.
  private static let thickest: Float = 2.6

  let clip: Box

  func fill(_ part: DrawingPath.Part, color: UInt32, _ drawing: inout PageDrawing) {
    if let dot = part.dot, clip.intersection(dot).width > 0 { drawing.dots.append(dot) }
    guard let whole = part.rectangle else { return }
    let box = whole.intersection(clip)
    // A line of no height is visible; what is clipped away is not.
    guard box.width > 0 || whole.width == 0, box.height > 0 || whole.height == 0 else { return }
    add(box, color, &drawing)
  }

  func stroke(_ part: DrawingPath.Part, width: Float, color: UInt32, _ drawing: inout PageDrawing) {
    // A ring is the bullet of a list in a list.
    if part.curved.count >= 4, let dot = part.dot, clip.intersection(dot).width > 0 { drawing.dots.append(dot) }
    for index in part.points.indices.dropFirst() where !part.curved.contains(index) {
      let (a, b) = (part.points[index - 1], part.points[index])
      let (across, along) = (abs(b.y - a.y), abs(b.x - a.x))
      guard min(across, along) < 0.5, max(across, along) > 0.2 else { continue }
      let isHorizontal = along > across
      var box = DrawingPath.box(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
      if isHorizontal {
        box.y -= width / 2
        box.height += width
      } else {
        box.x -= width / 2
        box.width += width
      }
      let shown = box.intersection(Box(x: clip.x - 1, y: clip.y - 1, width: clip.width + 2, height: clip.height + 2))
      guard shown.width > 0 || shown.height > 0 else { continue }
      add(shown, color, &drawing)
      if drawing.isFull { return }
    }
  }

  private func add(_ box: Box, _ color: UInt32, _ drawing: inout PageDrawing) {
    guard !drawing.isFull else { return }
    if min(box.width, box.height) > DrawingWriter.thickest {
      drawing.areas.append(PageDrawing.Area(box: box, color: color))
      return
    }
    let isHorizontal = box.width >= box.height
    drawing.lines.append(
      PageDrawing.Line(
        isHorizontal: isHorizontal, at: isHorizontal ? box.centerY : box.centerX, from: isHorizontal ? box.x : box.y,
        to: isHorizontal ? box.right : box.bottom, width: min(box.width, box.height), color: color))
  }

  /// Where the unit square comes to lie: an image.
  static func square(_ transform: DrawingTransform) -> Box {
    let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map { transform.apply($0.0, $0.1) }
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    return DrawingPath.box(xs.min()!, ys.min()!, xs.max()!, ys.max()!)
  }
}
