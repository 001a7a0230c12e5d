internal import Provenance

/// Lines that belong together, before they are text.
struct LayoutBlock {
  enum Kind {
    case text
    case list([LayoutItem])
    case table(LayoutTable)
  }

  var kind: Kind
  /// In order.
  var lines: [TextLine]
  /// Index of the page.
  var page: Int
  /// From 0 on a page.
  var column: Int
  /// Of its column.
  var columnBox: Box
  /// Whether it runs up or down the page.
  var isTurned = false

  var box: Box { lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) } }
  var size: Float { lines.max { $0.scalarCount < $1.scalarCount }!.size }
  var style: Int { lines.max { $0.scalarCount < $1.scalarCount }!.style }
  var isBold: Bool { lines.allSatisfy(\.isBold) }
  var scalarCount: Int { lines.reduce(0) { $0 + $1.scalarCount } }
}

/// An item of a list: its lines, the first without its marker.
struct LayoutItem {
  /// Nil where it has none that is text.
  var marker: Marker?
  var lines: [TextLine]
  /// Where its marker stands, in points from the left.
  var markerLeft: Float
  var textLeft: Float
  var depth = 0
  /// Whether its bullet is drawn and no text.
  var hasDrawnBullet = false
}
