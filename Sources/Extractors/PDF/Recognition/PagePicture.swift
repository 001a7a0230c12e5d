internal import Provenance

/// A page drawn in greys, for a look at how much ink it has and for recognition.
struct PagePicture {
  /// More pixels on a side are never drawn.
  private static let sideLimit = 2_400.0

  /// Of 32 shades.
  private static let lightShade = 25
  /// Shares of a picture.
  private static let lightShare: Float = 0.6
  private static let groundShare: Float = 0.4
  private static let flatShareOfDrawings: Float = 0.9

  let pixels: [UInt8]
  let width: Int
  let height: Int
  /// Pixels to a point.
  let scale: Float

  /// A part of a page in so many pixels to a point.
  init(_ greys: GreyPixels, scale: Float) {
    (pixels, width, height) = (greys.bytes, greys.width, greys.height)
    self.scale = scale
  }

  /// Pixels to a point of a page of a size in points.
  static func scale(width: Float, height: Float, resolution: Double) -> Float {
    Float(min(resolution / 72, sideLimit / Double(max(1, width, height))))
  }

  /// Nil where the page can't be drawn. The resolution is in dots per inch; less for a page that would have too many.
  init?(_ page: OpaquePointer, resolution: Double) {
    let drawn = DrawnPage.pixels(page, dotsPerInch: resolution, side: PagePicture.sideLimit) {
      ($0.greys, $0.width, $0.height, $1)
    }
    guard let drawn else { return nil }
    (pixels, width, height) = (drawn.0, drawn.1, drawn.2)
    scale = Float(drawn.3)
  }

  /// For a look at how much ink there is, in dots per inch.
  static let glanceResolution = 36.0

  /// The same in few pixels.
  var glance: PagePicture {
    let share = Float(PagePicture.glanceResolution / 72) / scale
    let (columns, rows) = (max(1, Int(Float(width) * share)), max(1, Int(Float(height) * share)))
    let greys = GreyPixels(bytes: pixels, width: width, height: height).scaled(width: columns, height: rows)
    return PagePicture(greys, scale: scale * share)
  }

  /// A part of the page; nil where it has no pixels.
  func part(_ box: Box) -> PagePicture? { PagePicture(of: self, box) }

  private init?(of page: PagePicture, _ box: Box) {
    let left = max(0, min(page.width, Int(box.x * page.scale)))
    let right = max(left, min(page.width, Int(box.right * page.scale)))
    let top = max(0, min(page.height, Int(box.y * page.scale)))
    let bottom = max(top, min(page.height, Int(box.bottom * page.scale)))
    guard right > left, bottom > top else { return nil }
    var pixels: [UInt8] = []
    pixels.reserveCapacity((right - left) * (bottom - top))
    for row in top..<bottom { pixels += page.pixels[(row * page.width + left)..<(row * page.width + right)] }
    self.pixels = pixels
    (width, height, scale) = (right - left, bottom - top, page.scale)
  }

  /// The share of the commonest shade, with its neighbours, and how light it is.
  private var ground: (share: Float, shade: Int) {
    var counts = [Int](repeating: 0, count: 32)
    for pixel in pixels { counts[Int(pixel >> 3)] += 1 }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return (0, 0) }
    return (Float(counts[max(0, most - 1)...min(31, most + 1)].reduce(0, +)) / Float(max(1, pixels.count)), most)
  }

  /// Whether it may be text or a chart: most of it is of one light shade; or it is flat as what is drawn by a machine, and
  /// much of it of one shade. Photographs are neither.
  var looksDrawn: Bool {
    let (share, shade) = ground
    if shade >= PagePicture.lightShade, share >= PagePicture.lightShare { return true }
    return share >= PagePicture.groundShare && flatShare >= PagePicture.flatShareOfDrawings
  }

  /// The share of pixels that are as those before them, in every second row.
  private var flatShare: Float {
    guard width > 1 else { return 0 }
    var flat = 0
    for row in stride(from: 0, to: height, by: 2) {
      var last = Int(pixels[row * width])
      for pixel in pixels[(row * width + 1)..<((row + 1) * width)] {
        if abs(Int(pixel) - last) <= 2 { flat += 1 }
        last = Int(pixel)
      }
    }
    return Float(flat) / Float((width - 1) * ((height + 1) / 2))
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
