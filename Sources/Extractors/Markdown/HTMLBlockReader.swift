import DocumentModel
import Provenance
import Stages

/// The paragraphs of a piece of HTML within Markdown: text outside tags, comments, scripts and styles.
struct HTMLBlockReader {
  private let text: UnsafeBufferPointer<UInt8>
  private let map: ContentMap
  private let source: Source
  private var index = 0
  private var paragraph = TracedText()
  private var blocks: [Block] = []
  private var hidden: String?

  init(_ text: UnsafeBufferPointer<UInt8>, map: ContentMap, source: Source) {
    self.text = text
    self.map = map
    self.source = source
  }

  mutating func read() -> [Block] {
    let end = min(text.count, map.count)
    while index < end {
      if text[index] == UInt8(ascii: "<"), let tagEnd = endOfTag(end) {
        readTag(UnsafeBufferPointer(rebasing: text[index..<tagEnd]))
        index = tagEnd
      } else {
        readText(end)
      }
    }
    endParagraph()
    return blocks
  }

  private func endOfTag(_ end: Int) -> Int? {
    guard index + 1 < end else { return nil }
    if text[index...].starts(with: "<!--".utf8) {
      var here = index + 4
      while here + 2 < end {
        if text[here] == 0x2D, text[here + 1] == 0x2D, text[here + 2] == 0x3E { return here + 3 }
        here += 1
      }
      return end
    }
    let next = text[index + 1]
    guard (0x61...0x7A).contains(next | 0x20) || next == 0x2F || next == 0x21 || next == 0x3F else { return nil }
    var here = index + 1
    while here < end, text[here] != UInt8(ascii: ">") { here += 1 }
    return here < end ? here + 1 : end
  }

  private mutating func readTag(_ bytes: UnsafeBufferPointer<UInt8>) {
    let tag = InlineTag(bytes)
    if let hidden {
      if tag.kind == .closing, tag.name == hidden { self.hidden = nil }
      return
    }
    if tag.kind == .opening, tag.name == "script" || tag.name == "style" { hidden = tag.name }
    if !Self.inlineNames.contains(tag.name), tag.kind == .opening || tag.kind == .closing { endParagraph() }
  }

  private static let inlineNames: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  private mutating func readText(_ end: Int) {
    var stop = index + 1
    while stop < end, text[stop] != UInt8(ascii: "<") { stop += 1 }
    defer { index = stop }
    guard hidden == nil else { return }
    var plain = index
    var here = index
    while here < stop {
      let limit = min(stop, here + 40)
      if text[here] == UInt8(ascii: "&"), let (utf8, length) = HTMLEntities.decode(Array(text[here..<limit]), at: 0) {
        map.append(plain..<here, of: text, from: source, to: &paragraph)
        paragraph.appendDecoded(source, map.hull(here..<(here + length)), as: utf8, by: .htmlEntity)
        here += length
        plain = here
      } else {
        here += 1
      }
    }
    map.append(plain..<stop, of: text, from: source, to: &paragraph)
  }

  private mutating func endParagraph() {
    let text = paragraph.trimmed()
    paragraph = TracedText()
    if !text.isEmpty { blocks.append(Block(.paragraph(Inline(text)))) }
  }
}
