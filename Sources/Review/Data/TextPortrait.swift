import JSONText

/// A text seen from afar: its first lines as strokes, those that the record holds and those that it does not.
///
/// Paths for an SVG of 60 by 78: only letters and numbers of our own.
struct TextPortrait {
  private static let rows = 34
  private static let columns = 84

  private var held = ""
  private var left = ""

  init(_ text: MarkedText) {
    let ranges = text.marks.compactMap { mark -> Range<Int>? in
      if case .evidence = mark.mark { mark.range } else { nil }
    }.sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    var reach = 0
    var row = 0
    for line in 1...text.lineStarts.count where row < TextPortrait.rows {
      let range = text.range(ofLine: line)
      while next < ranges.count, ranges[next].lowerBound < range.upperBound {
        reach = max(reach, ranges[next].upperBound)
        next += 1
      }
      guard let (indent, length) = TextPortrait.stroke(text.utf8[range]) else { continue }
      add(indent, length, row, isHeld: reach > range.lowerBound)
      row += 1
    }
  }

  /// Where the visible characters of a line begin, and how many columns they take; nil for a blank line.
  private static func stroke(_ line: ArraySlice<UInt8>) -> (indent: Int, length: Int)? {
    let visible = line.prefix(400)
    guard let first = visible.firstIndex(where: { $0 > 0x20 }), let last = visible.lastIndex(where: { $0 > 0x20 })
    else { return nil }
    let indent = min(first - line.startIndex, 30)
    return (indent, min(columns - indent, last - first + 1))
  }

  private mutating func add(_ indent: Int, _ length: Int, _ row: Int, isHeld: Bool) {
    let x = 6 + indent * 48 / TextPortrait.columns
    let stroke = "M\(x) \(7 + 2 * row)h\(max(1, length * 48 / TextPortrait.columns))"
    if isHeld { held += stroke } else { left += stroke }
  }

  func write(_ json: inout JSONWriter) {
    json.beginArray()
    json.string(held)
    json.string(left)
    json.endArray()
  }
}
