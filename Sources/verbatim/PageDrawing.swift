import Provenance

/// A page as SVG: frames and words where they stand, in points.
struct PageDrawing {
  enum Kind: String {
    case heading = "#c0392b"
    case text = "#2c3e50"
    case list = "#27ae60"
    case table = "#2980b9"
  }

  private static let struck = "#e67e22"

  private let width: Float
  private let height: Float
  private var words = ""
  private var frames = ""
  /// The frames and what is crossed through, in the order in which they are drawn.
  private(set) var marks: [Mark] = []

  struct Mark {
    var box: Box
    /// Such as `#c0392b`.
    var color: String
    /// In points.
    var width: Float
    var label: String?
    var isStruck = false
  }

  init(width: Float, height: Float) {
    self.width = width
    self.height = height
  }

  var svg: [UInt8] {
    let size = "\(PageDrawing.number(width)) \(PageDrawing.number(height))"
    let text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" width=\"\(PageDrawing.number(width))\" "
      + "height=\"\(PageDrawing.number(height))\" font-family=\"sans-serif\">\n"
      + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\(words)\(frames)</svg>\n"
    return Array(text.utf8)
  }

  mutating func text(_ text: String, in box: Box) {
    words +=
      "<text x=\"\(PageDrawing.number(box.x))\" y=\"\(PageDrawing.number(box.bottom - 0.25 * box.height))\" "
      + "font-size=\"\(PageDrawing.number(0.75 * box.height))\" textLength=\"\(PageDrawing.number(box.width))\" "
      + "lengthAdjust=\"spacingAndGlyphs\" fill=\"#555\">\(PageDrawing.escaped(text))</text>\n"
  }

  mutating func line(_ box: Box) { frame(box, stroke: "#bbb", width: 0.3) }

  mutating func cell(_ box: Box) { frame(box, stroke: Kind.table.rawValue, width: 0.5) }

  /// A frame a little wider than what it holds, with a label at its upper left corner.
  mutating func block(_ box: Box, _ kind: Kind, _ label: String) {
    let wide = Box(x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4)
    frame(wide, stroke: kind.rawValue, width: 0.9, label: label)
    frames +=
      "<text x=\"\(PageDrawing.number(max(1, wide.x - 1)))\" y=\"\(PageDrawing.number(max(7, wide.y - 1)))\" "
      + "font-size=\"7\" font-weight=\"bold\" fill=\"\(kind.rawValue)\">\(PageDrawing.escaped(label))</text>\n"
  }

  /// What was taken out, and by which rule.
  mutating func cross(_ box: Box, _ rule: String) {
    marks.append(Mark(box: box, color: PageDrawing.struck, width: 1.5, isStruck: true))
    frames +=
      "<path d=\"M\(PageDrawing.number(box.x)) \(PageDrawing.number(box.centerY))H\(PageDrawing.number(box.right))\" "
      + "stroke=\"\(PageDrawing.struck)\" stroke-width=\"1.5\"><title>\(PageDrawing.escaped(rule))</title></path>\n"
  }

  private mutating func frame(_ box: Box, stroke: String, width: Float, label: String? = nil) {
    marks.append(Mark(box: box, color: stroke, width: width, label: label))
    frames +=
      "<rect x=\"\(PageDrawing.number(box.x))\" y=\"\(PageDrawing.number(box.y))\" "
      + "width=\"\(PageDrawing.number(box.width))\" height=\"\(PageDrawing.number(box.height))\" fill=\"none\" "
      + "stroke=\"\(stroke)\" stroke-width=\"\(PageDrawing.number(width))\"/>\n"
  }

  /// To a tenth.
  private static func number(_ value: Float) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "0" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..<"\u{20}": result += " "
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
