/// A connected area of dark or of light pixels in a picture.
struct InkShape {
  var left: Int32
  /// The last column and row are part of it.
  var right: Int32
  var top: Int32
  var bottom: Int32
  /// In pixels.
  var area: Int32
  let isDark: Bool

  var width: Int { Int(right - left) + 1 }
  var height: Int { Int(bottom - top) + 1 }
  /// The share of its box that it fills.
  var fill: Float { Float(area) / Float(width * height) }

  fileprivate mutating func take(_ other: InkShape) {
    left = min(left, other.left)
    right = max(right, other.right)
    top = min(top, other.top)
    bottom = max(bottom, other.bottom)
    area += other.area
  }
}

/// Finds the shapes of a picture in one pass over its rows, by their runs of one colour (He, Chao and Suzuki, A Run-Based
/// Two-Scan Labeling Algorithm, 2008). Shapes of one colour that touch at a corner are one.
struct ShapeFinder {
  /// A picture with more runs is a photograph or noise.
  private static let limit = 1 << 20

  private struct Run {
    /// Columns; the last is not part of it.
    var start: Int32
    var end: Int32
    var shape: Int32
  }

  private var shapes: [InkShape] = []
  /// What each shape has become part of; itself where of none.
  private var parents: [Int32] = []

  /// Pixels up to a shade are dark. Nil where there are too many to look at.
  static func shapes(_ pixels: [UInt8], width: Int, darkest shade: UInt8) -> [InkShape]? {
    guard width > 0, width < Int32.max, pixels.count / width < Int32.max else { return nil }
    var finder = ShapeFinder()
    var above: [Run] = []
    var row: [Run] = []
    for y in 0..<(pixels.count / width) {
      row.removeAll(keepingCapacity: true)
      pixels.withUnsafeBufferPointer {
        finder.cut(UnsafeBufferPointer(rebasing: $0[(y * width)..<((y + 1) * width)]), shade, y: Int32(y), into: &row)
      }
      guard finder.shapes.count < limit else { return nil }
      finder.join(&row, to: above)
      swap(&row, &above)
    }
    return finder.whole
  }

  private mutating func cut(_ pixels: UnsafeBufferPointer<UInt8>, _ shade: UInt8, y: Int32, into row: inout [Run]) {
    var start = 0
    while start < pixels.count {
      let isDark = pixels[start] <= shade
      var end = start + 1
      while end < pixels.count, (pixels[end] <= shade) == isDark { end += 1 }
      row.append(Run(start: Int32(start), end: Int32(end), shape: Int32(shapes.count)))
      parents.append(Int32(shapes.count))
      shapes.append(
        InkShape(
          left: Int32(start), right: Int32(end - 1), top: y, bottom: y, area: Int32(end - start), isDark: isDark))
      start = end
    }
  }

  /// Runs of one colour that touch are of one shape.
  private mutating func join(_ row: inout [Run], to above: [Run]) {
    var first = 0
    for run in row {
      while first < above.count, above[first].end < run.start { first += 1 }
      var index = first
      while index < above.count, above[index].start <= run.end {
        let (one, other) = (root(run.shape), root(above[index].shape))
        if one != other, shapes[Int(one)].isDark == shapes[Int(other)].isDark {
          // The older one stays.
          let (kept, gone) = (min(one, other), max(one, other))
          shapes[Int(kept)].take(shapes[Int(gone)])
          parents[Int(gone)] = kept
        }
        index += 1
      }
    }
  }

  private mutating func root(_ shape: Int32) -> Int32 {
    var shape = shape
    while parents[Int(shape)] != shape {
      parents[Int(shape)] = parents[Int(parents[Int(shape)])]
      shape = parents[Int(shape)]
    }
    return shape
  }

  private var whole: [InkShape] { shapes.indices.filter { parents[$0] == Int32($0) }.map { shapes[$0] } }
}
