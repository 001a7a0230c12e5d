/// A line along the page's edges, put together of all that is drawn in one place.
struct Ruling {
  /// y of a horizontal line, x of a vertical one.
  var at: Float
  var from: Float
  var to: Float

  var length: Float { to - from }

  /// How much of a stretch it goes along.
  func cover(_ start: Float, _ end: Float) -> Float { min(to, end) - max(from, start) }
}
