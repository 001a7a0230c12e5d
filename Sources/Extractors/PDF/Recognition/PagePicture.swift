internal import CPopplerGLib
internal import Provenance

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
    var pageWidth = 0.0
    var pageHeight = 0.0
    poppler_page_get_size(page, &pageWidth, &pageHeight)
    guard pageWidth >= 1, pageHeight >= 1, pageWidth.isFinite, pageHeight.isFinite else { return nil }
    let scale = min(resolution / 72, PagePicture.sideLimit / max(pageWidth, pageHeight))
    let width = max(1, Int(pageWidth * scale))
    let height = max(1, Int(pageHeight * scale))
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else { return nil }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    pixels = PagePicture.greys(
      data, stride: Int(cairo_image_surface_get_stride(surface)), width: width, height: height)
    self.width = width
    self.height = height
    self.scale = Float(scale)
  }

  private static func greys(_ data: UnsafePointer<UInt8>, stride: Int, width: Int, height: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: width * height) { greys, count in
      for y in 0..<height {
        for x in 0..<width {
          let pixel = y * stride + 4 * x
          // Rec. 601, in 256ths.
          let grey = 29 * Int(data[pixel]) + 150 * Int(data[pixel + 1]) + 77 * Int(data[pixel + 2])
          greys[y * width + x] = UInt8(grey >> 8)
        }
      }
      count = width * height
    }
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
