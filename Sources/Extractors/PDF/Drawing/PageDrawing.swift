internal import Provenance

/// What is drawn on a page besides text, as far as tables ask for it.
struct PageDrawing: Sendable {
  /// A straight line along the page's edges.
  struct Line: Sendable {
    var isHorizontal: Bool
    /// Its place across: y of a horizontal line.
    var at: Float
    /// Where it begins and ends: x of a horizontal line.
    var from: Float
    var to: Float
    var width: Float
    /// Red, green, blue, eight bits each.
    var color: UInt32
  }

  /// A filled rectangle that is no line.
  struct Area: Sendable {
    var box: Box
    var color: UInt32
  }

  struct Image: Sendable {
    /// Of what is visible.
    var box: Box
    /// The number of its object, where all of it is shown, neither turned nor mirrored.
    var object: Int?
    /// The marked content that it stands in.
    var content = MarkedText.Content.none
  }

  /// A place where text begins, on its baseline, in points from the top-left.
  struct Mark: Sendable {
    var x: Float
    var y: Float
    var content: MarkedText.Content
  }

  /// In the order in which they are drawn.
  var lines: [Line] = []
  var areas: [Area] = []
  var images: [Image] = []
  /// Small filled shapes as wide as they are high, such as bullets.
  var dots: [Box] = []
  /// Around shapes that are filled and no rectangles, and around what is shaded.
  var grounds: [Box] = []
  /// Whether text is set to be neither filled nor stroked.
  var hasInvisibleText = false
  /// Of tagged files.
  var marks: [Mark] = []

  /// A drawing with more than this is an illustration: no table has so many lines.
  static let limit = 20_000

  var isFull: Bool { lines.count + areas.count + images.count + dots.count >= PageDrawing.limit }
}
