import JSONText

/// A text seen from afar: its first lines as strokes, those that the record holds and those that it does not.
///
/// Paths for an SVG of 60 by 78: only letters and numbers of our own.
struct TextPortrait {
  private static let rows = 34
  private static let columns = 84

  private var held = ""
  private var left = ""

  /// Of the file itself, or of the inner file that most of the record is from; nil where there is none with lines.
  init?(_ texts: SourceTexts) {
    let texts = texts.texts.filter(\.hasLines)
    guard let most = texts.max(by: { $0.marks.count < $1.marks.count }) else { return nil }
    self.init(texts.first { $0.name == nil } ?? most)
  }

  private init(_ text: MarkedText) {
    if text.name == nil { drawLines(of: text) } else { drawWords(of: text) }
  }

  /// Inner files are mostly markup: what the record holds of each block, wrapped as text is.
  private mutating func drawWords(of text: MarkedText) {
    let rows = (text.lineStarts + LongLines.cuts(text)).sorted()
    var held = Array(repeating: 0, count: rows.count)
    var reach = 0
    for range in TextPortrait.held(text) where range.upperBound > reach {
      let row = TextPortrait.row(of: range.lowerBound, rows)
      held[row] += range.upperBound - max(reach, range.lowerBound)
      reach = range.upperBound
    }
    var row = 0
    for count in held where count > 0 {
      for start in stride(from: 0, to: count, by: TextPortrait.columns) where row < TextPortrait.rows {
        add(0, min(TextPortrait.columns, count - start), row, isHeld: true)
        row += 1
      }
    }
  }

  private static func held(_ text: MarkedText) -> [Range<Int>] {
    text.marks.compactMap { mark in
      switch mark.mark {
      case .evidence, .elsewhere: mark.range
      case .omission, .repair: nil
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The last row that begins at or before an offset.
  private static func row(of offset: Int, _ rows: [Int]) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private mutating func drawLines(of text: MarkedText) {
    let ranges = TextPortrait.held(text)
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
