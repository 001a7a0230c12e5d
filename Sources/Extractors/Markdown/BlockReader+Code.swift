import CCmarkGFM
import DocumentModel
import Provenance

extension BlockReader {
  /// A code block's lines are ends of source lines; what is left of a tab that indents them is spaces.
  mutating func readCode(_ node: CmarkNode) {
    var text = node.codeText
    if text.last == 0x0A { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
    let isFenced = node.pointee.as.code.fenced != 0
    let first = max(0, node.startLine) + (isFenced ? 1 : 0)
    let language = isFenced ? language(node) : nil
    map.mapWhole(text, from: first, of: reading.lines, reading.text)
    var code = TracedText()
    map.append(0..<map.count, of: text, from: reading.source, to: &code, isCode: true)
    reading.media.locatedCount += 1
    if code.isEmpty, language == nil { return }
    append(Block(.code(code, language: language)))
  }

  /// The first word after a fence, which may stand in braces with a dot before it (`{.python}`, `{r, echo=FALSE}`), or
  /// before braces.
  private func language(_ node: CmarkNode) -> TracedText? {
    let isOpening = { (byte: UInt8) in byte == UInt8(ascii: "{") || byte == UInt8(ascii: ".") || byte <= 0x20 }
    let info = node.info
    let isBraced = info.first == UInt8(ascii: "{")
    let skipped = isBraced ? info.prefix(while: isOpening).count : 0
    let word = UnsafeBufferPointer(rebasing: info[skipped...].prefix { $0 > 0x20 && !"{},".utf8.contains($0) })
    guard !word.isEmpty, !isBraced || !word.contains(UInt8(ascii: "=")), node.startLine >= 0,
      node.startLine < reading.lines.count
    else { return nil }
    let line = reading.lines.text(node.startLine)
    var start = min(line.lowerBound + max(0, Int(node.pointee.start_column) - 1), line.upperBound)
    let isFence = { (byte: UInt8) in byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") }
    while start < line.upperBound, !isFence(reading.text[start]) { start += 1 }
    while start < line.upperBound, isFence(reading.text[start]) || reading.text[start] <= 0x20 { start += 1 }
    while isBraced, start < line.upperBound, isOpening(reading.text[start]) { start += 1 }
    return traced(word, in: start..<line.upperBound)
  }

  /// A text that stands at the start of a stretch of the source, escapes and entities allowed.
  func traced(_ literal: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> TracedText? {
    var map = ContentMap()
    map.append(range.count, at: range)
    return reading.text.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[range])
      guard let spelling = Spelling(literal, in: content, at: 0, map: map, source: reading.source) else { return nil }
      var result = TracedText()
      spelling.append(to: &result, content: content, map: map, source: reading.source)
      return result
    }
  }
}
