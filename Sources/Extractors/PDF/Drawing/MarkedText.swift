/// Where text begins on a page, and in which marked content (ISO 32000-1, 9.4 and 14.6): no fonts are looked at, so only the
/// places that a position operator gives are known. They are the starts of lines and of their parts.
struct MarkedText {
  /// More on a page are not kept.
  private static let limit = 30_000
  private static let depthLimit = 256

  enum Content: Equatable, Sendable {
    /// By its number on the page.
    case numbered(Int32)
    /// No content of the document's, as the file says.
    case artifact
    /// In none, or in one without a number.
    case none
  }

  private(set) var marks: [PageDrawing.Mark] = []
  private var open: [Content] = []
  private var line = DrawingTransform()
  private var leading = 0.0
  private var isPlaced = false

  var content: Content { open.last ?? .none }

  mutating func begin(_ content: Content?) {
    guard open.count < MarkedText.depthLimit else { return }
    open.append(content ?? self.content)
  }

  mutating func end() { _ = open.popLast() }

  mutating func beginText() {
    line = DrawingTransform()
    isPlaced = true
  }

  mutating func place(_ operands: [Double]) {
    guard operands.count == 6 else { return }
    line = DrawingTransform(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5])
    isPlaced = true
  }

  mutating func move(_ operands: [Double], setsLeading: Bool) {
    guard operands.count == 2 else { return }
    if setsLeading { leading = -operands[1] }
    line = DrawingTransform(1, 0, 0, 1, operands[0], operands[1]).then(line)
    isPlaced = true
  }

  mutating func nextLine() { move([0, -leading], setsLeading: false) }

  mutating func setLeading(_ operands: [Double]) { leading = operands.first ?? leading }

  mutating func show(_ transform: DrawingTransform) {
    guard isPlaced, marks.count < MarkedText.limit else { return }
    isPlaced = false
    let place = line.then(transform).apply(0, 0)
    guard abs(place.x) < 1e6, abs(place.y) < 1e6 else { return }
    marks.append(PageDrawing.Mark(x: Float(place.x), y: Float(place.y), content: content))
  }
}
