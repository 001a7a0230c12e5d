internal import CPopplerGLib

/// A page drawn on white.
enum DrawnPage {
  /// Draws a page and gives its pixels, which last as long as the call, and how many of them are to a point. At most `side`
  /// pixels on its longer side; nil where it can't be drawn. Marks are drawn over it.
  static func pixels<Result>(
    _ page: OpaquePointer, dotsPerInch: Double, side: Double, marks: [PageMark] = [],
    _ use: (PixelRows, _ scale: Double) -> Result
  ) -> Result? {
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    guard width >= 1, height >= 1, width.isFinite, height.isFinite else { return nil }
    let scale = min(dotsPerInch / 72, side / max(width, height))
    let (columns, rows) = (max(1, Int32(width * scale)), max(1, Int32(height * scale)))
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else { return nil }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    for mark in marks { mark.draw(context) }
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    return use(PixelRows(data: data, stride: stride, width: Int(columns), height: Int(rows)), scale)
  }
}
