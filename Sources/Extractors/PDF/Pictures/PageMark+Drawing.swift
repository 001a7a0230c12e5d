internal import CPopplerGLib
internal import Provenance

extension PageMark {
  /// Draws it in a context whose unit is the point.
  func draw(_ context: OpaquePointer) {
    func channel(_ shift: UInt32) -> Double { Double(color >> shift & 255) / 255 }
    cairo_set_source_rgb(context, channel(16), channel(8), channel(0))
    cairo_set_line_width(context, Double(width))
    if isStruck {
      cairo_move_to(context, Double(box.x), Double(box.centerY))
      cairo_line_to(context, Double(box.right), Double(box.centerY))
    } else {
      cairo_rectangle(context, Double(box.x), Double(box.y), Double(box.width), Double(box.height))
    }
    cairo_stroke(context)
    guard let label else { return }
    cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD)
    cairo_set_font_size(context, 7)
    cairo_move_to(context, Double(max(1, box.x - 1)), Double(max(7, box.y - 1)))
    cairo_show_text(context, label)
  }
}
