internal import CPopplerGLib

/// The selection that holds most of a page that runs from right to left.
///
/// Poppler selects from the block that is nearest to one point to that nearest to another (`TextPage::visitSelection`), and, of the
/// lines there, what lies between the points. A page's own corners are right for text that runs from left to right. Here the start
/// has to be at the right end of the first line, and the stop at the left end of the last one: each is looked for.
struct RightToLeftSelection {
  /// In points; blocks of text are further apart.
  private static let step = 12.0
  private static let mostLines = 200

  private let page: OpaquePointer
  private(set) var area: PopplerRectangle
  /// Of characters in the selection.
  private(set) var count: Int

  init(_ page: OpaquePointer) {
    self.page = page
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    area = PopplerRectangle(x1: width, y1: 0, x2: 0, y2: height)
    count = RightToLeftSelection.count(page, area)
    guard width.isFinite, height.isFinite, width > 0, height > 0 else { return }
    let across = stride(from: 0, to: min(width, 10_000), by: RightToLeftSelection.step)
    let lines = lines(width, height)
    for stop in across.map({ (x: $0, y: height) }) + lines.map({ (x: $0.x1, y: $0.y2) }) {
      grow(PopplerRectangle(x1: area.x1, y1: area.y1, x2: stop.x, y2: stop.y))
    }
    for start in across.map({ (x: width - $0, y: 0) }) + lines.map({ (x: $0.x2, y: $0.y1) }) {
      grow(PopplerRectangle(x1: start.x, y1: start.y, x2: area.x2, y2: area.y2))
    }
  }

  private mutating func grow(_ other: PopplerRectangle) {
    let found = RightToLeftSelection.count(page, other)
    guard found > count else { return }
    (area, count) = (other, found)
  }

  private static func count(_ page: OpaquePointer, _ area: PopplerRectangle) -> Int {
    var area = area
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    _ = poppler_page_get_text_layout_for_area(page, &area, &rectangles, &count)
    g_free(rectangles)
    return Int(count)
  }

  /// Where lines are, in points from the top-left; those above each other may be one.
  private func lines(_ width: Double, _ height: Double) -> [PopplerRectangle] {
    var whole = PopplerRectangle(x1: 0, y1: 0, x2: width, y2: height)
    guard let region = poppler_page_get_selected_region(page, 1, POPPLER_SELECTION_LINE, &whole) else { return [] }
    defer { cairo_region_destroy(region) }
    return (0..<min(Int(cairo_region_num_rectangles(region)), RightToLeftSelection.mostLines)).map { index in
      var line = cairo_rectangle_int_t()
      cairo_region_get_rectangle(region, Int32(index), &line)
      return PopplerRectangle(
        x1: Double(line.x) - 1, y1: Double(line.y), x2: Double(line.x) + Double(line.width) + 1,
        y2: Double(line.y) + Double(line.height))
    }
  }
}
