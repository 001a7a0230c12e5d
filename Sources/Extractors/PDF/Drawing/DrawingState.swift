internal import Provenance

/// The graphics state, as far as lines and rectangles depend on it (ISO 32000-1, 8.4).
struct DrawingState {
  var transform: DrawingTransform
  var clip: Box
  var lineWidth = 1.0
  var stroke: UInt32 = 0
  var fill: UInt32 = 0
  /// Whether one component is a tint: 0 is white.
  var strokeIsTint = false
  var fillIsTint = false
}

/// Colours of the device spaces as red, green, blue.
enum DrawingColor {
  static func color(_ components: ArraySlice<Double>, isTint: Bool) -> UInt32 {
    let values = components.map { max(0, min(1, $0)) }
    switch values.count {
    case 1:
      let gray = isTint ? 1 - values[0] : values[0]
      return packed(gray, gray, gray)
    case 3: return packed(values[0], values[1], values[2])
    case 4:
      let light = 1 - values[3]
      return packed((1 - values[0]) * light, (1 - values[1]) * light, (1 - values[2]) * light)
    default: return 0x808080
    }
  }

  private static func packed(_ red: Double, _ green: Double, _ blue: Double) -> UInt32 {
    UInt32(red * 255) << 16 | UInt32(green * 255) << 8 | UInt32(blue * 255)
  }
}
