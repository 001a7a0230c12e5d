internal import CPopplerGLib
internal import Provenance

/// What poppler says of a page's characters, one by one, in the order in which they are read.
struct PageCharacters {
  private(set) var text: RepairedText
  /// One for each scalar.
  private(set) var boxes: [Box]
  private(set) var styles: [TextStyle]
  private(set) var runs: [StyleRun]

  init(_ page: OpaquePointer) {
    var text = PageCharacters.text(of: page)
    var boxes = PageCharacters.boxes(of: page)
    var selection: PopplerRectangle?
    if text.count > boxes.count || text.count == 0 { selection = PageCharacters.fromTheRight(page, &text, &boxes) }
    let marks = DirectionMarks(text, boxes)
    if let marks { (text, boxes) = (marks.text, marks.boxes) }
    if text.count == 0, let lines = LineBoxes(page) { (text, boxes) = (lines.text, lines.boxes) }
    // A code of zero ends a C string early; what follows it has boxes and no text.
    text.cut(to: boxes.count)
    if boxes.count > text.count { boxes.removeSubrange(text.count...) }
    self.boxes = boxes
    (styles, runs) = PageCharacters.styles(of: page, selection, count: marks == nil ? text.count : .max)
    if let marks { runs = marks.runs(runs) }
    self.text = LamAlef.mended(text, boxes, runs)
  }

  private static func text(of page: OpaquePointer, _ selection: PopplerRectangle? = nil) -> RepairedText {
    var selection = selection
    let text =
      if selection != nil { poppler_page_get_text_for_area(page, &selection!) } else { poppler_page_get_text(page) }
    guard let text else { return RepairedText() }
    defer { g_free(text) }
    return RepairedText(text)
  }

  /// A selection of a page that runs right to left, from its right edge on: poppler's own begins at the left, and leaves out
  /// the first line and the last. Nil, and no change, where it holds less.
  private static func fromTheRight(
    _ page: OpaquePointer, _ text: inout RepairedText, _ boxes: inout [Box]
  ) -> PopplerRectangle? {
    let selection = RightToLeftSelection(page)
    guard selection.count > boxes.count else { return nil }
    (text, boxes) = (PageCharacters.text(of: page, selection.area), PageCharacters.boxes(of: page, selection.area))
    return selection.area
  }

  private static func boxes(of page: OpaquePointer, _ selection: PopplerRectangle? = nil) -> [Box] {
    var selection = selection
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    let isThere =
      if selection != nil {
        poppler_page_get_text_layout_for_area(page, &selection!, &rectangles, &count)
      } else {
        poppler_page_get_text_layout(page, &rectangles, &count)
      }
    guard isThere != 0, let rectangles else { return [] }
    defer { g_free(rectangles) }
    return UnsafeBufferPointer(start: rectangles, count: Int(count)).map { rectangle in
      let left = min(rectangle.x1, rectangle.x2)
      let top = min(rectangle.y1, rectangle.y2)
      return Box(
        x: finite(left), y: finite(top), width: finite(abs(rectangle.x2 - rectangle.x1)),
        height: finite(abs(rectangle.y2 - rectangle.y1)))
    }
  }

  /// A number that arithmetic can bear.
  static func finite(_ value: Double) -> Float {
    value.isFinite ? Float(max(-1e6, min(1e6, value))) : 0
  }

  private static func styles(
    of page: OpaquePointer, _ selection: PopplerRectangle?, count: Int
  ) -> ([TextStyle], [StyleRun]) {
    var selection = selection
    let list =
      if selection != nil {
        poppler_page_get_text_attributes_for_area(page, &selection!)
      } else {
        poppler_page_get_text_attributes(page)
      }
    defer { poppler_page_free_text_attributes(list) }
    var styles: [TextStyle] = []
    var numbers: [TextStyle: Int32] = [:]
    var runs: [StyleRun] = []
    var node = list
    while let here = node {
      node = here.pointee.next
      guard let data = here.pointee.data else { continue }
      let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      guard attributes.start_index >= 0, Int(attributes.start_index) < count else { continue }
      let style = style(attributes)
      let number = numbers[style] ?? Int32(styles.count)
      if numbers[style] == nil {
        numbers[style] = number
        styles.append(style)
      }
      if let last = runs.last, last.style == number || last.start > attributes.start_index { continue }
      runs.append(StyleRun(start: attributes.start_index, style: number))
    }
    return (styles, runs)
  }

  private static func style(_ attributes: PopplerTextAttributes) -> TextStyle {
    let color = attributes.color
    return TextStyle(
      font: attributes.font_name.map { String(cString: $0) } ?? "", size: finite(attributes.font_size),
      color: UInt32(color.red >> 8) << 16 | UInt32(color.green >> 8) << 8 | UInt32(color.blue >> 8),
      isUnderlined: attributes.is_underlined != 0)
  }
}
