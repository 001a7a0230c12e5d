import Provenance
import Stages

/// How a text is written in its block: stretches as they are, escapes, entities.
struct Spelling {
  enum Part {
    case plain(Range<Int>)
    case escape(Range<Int>)
    /// With the UTF-8 that it stands for.
    case entity(Range<Int>, [UInt8])
  }

  private(set) var parts: [Part] = []
  /// Where it ends in the block's text.
  private(set) var end: Int

  /// Nil where the text does not stand at `start` in the block's text.
  init?(
    _ literal: UnsafeBufferPointer<UInt8>, in content: UnsafeBufferPointer<UInt8>, at start: Int, map: ContentMap,
    source: Source
  ) {
    end = start
    if !match(literal, content, start, map, source, escapes: true) {
      parts = []
      guard match(literal, content, start, map, source, escapes: false) else { return nil }
    }
  }

  private mutating func match(
    _ literal: UnsafeBufferPointer<UInt8>, _ content: UnsafeBufferPointer<UInt8>, _ start: Int, _ map: ContentMap,
    _ source: Source, escapes: Bool
  ) -> Bool {
    var index = start
    var plain = start
    var done = 0
    func flush(_ parts: inout [Part]) {
      if index > plain { parts.append(.plain(plain..<index)) }
    }
    while done < literal.count {
      guard index < content.count else { return false }
      let byte = content[index]
      if escapes, byte == UInt8(ascii: "\\"), index + 1 < content.count,
        MarkdownSpelling.isPunctuation(content[index + 1]), literal[done] == content[index + 1]
      {
        guard !map.hull(index..<(index + 2)).isEmpty else { return false }
        flush(&parts)
        parts.append(.escape(index..<(index + 2)))
        index += 2
        done += 1
        plain = index
      } else if byte == UInt8(ascii: "&"), let (utf8, length) = Self.entity(content, index, map, source),
        literal[done...].starts(with: utf8)
      {
        // Damaged cells have content that stands nowhere.
        guard !map.hull(index..<(index + length)).isEmpty else { return false }
        flush(&parts)
        parts.append(.entity(index..<(index + length), utf8))
        index += length
        done += utf8.count
        plain = index
      } else {
        guard byte == literal[done] else { return false }
        index += 1
        done += 1
      }
    }
    flush(&parts)
    end = index
    return true
  }

  private static func entity(
    _ content: UnsafeBufferPointer<UInt8>, _ offset: Int, _ map: ContentMap, _ source: Source
  ) -> (utf8: [UInt8], length: Int)? {
    let limit = min(content.count, offset + 40)
    guard content[offset..<limit].contains(UInt8(ascii: ";")) else { return nil }
    let text = Array(content[offset..<limit])
    if let found = HTMLEntities.decode(text, at: 0, in: .markdown) { return found }
    // cmark takes one digit more than the standard says.
    guard let found = HTMLEntities.decode(text, at: 0), found.length <= 11, text[1] == UInt8(ascii: "#"),
      text[found.length - 1] == UInt8(ascii: ";")
    else { return nil }
    return found
  }

  func append(to text: inout TracedText, content: UnsafeBufferPointer<UInt8>, map: ContentMap, source: Source) {
    for part in parts {
      switch part {
      case .plain(let range): map.append(range, of: content, from: source, to: &text)
      case .escape(let range):
        let place = map.hull(range)
        let rule = place.count == 2 ? Rule.markdownEscape : .markdownCell
        text.appendDecoded(source, place, as: content[(range.lowerBound + 1)..<range.upperBound], by: rule)
      case .entity(let range, let utf8):
        let place = map.hull(range)
        let isHTML = HTMLEntities.spelled(Array(source.utf8[place])) ?? [] == utf8
        text.appendDecoded(source, place, as: utf8, by: isHTML ? .htmlEntity : .markdownEntity)
      }
    }
  }
}
