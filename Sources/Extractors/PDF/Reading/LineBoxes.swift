internal import CPopplerGLib
internal import Provenance

/// The text of a page whose characters have no width, such as ligatures that stand for no glyph: with the places of its lines.
struct LineBoxes {
  let text: RepairedText
  /// One for each scalar: that of its line.
  let boxes: [Box]

  /// Nil where the page has no text, or it stands nowhere.
  init?(_ page: OpaquePointer) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    var area = PopplerRectangle(x1: 0, y1: 0, x2: width, y2: height)
    var found = LineBoxes.text(page, &area)
    if found == nil {
      // Type of no size stands on an edge of the page as often as within.
      area = PopplerRectangle(x1: -1e6, y1: -1e6, x2: 1e6, y2: 1e6)
      found = LineBoxes.text(page, &area)
    }
    guard let text = found else { return nil }
    var lines = LineBoxes.lines(page, &area).map { $0.intersection(LineBoxes.box(width, height)) }
    if lines.isEmpty { lines = [LineBoxes.box(width, height)] }
    self.text = text
    var line = 0
    boxes = (0..<text.count).map { scalar in
      defer { if text.utf8[Int(text.offsets[scalar])] == 0x0A { line = min(line + 1, lines.count - 1) } }
      return lines[line]
    }
  }

  private static func box(_ width: Double, _ height: Double) -> Box {
    Box(x: 0, y: 0, width: Float(width), height: Float(height))
  }

  /// The text of the lines in an area, if there is any.
  private static func text(_ page: OpaquePointer, _ area: inout PopplerRectangle) -> RepairedText? {
    guard let pointer = poppler_page_get_selected_text(page, POPPLER_SELECTION_LINE, &area) else { return nil }
    defer { g_free(pointer) }
    let text = RepairedText(pointer)
    return text.utf8.contains { $0 > 0x20 } ? text : nil
  }

  /// Lines that a selection of the whole page would colour.
  private static func lines(_ page: OpaquePointer, _ area: inout PopplerRectangle) -> [Box] {
    guard let region = poppler_page_get_selected_region(page, 1, POPPLER_SELECTION_LINE, &area) else { return [] }
    defer { cairo_region_destroy(region) }
    return (0..<cairo_region_num_rectangles(region)).map { index in
      var rectangle = cairo_rectangle_int_t()
      cairo_region_get_rectangle(region, index, &rectangle)
      return Box(
        x: Float(rectangle.x), y: Float(rectangle.y), width: Float(rectangle.width), height: Float(rectangle.height))
    }.filter { $0.width > 0 && $0.height > 0 }
  }
}
