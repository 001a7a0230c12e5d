internal import Provenance

/// Chunks on one line of a column.
struct TextLine {
  /// From left to right.
  var chunks: [Chunk]
  var box: Box
  /// Of most of its characters.
  var size: Float
  var style: Int
  /// Whether nearly all of it is bold.
  var isBold: Bool

  init(_ chunks: [Chunk]) {
    self.chunks = chunks.flatMap(\.parts).sorted { $0.box.x < $1.box.x }
    let main = chunks.max { $0.scalars.count < $1.scalars.count }!
    size = main.size
    style = main.style
    box = chunks.dropFirst().reduce(chunks[0].box) { $0.union($1.box) }
    let bold = chunks.reduce(0) { $0 + $1.boldCount }
    isBold = bold * 10 >= chunks.reduce(0) { $0 + $1.scalars.count } * 9
  }

  var first: Int { chunks[0].scalars.lowerBound }
  /// The table that stands in the line's place.
  var table: FoundTable? { chunks[0].table }
  var last: Int { chunks[chunks.count - 1].scalars.upperBound - 1 }
  var scalarCount: Int { chunks.reduce(0) { $0 + $1.scalars.count } }
  /// Where the letters stand, without what ascents and descents reach over.
  var middle: Float { box.centerY }

  /// Whether it ends in a small word of up to three letters, which joins what follows: `of`, `and`, `der`.
  func endsInShortWord(_ page: PageText) -> Bool {
    var start = last
    while start > first, CharacterKind.isLetter(page.codes[start]) { start -= 1 }
    return page.isSpace(start) && (1...3).contains(last - start) && CharacterKind.isLowercase(page.codes[start + 1])
  }
}

/// Puts chunks of a column into lines.
enum LineBuilder {
  static func lines(_ chunks: [Chunk]) -> [TextLine] {
    var open: [(chunks: [Chunk], main: Box)] = []
    var lines: [TextLine] = []
    for chunk in chunks.sorted(by: { ($0.box.centerY, $0.box.x) < ($1.box.centerY, $1.box.x) }) {
      if chunk.table != nil {
        lines.append(TextLine([chunk]))
        continue
      }
      let home = open.indices.filter { sharesLine(open[$0].main, chunk.box) }
        .max { overlap(open[$0].main, chunk.box) < overlap(open[$1].main, chunk.box) }
      if let home {
        open[home].chunks.append(chunk)
        if chunk.box.height > open[home].main.height { open[home].main = chunk.box }
      } else {
        open.append(([chunk], chunk.box))
        if open.count > 4 { lines.append(TextLine(open.removeFirst().chunks)) }
      }
    }
    lines += open.map { TextLine($0.chunks) }
    return lines.sorted { ($0.middle, $0.box.x) < ($1.middle, $1.box.x) }
  }

  private static func overlap(_ a: Box, _ b: Box) -> Float {
    min(a.bottom, b.bottom) - max(a.y, b.y)
  }

  static func sharesLine(_ a: Box, _ b: Box) -> Bool {
    overlap(a, b) >= 0.5 * min(a.height, b.height)
  }
}
