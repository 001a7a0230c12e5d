/// A rectangle in points, from the top-left corner of the page as displayed (crop box and rotation applied).
public struct Box: Hashable, Sendable {
  public var x: Float
  public var y: Float
  public var width: Float
  public var height: Float

  public init(x: Float, y: Float, width: Float, height: Float) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var right: Float { x + width }
  public var bottom: Float { y + height }
  public var centerX: Float { x + width / 2 }
  public var centerY: Float { y + height / 2 }

  /// The smallest box around both.
  public func union(_ other: Box) -> Box {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Box(
      x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
  }

  /// Whether the centre of another box lies inside this one grown by `slack` points.
  public func holdsCenter(of other: Box, slack: Float = 0) -> Bool {
    other.centerX >= x - slack && other.centerX <= right + slack && other.centerY >= y - slack
      && other.centerY <= bottom + slack
  }
}
