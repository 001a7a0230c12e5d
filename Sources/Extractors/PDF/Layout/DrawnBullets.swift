internal import Provenance

/// Bullets that are drawn and no text: small shapes below each other, as some programs make them.
struct DrawnBullets {
  /// With more dots than this a page has a picture made of them.
  private static let limit = 1_000

  /// From top to bottom; those that stand below another alone.
  private let dots: [Box]

  init(_ drawing: PageDrawing) {
    guard drawing.dots.count >= 2, drawing.dots.count <= DrawnBullets.limit else {
      dots = []
      return
    }
    var columns: [Int: Int] = [:]
    for dot in drawing.dots { columns[Int(dot.x.rounded()), default: 0] += 1 }
    dots = drawing.dots.filter { dot in
      let key = Int(dot.x.rounded())
      return (columns[key] ?? 0) + (columns[key - 1] ?? 0) + (columns[key + 1] ?? 0) > 1
    }.sorted { $0.y < $1.y }
  }

  /// The dot at the start of a line of type of a size.
  func dot(beside line: Box, size: Float) -> Box? {
    var low = dots.partition(from: line.y)
    while low < dots.count, dots[low].centerY < line.bottom {
      let dot = dots[low]
      low += 1
      guard dot.right <= line.x + 0.5, line.x - dot.right < 3 * size, dot.height < 0.75 * size else { continue }
      return dot
    }
    return nil
  }
}

extension [Box] {
  /// The first whose middle is not above a height.
  fileprivate func partition(from height: Float) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].centerY < height { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
