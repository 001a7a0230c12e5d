import DocumentModel
import Provenance

extension BlockBuilder {
  /// Notes the tags that carry metadata.
  mutating func noteHead(_ tag: HTMLTag, _ range: Range<Int>, content: Range<Int>? = nil) {
    page.head.append(HTMLPage.HeadTag(tag: tag, range: range, content: content ?? range.upperBound..<range.upperBound))
  }

  /// Takes what stands in an element that holds no markup.
  mutating func content(_ range: Range<Int>, of tag: HTMLTag) {
    switch tag {
    case .xmp, .plaintext: text(range, isRaw: true)
    case .title: noteHead(tag, lastTag, content: range)
    case .script:
      if isLinkedData { noteHead(tag, lastTag, content: range) }
      if let formulaType { takeScript(range, type: formulaType) }
    case .noscript:
      page.noscripts.append(range)
      if hiddenDepth == open.count - 1 { takeLateImage(range) }
    default: break
    }
    position = max(position, range.upperBound)
  }

  /// A picture that is loaded late stands in `noscript` once more, with its address.
  private mutating func takeLateImage(_ range: Range<Int>) {
    guard range.count < 20_000, preformattedDepth == 0, let start = bytes.baseAddress else { return }
    var tokens = HTMLTokenizer(start, in: range)
    var image: [HTMLAttribute]?
    while true {
      tokens.next()
      switch tokens.token.kind {
      case .text, .rawText: if tokens.token.range.contains(where: { !bytes[$0].isHTMLSpace }) { return }
      case .start:
        guard tokens.token.tag == .img || tokens.token.tag == .picture || tokens.token.tag == .source else { continue }
        if tokens.token.tag == .img {
          if image != nil { return }
          image = tokens.attributes
        }
      case .end, .comment: break
      case .endOfFile:
        if let image {
          self.image(image, isAgain: true)
          lastImageEnd = range.upperBound
        }
        return
      }
    }
  }

  /// The language that one of the elements just around names, as highlighters do it.
  private func outerLanguage() -> TracedText? {
    for element in open.dropLast().suffix(3).reversed() {
      if let language = element.language { return source.quote(language) }
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
  mutating func beginPreformatted(_ tag: HTMLTag, _ attributes: [HTMLAttribute]) {
    guard hiddenDepth == nil, frames[frames.count - 1].kind != .line, let last = open.indices.last,
      open[last].tag == tag
    else { return }
    preformattedDepth += 1
    open[last].action = .preformatted
    inline.isPreformatted = true
    guard preformattedDepth == 1 else { return }
    language = codeLanguage(attributes) ?? outerLanguage()
    listing.begin = lastTag.lowerBound
  }

  /// Whether the code that a tag begins is more than a word in a text: it begins the block, and is called one or goes over
  /// lines.
  func isListing(_ traits: TagTraits?, _ tag: Range<Int>) -> Bool {
    guard let traits, traits.isBlock || traits.isPreformatted, inline.isEmpty, preformattedDepth == 0,
      frames[frames.count - 1].kind != .line
    else { return false }
    var end = tag.upperBound
    let limit = min(bytes.count - 6, end + 20_000)
    while end < limit, bytes[end] != UInt8(ascii: "<") || !bytes.hasWord("</code", at: end..<(end + 6)) { end += 1 }
    if traits.isBlock { return end >= limit || isFollowedByTag(end) }
    return trimmed(tag.upperBound..<end).contains { bytes[$0] == 0x0A }
  }

  /// Whether a tag, and no text, comes next after the one that begins here.
  private func isFollowedByTag(_ start: Int) -> Bool {
    var next = start
    while next < bytes.count, bytes[next] != UInt8(ascii: ">") { next += 1 }
    next += 1
    while next < bytes.count, bytes[next].isASCIIWhitespace { next += 1 }
    return next >= bytes.count || bytes[next] == UInt8(ascii: "<")
  }

  mutating func endPreformatted(_ range: Range<Int>, in element: OpenElement) {
    preformattedDepth -= 1
    guard preformattedDepth == 0 else { return }
    inline.isPreformatted = false
    let lead = inline.lead
    let text = code(inline.take().text.withoutBlankEnds())
    if !continueListing(text, element.tag, range), !text.isEmpty {
      frames[frames.count - 1].content.append(
        Block(.code(text, language: language), hints: hints(in: element)), after: lead)
      listing.isPiece = element.tag == .code
      listing.frames = frames.count
      listing.ends = [range]
    }
    language = nil
    noteBoundary(range)
  }

  /// Code without the numbers of its lines.
  private mutating func code(_ text: TracedText) -> TracedText {
    if text.isLineNumbers {
      page.dropped.append(Dropped(text, by: .htmlLineNumbers))
      return TracedText()
    }
    let numbers = text.lineNumbers
    guard !numbers.isEmpty else { return text }
    for number in numbers { page.dropped.append(Dropped(text[number], by: .htmlLineNumbers)) }
    return text.without(numbers)
  }

  /// The language that a tag names: in `data-lang`, or by a class such as `language-swift` or `lang-swift`.
  func codeLanguage(_ attributes: [HTMLAttribute]) -> TracedText? {
    if let value = attributes.value(.dataLang) ?? attributes.value(.dataLanguage), !value.isEmpty, value.count < 40 {
      return source.htmlAttribute(value)
    }
    guard let classes = attributes.value(.class) else { return nil }
    return languageClass(classes, ["language-", "lang-", "highlight-source-", "highlight-"]).map { source.quote($0) }
  }

  /// The rest of the first class that begins so.
  func languageClass(_ classes: Range<Int>, _ prefixes: [StaticString]) -> Range<Int>? {
    var start = classes.lowerBound
    while start < classes.upperBound {
      while start < classes.upperBound, bytes[start].isASCIIWhitespace { start += 1 }
      var end = start
      while end < classes.upperBound, !bytes[end].isASCIIWhitespace { end += 1 }
      for prefix in prefixes {
        let count = prefix.utf8CodeUnitCount
        if end - start > count, bytes.hasWord(prefix, at: start..<(start + count)) { return (start + count)..<end }
      }
      start = end
    }
    return nil
  }
}
