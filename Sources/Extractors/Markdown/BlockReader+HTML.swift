import CCmarkGFM
import DocumentModel
import HTMLContent
import Provenance

extension BlockReader {
  /// What an HTML block holds, read as any HTML is. Behind a block quote's signs only its text is taken.
  mutating func readHTML(_ node: CmarkNode) {
    let text = node.literal
    map.mapWhole(text, from: max(0, node.startLine), of: reading.lines, reading.text)
    if let range = contiguousRange() {
      let page = HTMLPage(reading.source, in: range)
      for block in EmbeddedPage(page, media: reading.media, source: reading.source).blocks { append(block) }
      return
    }
    guard map.count == text.count || map.count + 1 == text.count else { return }
    var reader = HTMLBlockReader(text, map: map, source: reading.source)
    for block in reader.read() { append(block) }
  }

  /// The stretch of the source that the mapped lines are, where nothing but white space stands between them.
  private func contiguousRange() -> Range<Int>? {
    guard let first = map.pieces.first, let last = map.pieces.last else { return nil }
    var end = first.source.lowerBound
    for piece in map.pieces {
      guard piece.source.lowerBound >= end,
        reading.text[end..<piece.source.lowerBound].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      else { return nil }
      end = piece.source.upperBound
    }
    return first.source.lowerBound..<last.source.upperBound
  }
}
