internal import Provenance

/// A map of the plane (ISO 32000-1, 8.3.3): `x' = a x + c y + e`, `y' = b x + d y + f`.
struct DrawingTransform {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  init() {}

  init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  init?(_ value: PDFValue?) {
    guard let numbers = value?.array?.compactMap(\.number), numbers.count == 6 else { return nil }
    self.init(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
  }

  /// First this map, then the other.
  func then(_ other: DrawingTransform) -> DrawingTransform {
    DrawingTransform(
      a * other.a + b * other.c, a * other.b + b * other.d, c * other.a + d * other.c, c * other.b + d * other.d,
      e * other.a + f * other.c + other.e, e * other.b + f * other.d + other.f)
  }

  func apply(_ x: Double, _ y: Double) -> DrawingPoint {
    DrawingPoint(x: a * x + c * y + e, y: b * x + d * y + f)
  }

  /// Whether an image stands upright on a page whose y grows downwards.
  var isUpright: Bool { a > 0 && d < 0 && max(abs(b), abs(c)) < 0.01 * min(a, -d) }

  /// How much longer a line becomes, about.
  var scale: Double { abs(a * d - b * c).squareRoot() }
}

struct DrawingPoint {
  var x: Double
  var y: Double
}
