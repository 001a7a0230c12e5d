internal import Provenance

/// Puts the text of lines together from pieces of the page, the white space between them being the page's own.
struct LineText {
  private let page: PageText
  private(set) var text = TracedText()
  /// Ranges of the text, in bytes, and the scalars that they quote.
  private(set) var pieces: [(text: Range<Int>, scalars: Range<Int>)] = []

  init(_ page: PageText) {
    self.page = page
  }

  /// The text of lines, from the scalar after `start` on in the first.
  init(_ page: PageText, _ lines: [TextLine], skipping marker: Range<Int>? = nil) {
    self.page = page
    var chunks = lines.flatMap(\.chunks).map(\.scalars)
    if let marker, let first = chunks.first, first.lowerBound == marker.lowerBound {
      var start = marker.upperBound
      while start < first.upperBound, page.isSpace(start) { start += 1 }
      chunks[0] = start..<first.upperBound
      if chunks[0].isEmpty { chunks.removeFirst() }
    }
    for (index, chunk) in chunks.enumerated() {
      append(chunk, next: index + 1 < chunks.count ? chunks[index + 1] : nil)
    }
  }

  private mutating func append(_ chunk: Range<Int>, next: Range<Int>?) {
    var end = chunk.upperBound
    if let next, DropCaps.begins(chunk, wordOf: next, page) { return quote(chunk) }
    if let next, next.lowerBound >= end, (end..<next.lowerBound).allSatisfy(page.isSpace) {
      quote(chunk.lowerBound..<next.lowerBound)
      if next.lowerBound == end, touch(chunk, next) == false { text.append(TracedText(" ", by: .pdfSpace)) }
      return
    }
    if let next, breaksWord(chunk, next) { return breakLine(chunk, next) }
    // The white space after the chunk stands for the gap; without any, that before the next one.
    if end < page.count, page.isSpace(end), next.map({ !touch(chunk, $0) }) ?? true { end += 1 }
    quote(chunk.lowerBound..<end)
    guard let next, end == chunk.upperBound, !touch(chunk, next) else { return }
    if next.lowerBound > 0, page.isSpace(next.lowerBound - 1) {
      quote((next.lowerBound - 1)..<next.lowerBound)
    } else {
      text.append(TracedText(" ", by: .pdfSpace))
    }
  }

  /// Whether a line ends with a hyphen, and the next one stands below it.
  private func breaksWord(_ chunk: Range<Int>, _ next: Range<Int>) -> Bool {
    let last = page.codes[chunk.upperBound - 1]
    guard last == 0x2D || last == 0xAD || last == 0x2010 else { return false }
    return page.geometry.boxes[next.lowerBound].y > page.geometry.boxes[chunk.upperBound - 1].centerY
  }

  /// The end of a line where the page's text has it, else of our own: in a table what follows on the page is the next cell.
  private mutating func breakLine(_ chunk: Range<Int>, _ next: Range<Int>) {
    quote(chunk)
    let places = [chunk.upperBound, next.lowerBound - 1].filter { $0 >= 0 && $0 < page.count }
    if let place = places.first(where: { page.codes[$0] == 0x0A }) {
      quote(place..<(place + 1))
    } else {
      text.append(TracedText("\n", by: .pdfSpace))
    }
  }

  /// Whether the next chunk goes on without a space.
  private func touch(_ chunk: Range<Int>, _ next: Range<Int>) -> Bool {
    let a = page.geometry.boxes[chunk.upperBound - 1]
    let b = page.geometry.boxes[next.lowerBound]
    let size = page.size(chunk.upperBound - 1)
    return abs(b.centerY - a.centerY) < 0.6 * max(a.height, b.height) && b.x - a.right < 0.1 * size && b.x > a.x
  }

  private mutating func quote(_ scalars: Range<Int>) {
    guard !page.falseSpaces.isEmpty else { return quoteWhole(scalars) }
    var start = scalars.lowerBound
    for space in scalars where page.falseSpaces.contains(space) {
      quoteWhole(start..<space)
      start = space + 1
    }
    quoteWhole(start..<scalars.upperBound)
  }

  private mutating func quoteWhole(_ scalars: Range<Int>) {
    guard !scalars.isEmpty else { return }
    let start = text.count
    if page.detail.isRecognized {
      appendRecognized(scalars)
    } else {
      text.appendQuoted(page.source, page.bytes(scalars))
    }
    pieces.append((start..<text.count, scalars))
  }

  /// Word by word, so that each has its own place.
  private mutating func appendRecognized(_ scalars: Range<Int>) {
    var start = scalars.lowerBound
    while start < scalars.upperBound {
      var end = start + 1
      while end < scalars.upperBound, page.isSpace(end) == page.isSpace(start) { end += 1 }
      let bytes = page.bytes(start..<end)
      text.append(page.source.decode(bytes, as: page.source.utf8[bytes], by: .ocr))
      start = end
    }
  }
}
