import CCmarkGFM
import DocumentModel
import Provenance
import Stages

/// An HTML element within a text that is not closed yet.
struct OpenTag {
  var name: String
  /// Index of its mark; nil where it makes none.
  var mark: Int?
  var start: Int
  var target: TracedText?
}

extension InlineReader {
  /// Whether what is read now is no text: a script, a style.
  var isHidden: Bool { openTags.contains { $0.name == "script" || $0.name == "style" } }

  mutating func readTag(_ node: CmarkNode) {
    let literal = node.literal
    let offset = offsetInContent(literal)
    if let offset { cursor = max(cursor, offset + literal.count) }
    guard imageDepth == 0 else { return }
    let tag = InlineTag(literal)
    switch tag.kind {
    case .opening: openTag(tag, node, offset)
    case .closing: closeTag(tag.name)
    case .comment:
      guard let offset else { return }
      let place = map.hull(offset..<(offset + literal.count))
      media.dropped.append(Dropped(source.quote(place), by: .markdownComment))
    case .other: break
    }
  }

  /// More elements than ever stand in each other; what opens further in marks nothing.
  private static let depthLimit = 256

  private mutating func openTag(_ tag: InlineTag, _ node: CmarkNode, _ offset: Int?) {
    switch tag.name {
    case "br", "hr": appendBreak(node, offset)
    case "img": appendImage(tag, offset)
    case "a":
      // A link ends where the next begins, as in HTML.
      closeTag("a")
      guard let target = attribute("href", of: tag, offset), !target.isEmpty else { return }
      openTags.append(OpenTag(name: "a", mark: startMark(.link(-1)), start: text.count, target: target))
    default:
      guard !tag.isSelfClosing, openTags.count < Self.depthLimit else { return }
      if let kind = Self.marks[tag.name] {
        openTags.append(OpenTag(name: tag.name, mark: startMark(kind), start: text.count))
      } else if tag.name == "script" || tag.name == "style" {
        openTags.append(OpenTag(name: tag.name, start: text.count))
      }
    }
  }

  private static let marks: [String: Mark.Kind] = [
    "em": .emphasis, "i": .emphasis, "cite": .emphasis, "var": .emphasis, "dfn": .emphasis, "strong": .strong,
    "b": .strong, "code": .code, "kbd": .code, "samp": .code, "tt": .code, "del": .strikethrough, "s": .strikethrough,
    "strike": .strikethrough, "sup": .superscript, "sub": .`subscript`,
  ]

  private mutating func closeTag(_ name: String) {
    guard let index = openTags.lastIndex(where: { $0.name == name }) else { return }
    let tag = openTags[index]
    openTags.removeSubrange(index...)
    end(tag)
  }

  /// A link that the block does not close ends with it. Whether other elements were meant to be open to its end is not known.
  mutating func closeTags() {
    for tag in openTags.reversed() where tag.name == "a" { end(tag) }
    openTags = []
  }

  private mutating func end(_ tag: OpenTag) {
    guard let mark = tag.mark, mark < marks.count else { return }
    endMark(mark)
    guard let target = tag.target else { return }
    marks[mark].kind = .link(media.links.count)
    media.links.append(Link(text: text[min(tag.start, text.count)..<text.count], target: target))
  }

  /// A line's end beside the tag stands for the break; else the tag does.
  private mutating func appendBreak(_ node: CmarkNode, _ offset: Int?) {
    guard !isHidden else { return }
    if let next = node.next, next.kind == .softBreak || next.kind == .lineBreak { return breaksNext = true }
    if let before = node.pointee.prev, before.kind == .softBreak || before.kind == .lineBreak {
      return breakAtLineEnd()
    }
    guard let offset else { return }
    let start = text.count
    let place = map.hull(offset..<(offset + node.literal.count))
    guard !place.isEmpty else { return }
    text.appendDecoded(source, place, as: [0x0A], by: .markdownBreakTag)
    marks.append(Mark(.lineBreak, start..<text.count))
  }

  /// The white space at the end of the text is a break that the author asked for.
  private mutating func breakAtLineEnd() {
    var start = text.count
    let first = marks.last?.range.lowerBound ?? 0
    while start > first, text.utf8[start - 1].isASCIIWhitespace { start -= 1 }
    let isMarked = marks.last.map { $0.kind == .lineBreak && $0.range.upperBound == text.count } ?? false
    if start < text.count, !isMarked { marks.append(Mark(.lineBreak, start..<text.count)) }
  }

  private mutating func appendImage(_ tag: InlineTag, _ offset: Int?) {
    guard let target = attribute("src", of: tag, offset), !target.isEmpty, !isHidden else { return }
    var image = Image(target: target)
    if let alternative = attribute("alt", of: tag, offset), !alternative.isEmpty { image.alternative = alternative }
    if let title = attribute("title", of: tag, offset), !title.isEmpty { image.caption = title }
    marks.append(Mark(.image(media.images.count), text.count..<text.count))
    media.images.append(image)
  }

  /// The value of an attribute, its entities decoded.
  private func attribute(_ name: String, of tag: InlineTag, _ offset: Int?) -> TracedText? {
    guard let offset, let value = tag.value(name) else { return nil }
    let range = (value.lowerBound + offset)..<(value.upperBound + offset)
    var result = TracedText()
    var plain = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let limit = min(range.upperBound, index + 40)
      if content[index] == UInt8(ascii: "&"),
        let (utf8, length) = HTMLEntities.decode(Array(content[index..<limit]), at: 0, in: .attribute)
      {
        map.append(plain..<index, of: content, from: source, to: &result)
        result.appendDecoded(source, map.hull(index..<(index + length)), as: utf8, by: .htmlEntity)
        index += length
        plain = index
      } else {
        index += 1
      }
    }
    map.append(plain..<range.upperBound, of: content, from: source, to: &result)
    return result
  }
}
