/// A page drawn in greys, for a look at how much ink it has and for recognition.
struct PagePicture {
  /// More pixels on a side are never drawn.
  private static let sideLimit = 2_400.0

  let pixels: [UInt8]
  let width: Int
  let height: Int
  /// Pixels to a point.
  let scale: Float

  /// Nil where the page can't be drawn. The resolution is in dots per inch; less for a page that would have too many.
  init?(_ page: OpaquePointer, resolution: Double) {
    let drawn = DrawnPage.pixels(page, dotsPerInch: resolution, side: PagePicture.sideLimit) {
      ($0.greys, $0.width, $0.height, $1)
    }
    guard let drawn else { return nil }
    (pixels, width, height) = (drawn.0, drawn.1, drawn.2)
    scale = Float(drawn.3)
  }

  /// Whether a third of the page or more is dark: areas of colour, not letters.
  var isDark: Bool { pixels.count { $0 < 128 } * 3 > pixels.count }

  /// The share of the page's squares, 24 to a side, where something is drawn.
  var inkedShare: Float {
    let side = 24
    guard width >= side, height >= side else { return 0 }
    var inked = 0
    for row in 0..<side {
      for column in 0..<side {
        let ys = (row * height / side)..<((row + 1) * height / side)
        let xs = (column * width / side)..<((column + 1) * width / side)
        if isInked(xs, ys) { inked += 1 }
      }
    }
    return Float(inked) / Float(side * side)
  }

  private func isInked(_ xs: Range<Int>, _ ys: Range<Int>) -> Bool {
    var darkest = UInt8.max
    var lightest = UInt8.min
    for y in ys {
      for x in xs {
        darkest = min(darkest, pixels[y * width + x])
        lightest = max(lightest, pixels[y * width + x])
      }
    }
    return lightest - darkest > 40 || lightest < 128
  }
}
