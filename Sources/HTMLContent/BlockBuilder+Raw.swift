import DocumentModel
import Provenance

extension BlockBuilder {
  /// Notes the tags that carry metadata.
  mutating func noteHead(_ tag: HTMLTag, _ range: Range<Int>) {
    switch tag {
    case .meta, .link, .base, .html:
      page.head.append(HTMLPage.HeadTag(tag: tag, range: range, content: range.upperBound..<range.upperBound))
    case .title:
      guard !open.contains(where: { $0.tag == .svg }) else { return }
      let end = rawTextEnd(tag, from: range.upperBound)
      page.head.append(HTMLPage.HeadTag(tag: tag, range: range, content: range.upperBound..<(end ?? range.upperBound)))
    case .script:
      guard let type = HTMLAttributes.value("type", of: range, in: bytes),
        bytes.hasWord("application/ld+json", at: trimmed(type))
      else { return }
      let end = rawTextEnd(tag, from: range.upperBound)
      page.head.append(HTMLPage.HeadTag(tag: tag, range: range, content: range.upperBound..<(end ?? range.upperBound)))
    default: break
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low].isASCIIWhitespace { low += 1 }
    while high > low, bytes[high - 1].isASCIIWhitespace { high -= 1 }
    return low..<high
  }

  /// The inside of elements whose content is no markup in HTML5, though libxml2 reads it as such, is passed over.
  mutating func skipRawText(_ tag: HTMLTag, _ range: Range<Int>) {
    switch tag {
    case .title, .textarea, .iframe, .noembed, .noframes:
      if let end = rawTextEnd(tag, from: range.upperBound) { skipUntil = end }
    default: break
    }
  }

  /// The offset of the end tag of raw text, or nil.
  private func rawTextEnd(_ tag: HTMLTag, from start: Int) -> Int? {
    let name = Array(tag.name.utf8)
    var index = start
    while index + name.count + 2 <= bytes.count {
      guard let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return nil }
      index = next + 1
      guard next + name.count + 2 <= bytes.count, bytes[next + 1] == UInt8(ascii: "/") else { continue }
      if zip(bytes[(next + 2)...], name).allSatisfy({ $0 | 0x20 == $1 }) { return next }
    }
    return nil
  }

  mutating func noteProperty(_ tag: HTMLTag, _ range: Range<Int>, _ element: inout OpenElement) {
    element.property = page.properties.count
    page.properties.append(
      HTMLPage.PropertyTag(
        tag: tag, range: range, content: range.upperBound..<range.upperBound, element: element.element))
  }

  /// Preformatted text begins: its white space counts.
  mutating func beginPreformatted(_ tag: HTMLTag, _ range: Range<Int>) {
    guard hiddenDepth == nil, frames[frames.count - 1].kind != .line, let last = open.indices.last,
      open[last].tag == tag
    else { return }
    preformattedDepth += 1
    open[last].action = .preformatted
    inline.isPreformatted = true
    language = preformattedDepth == 1 ? codeLanguage(range) : language
  }

  mutating func endPreformatted(_ range: Range<Int>, in element: OpenElement) {
    preformattedDepth -= 1
    guard preformattedDepth == 0 else { return }
    inline.isPreformatted = false
    let lead = inline.lead
    let text = inline.take().text.withoutBlankEnds()
    if !text.isEmpty {
      frames[frames.count - 1].content.append(
        Block(.code(text, language: language), hints: hints(in: element)), after: lead)
    }
    language = nil
    noteBoundary(range)
  }

  /// The language that a class names: `language-swift`, `lang-swift`, `highlight-python`, `brush: js`.
  func codeLanguage(_ tag: Range<Int>) -> TracedText? {
    guard let classes = HTMLAttributes.value("class", of: tag, in: bytes) else { return nil }
    var start = classes.lowerBound
    while start < classes.upperBound {
      while start < classes.upperBound, bytes[start].isASCIIWhitespace { start += 1 }
      var end = start
      while end < classes.upperBound, !bytes[end].isASCIIWhitespace { end += 1 }
      for prefix in ["language-", "lang-", "highlight-source-", "highlight-"] as [StaticString] {
        let count = prefix.utf8CodeUnitCount
        if end - start > count, bytes.hasWord(prefix, at: start..<(start + count)) {
          return source.quote((start + count)..<end)
        }
      }
      start = end
    }
    return nil
  }
}

extension TracedText {
  /// Without line ends at the start and white space at the end.
  fileprivate func withoutBlankEnds() -> TracedText {
    var low = 0
    var high = count
    while high > 0, utf8[high - 1].isASCIIWhitespace { high -= 1 }
    var index = 0
    while index < high, utf8[index].isASCIIWhitespace {
      if utf8[index] == 0x0A { low = index + 1 }
      index += 1
    }
    return low == 0 && high == count ? self : self[min(low, high)..<high]
  }
}
