/// How a text as a whole is laid out.
struct TextLayout {
  let bytes: [UInt8]
  let lines: [TextLine]
  /// Whether a blank line stands after every line, as in the raw text of a PDF.
  let isSpread: Bool
  /// Whether a line with nothing but white space ends a paragraph, in a spread text.
  let hasWhiteLines: Bool
  /// Code points that lines are filled up to; nil where they are as long as their paragraphs.
  let fill: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = TextLine.lines(of: bytes)
    fill = Self.fill(of: lines)
    isSpread = fill != nil && Self.isSpread(lines, bytes)
    hasWhiteLines = lines.contains { $0.isBlank && !$0.isEmpty }
  }

  private static func fill(of lines: [TextLine]) -> Int? {
    let widths = lines.filter { !$0.isBlank }.map(\.width).sorted()
    guard widths.count >= 3 else { return nil }
    let long = widths.filter { $0 > 130 }.count
    guard long * 20 <= widths.count else { return nil }
    let fill = widths[min(widths.count - 1, widths.count * 19 / 20)]
    return fill >= 30 ? min(fill, 130) : nil
  }

  /// Nearly every line is followed by a blank one, and many end in the middle of a sentence.
  private static func isSpread(_ lines: [TextLine], _ bytes: [UInt8]) -> Bool {
    var followed = 0
    var open = 0
    var count = 0
    var previous: Int?
    for index in lines.indices where !lines[index].isBlank {
      count += 1
      if index + 1 < lines.count, lines[index + 1].isBlank { followed += 1 }
      if let previous, LineEnding(bytes, lines[previous].text) == .open, startsLower(bytes, lines[index].text) {
        open += 1
      }
      previous = index
    }
    return count >= 4 && followed * 10 >= (count - 1) * 9 && open * 4 >= count
  }

  private static func startsLower(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = bytes[range].first else { return false }
    return (0x61...0x7A).contains(first)
  }

  /// Whether a line ended though the next one's first word had room in it.
  func isCutShort(_ line: TextLine, before next: TextLine, _ bytes: [UInt8]) -> Bool {
    guard let fill else { return true }
    let word = bytes[next.text].prefix { $0 > 0x20 }.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    return (line.indent + line.width + 1 + word) * 20 <= fill * 17
  }
}
