internal import Provenance

/// Characters that stand together on a line, cut where the line has a wide gap.
struct Chunk {
  /// No white space at its ends.
  var scalars: Range<Int>
  /// Around its characters and those of its marker.
  var box: Box
  /// Of most of its characters, in points.
  var size: Float
  /// Index into the page's styles, of most of its characters.
  var style: Int
  /// How many of its characters are bold, white space counted with what stands around it.
  var boldCount: Int
  var isBold: Bool { boldCount * 2 > scalars.count }
  /// A bullet or a number that stands before it, away from it: at most one.
  var marker: [Chunk] = []
  /// The table that this chunk stands for.
  var table: FoundTable?

  /// The marker, if any, and the text, each by itself.
  var parts: [Chunk] {
    guard let first = marker.first else { return [self] }
    var text = self
    text.marker = []
    text.box.width = box.right - textLeft
    text.box.x = textLeft
    return [first, text]
  }

  /// Where its own text begins.
  var textLeft: Float
  /// Whether its first character is a small letter: a sentence goes on.
  var beginsSmall = false
  /// Whether it begins as captions do.
  var isCaption = false
  /// Whether it is a number, with a sign or a letter or two: `45%`, `$3.2M`, `12,500+`.
  var isFigure = false
  /// Whether it begins with a number and is short: `3 years`, `9 of 10`.
  var isCount = false
  /// Whether it names a year, as the head of a step in time does: `2023`, `Q1 2024`.
  var hasYear = false
  /// The row of names that it stands in.
  var row: NameRow?
  /// Whether it says what the figure above it counts.
  var followsFigure = false

  init(scalars: Range<Int>, box: Box, size: Float, style: Int, boldCount: Int) {
    self.scalars = scalars
    self.box = box
    self.size = size
    self.style = style
    self.boldCount = boldCount
    textLeft = box.x
  }
}

/// Cuts a page's text into chunks: at poppler's line feeds, and at wide gaps.
struct ChunkReader {
  /// A gap wider than this, in units of the font size, cuts.
  static let gap: Float = 1.1

  private let page: PageText
  private(set) var chunks: [Chunk] = []
  /// Text that runs up or down the page.
  private(set) var turned: [Chunk] = []

  init(_ page: PageText) {
    self.page = page
    var start = 0
    while start < page.count {
      var end = start
      while end < page.count, !(page.codes[end] == 10 || page.codes[end] == 12 || page.codes[end] == 13) { end += 1 }
      readLine(start..<end)
      start = end + 1
    }
    turned = turned.sorted { order($0) < order($1) }
    chunks = MarkerJoiner(page).join(DropCaps.onTheirLines(ScriptJoiner(page, chunks).joined(), page))
    for index in chunks.indices {
      chunks[index].isCaption = CaptionLabel.begins(page, chunks[index].scalars)
      chunks[index].isFigure = isFigure(chunks[index].scalars)
      chunks[index].isCount =
        chunks[index].isFigure
        || chunks[index].scalars.count <= 16 && CharacterKind.isDigit(page.codes[chunks[index].scalars.lowerBound])
      chunks[index].hasYear = hasYear(chunks[index].scalars)
      if !chunks[index].marker.isEmpty { chunks[index].beginsSmall = false }
    }
  }

  private func isFigure(_ scalars: Range<Int>) -> Bool {
    guard scalars.count <= 16 else { return false }
    let digits = scalars.count { CharacterKind.isDigit(page.codes[$0]) }
    let letters = scalars.count {
      CharacterKind.isLowercase(page.codes[$0]) || CharacterKind.isUppercase(page.codes[$0])
    }
    return digits > 0 && letters <= max(4, digits)
  }

  /// Four digits by themselves, of the last century or this one.
  private func hasYear(_ scalars: Range<Int>) -> Bool {
    guard scalars.count >= 4, scalars.count <= 32 else { return false }
    return (scalars.lowerBound...(scalars.upperBound - 4)).contains { start in
      let digits = (start..<(start + 4)).map { page.codes[$0] }
      guard digits.allSatisfy(CharacterKind.isDigit),
        digits[0] == 0x31 && digits[1] == 0x39 || digits[0] == 0x32 && digits[1] == 0x30
      else { return false }
      let (before, after) = (start - 1, start + 4)
      return !(before >= scalars.lowerBound && CharacterKind.isDigit(page.codes[before]))
        && !(after < scalars.upperBound && CharacterKind.isDigit(page.codes[after]))
    }
  }

  private mutating func readLine(_ line: Range<Int>) {
    let ink = line.filter { !page.isSpace($0) }
    guard let first = ink.first, let last = ink.last else { return }
    if isTurned(ink) {
      turned.append(chunk(first..<(last + 1)))
      return
    }
    var start = first
    for (here, next) in zip(ink, ink.dropFirst()) {
      let a = page.geometry.boxes[here]
      let b = page.geometry.boxes[next]
      let size = max(page.size(here), page.size(next))
      // Poppler leaves the space out where the gap is wide.
      let isUnspaced = next == here + 1 && b.x - a.right > 0.2 * size
      let isElsewhere = b.x < a.x - 2 * size || abs(b.centerY - a.centerY) > 0.8 * max(size, a.height, b.height)
      guard
        isUnspaced || isElsewhere || page.jumps.contains(next) || b.x - a.right > ChunkReader.gap * gapSize(here, next)
          || b.x - a.right > 0.5 * size && startsCaption(next..<(last + 1), after: here)
      else { continue }
      chunks.append(chunk(start..<(here + 1)))
      start = next
    }
    chunks.append(chunk(start..<(last + 1)))
  }

  /// The caption of a picture beside the text, in type of its own.
  private func startsCaption(_ rest: Range<Int>, after scalar: Int) -> Bool {
    page.styles[rest.lowerBound] != page.styles[scalar] && CaptionLabel.isNumbered(page, rest)
  }

  /// What a gap is measured by: the smaller size beside much bigger type, such as a first letter over three lines.
  private func gapSize(_ here: Int, _ next: Int) -> Float {
    let (small, big) = (min(page.size(here), page.size(next)), max(page.size(here), page.size(next)))
    return big > 1.6 * small ? small : big
  }

  /// Whether a line's characters go up or down.
  private func isTurned(_ ink: [Int]) -> Bool {
    guard ink.count > 1 else { return false }
    var across = 0
    var along = 0
    for (here, next) in zip(ink, ink.dropFirst()) {
      let up = abs(page.geometry.boxes[next].centerY - page.geometry.boxes[here].centerY)
      let right = abs(page.geometry.boxes[next].centerX - page.geometry.boxes[here].centerX)
      if up > right { across += 1 } else { along += 1 }
    }
    return across > along
  }

  /// Lines that run up the page follow each other to the right, as a reader sees who turns the page; those that run down, to
  /// the left.
  private func order(_ chunk: Chunk) -> (Int, Float) {
    let (first, last) = (
      page.geometry.boxes[chunk.scalars.lowerBound], page.geometry.boxes[chunk.scalars.upperBound - 1]
    )
    return last.centerY < first.centerY ? (0, chunk.box.x) : (1, -chunk.box.x)
  }

  private func chunk(_ scalars: Range<Int>) -> Chunk { ChunkReader.chunk(page, scalars) }

  /// The chunk of a range of characters, without white space at its ends.
  static func chunk(_ page: PageText, _ scalars: Range<Int>) -> Chunk {
    var box: Box?
    var counts: [(style: Int32, count: Int)] = []
    for scalar in scalars where !page.isSpace(scalar) {
      let here = page.geometry.boxes[scalar]
      box = box.map { $0.union(here) } ?? here
      let style = page.styles[scalar]
      if let known = counts.lastIndex(where: { $0.style == style }) {
        counts[known].count += 1
      } else {
        counts.append((style, 1))
      }
    }
    let most = counts.max { $0.count < $1.count }?.style ?? -1
    let bold = scalars.count { page.styles[$0] >= 0 && page.isBold[Int(page.styles[$0])] }
    let sample = scalars.first { page.styles[$0] == most } ?? scalars.lowerBound
    var chunk = Chunk(
      scalars: scalars, box: box ?? Box(x: 0, y: 0, width: 0, height: 0), size: page.size(sample), style: Int(most),
      boldCount: bold)
    chunk.beginsSmall = CharacterKind.isLowercase(page.codes[scalars.lowerBound])
    return chunk
  }
}
