public import Provenance

/// A frame that is drawn over a page's picture, or a line through what was taken out.
public struct PageMark: Sendable {
  /// In points from the top-left of the page as displayed.
  public var box: Box
  /// Red, green, blue, eight bits each.
  public var color: UInt32
  /// Of the line, in points.
  public var width: Float
  /// Above the frame's upper left corner.
  public var label: String?
  /// A line through the middle in the place of a frame.
  public var isStruck: Bool

  public init(_ box: Box, color: UInt32, width: Float, label: String? = nil, isStruck: Bool = false) {
    (self.box, self.color, self.width, self.label, self.isStruck) = (box, color, width, label, isStruck)
  }
}
