import CCmarkGFM
import DocumentModel
import Provenance

extension BlockReader {
  /// The text of an HTML block: tags are no text, block elements end paragraphs.
  mutating func readHTML(_ node: CmarkNode) {
    let text = node.literal
    map.mapWhole(text, from: max(0, node.startLine), of: reading.lines, reading.source)
    guard map.count == text.count || map.count + 1 == text.count else { return }
    var reader = HTMLBlockReader(text, map: map, source: reading.source, media: reading.media)
    for block in reader.read() { append(block) }
  }
}
