import DocumentModel
import Provenance

extension BlockBuilder {
  /// A block's start tag.
  mutating func beginBlock(
    _ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], _ traits: TagTraits?,
    _ element: inout OpenElement
  ) {
    breakBlock(range)
    let role = word(traits?.role).lowercased()
    if element.depth < BlockBuilder.depthLimit {
      page.elements.append(
        Element(
          name: tag.name, parent: element.element, id: word(traits?.id), classes: words(traits?.className), role: role,
          isNote: traits?.isNote ?? false))
      element.element = page.elements.count - 1
      element.depth += 1
    }
    element.language = traits?.className.flatMap {
      languageClass($0, ["language-", "highlight-source-", "highlight-"])
    }
    if let landmark = landmark(tag, role, in: element.landmark) { element.landmark = landmark }
    element.action = .block
    guard frames[frames.count - 1].kind != .line, preformattedDepth == 0, frames.count < BlockBuilder.frameLimit else {
      headSummary(tag)
      return
    }
    if tag == .tr { beginRow() }
    if let frame = frame(tag, range, attributes, traits, role, element) {
      frames.append(frame)
      element.action = .frame
    }
  }

  /// A summary that begins with a heading is one.
  private mutating func headSummary(_ tag: HTMLTag) {
    guard let level = tag.headingLevel, frames[frames.count - 1].tag == .summary, !inline.hasText else { return }
    frames[frames.count - 1].level = level
  }

  private func word(_ range: Range<Int>?) -> String {
    range.map { String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self) } ?? ""
  }

  private func words(_ range: Range<Int>?) -> [String] {
    guard let range, range.count < 4096 else { return [] }
    var words: [String] = []
    words.reserveCapacity(1 + bytes[range].count { $0 == 0x20 })
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, !bytes[end].isASCIIWhitespace { end += 1 }
      if end > start { words.append(word(start..<end)) }
      start = end + 1
    }
    return words
  }

  private func landmark(_ tag: HTMLTag, _ role: String, in outer: Hints.Landmark?) -> Hints.Landmark? {
    switch role {
    case "": break
    case "main": return .main
    case "article": return .article
    case "navigation", "menu", "menubar": return .navigation
    case "banner": return .banner
    case "contentinfo": return .contentInfo
    case "complementary": return .complementary
    case "search": return .search
    case "form": return .form
    case "dialog", "alertdialog": return .dialog
    default: break
    }
    let isInside = outer == .main || outer == .article
    switch tag {
    case .main: return .main
    case .article: return .article
    case .nav: return .navigation
    case .header: return isInside ? nil : .banner
    case .footer: return isInside ? nil : .contentInfo
    case .aside: return .complementary
    case .form: return .form
    case .search: return .search
    case .dialog: return .dialog
    default: return nil
    }
  }

  /// The frame that an element opens, or nil.
  private mutating func frame(
    _ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], _ traits: TagTraits?, _ role: String,
    _ element: OpenElement
  ) -> BlockFrame? {
    var hints = Hints()
    hints.element = element.element
    hints.landmark = element.landmark
    var frame = BlockFrame(.line, tag, lead: range, hints: hints)
    let outer = frames[frames.count - 1].kind
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      frame.level = tag.headingLevel ?? 0
      lastLevel = frame.level
    case .caption: if outer != .table { return nil }
    case .figcaption: if outer != .figure { return nil }
    case .dt: if outer != .definitions { return nil }
    case .summary, .legend: break
    case .blockquote: frame.kind = .quote
    case .ul, .ol, .menu, .dir:
      frame.kind = .list
      frame.isOrdered = tag == .ol
      frame.depth = nestedDepth
    case .li:
      guard outer == .list else { return nil }
      frame.kind = .item
      frame.name = word(attributes.value(.id))
    case .table:
      frame.kind = .table
      frame.isData = role == "presentation" || role == "none" ? false : nil
    case .td, .th:
      guard outer == .table else { return nil }
      frame.kind = .cell
      frame.isHeader = tag == .th
      frame.columns = number(.colspan, attributes, limit: 1000)
      frame.rowSpan = number(.rowspan, attributes, limit: 1000)
    case .dl: frame.kind = .definitions
    case .dd:
      guard outer == .definitions else { return nil }
      frame.kind = .definition
    case .figure: frame.kind = .figure
    default:
      if traits?.isNote == true {
        frame.kind = .quote
      } else if role == "heading", tag != .section, tag != .header {
        frame.level = min(number(.ariaLevel, attributes, limit: 6, default: 2), 6)
      } else if let level = unfoldingLevel(tag, range, traits, in: element.landmark) {
        frame.level = level
      } else {
        return nil
      }
    }
    return frame
  }

  /// One more than the depth of the list whose item is open, or 0.
  private var nestedDepth: Int {
    guard frames.count >= 2, frames[frames.count - 1].kind == .item, frames[frames.count - 2].kind == .list else {
      return 0
    }
    return frames[frames.count - 2].depth + 1
  }

  /// A whole number in an attribute, between 1 and `limit`.
  private func number(
    _ name: HTMLAttributeName, _ attributes: [HTMLAttribute], limit: Int, default fallback: Int = 1
  ) -> Int {
    guard let range = attributes.value(name) else { return fallback }
    var value = 0
    for byte in bytes[range] {
      guard (0x30...0x39).contains(byte) else { break }
      value = min(value * 10 + Int(byte - 0x30), limit)
    }
    return value == 0 ? fallback : value
  }

  /// An inline start tag.
  mutating func beginInline(
    _ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], _ element: inout OpenElement
  ) {
    switch tag {
    case .br:
      if inline.lineBreak(source, range), frames[frames.count - 1].kind != .line {
        flush()
      }
      if inline.isEmpty { noteBoundary(range) }
    case .picture: pictureSource = 0..<0
    case .source: noteSource(attributes)
    case .img, .image: image(attributes)
    case .a:
      noteAnchor(attributes)
      link(attributes, &element)
    case .span: noteAnchor(attributes)
    case .em, .i, .cite, .dfn, .`var`: mark(.emphasis, &element)
    case .strong, .b: mark(.strong, &element)
    case .code, .kbd, .samp, .tt:
      if preformattedDepth > 0, language == nil { language = codeLanguage(attributes) }
      mark(.code, &element)
    case .del, .s, .strike: mark(.strikethrough, &element)
    case .sup:
      noteAnchor(attributes)
      mark(.superscript, &element)
    case .sub: mark(.subscript, &element)
    default: break
    }
  }

  /// Keeps the name of the place where a block's text begins.
  private mutating func noteAnchor(_ attributes: [HTMLAttribute]) {
    guard !inline.hasText, let name = attributes.value(.id) ?? attributes.value(.name) else { return }
    anchor = name
  }

  private mutating func mark(_ kind: Mark.Kind, _ element: inout OpenElement) {
    guard preformattedDepth == 0 else { return }
    inline.open(kind, again: isReopened)
    element.action = .mark(kind)
  }

  private mutating func link(_ attributes: [HTMLAttribute], _ element: inout OpenElement) {
    guard preformattedDepth == 0, let href = attributes.value(.href) else { return }
    let target = source.htmlAttribute(href)
    guard !target.isEmpty, target.utf8 != [UInt8(ascii: "#")], !target.startsWithScript else { return }
    page.links.append(Link(text: TracedText(), target: target))
    noteReference(page.links.count - 1)
    mark(.link(page.links.count - 1), &element)
  }

  /// A picture; `isAgain`: one that stands there already, if it is the last one's.
  mutating func image(_ attributes: [HTMLAttribute], isAgain: Bool = false) {
    guard preformattedDepth == 0, !isPixel(attributes), let (target, isSpacer) = imageTarget(attributes) else { return }
    if !isAgain, let formula = formula(drawnBy: attributes), !formula.isEmpty {
      inline.append(formula, as: .math, source, after: boundary)
      return
    }
    let last = page.images.count - 1
    let isBeside = isBesideLast
    lastImageEnd = isAgain ? lastImageEnd : lastTag.upperBound
    if isAgain, isBeside, spacer == last {
      page.images[last].target = target
      if let value = attributes.value(.alt), !value.isEmpty {
        page.images[last].alternative = source.htmlAttribute(value)
      }
      return
    }
    if isAgain, page.images.last?.target?.utf8 == target.utf8 { return }
    if !isAgain, isBeside, lateImage == last, isSpacer || page.images.last?.target?.utf8 == target.utf8 {
      lateImage = -1
      return
    }
    let alternative = attributes.value(.alt).map { source.htmlAttribute($0) }
    if isAgain { lateImage = page.images.count }
    if isSpacer { spacer = page.images.count }
    page.images.append(
      Image(target: target, alternative: alternative.flatMap { $0.isEmpty ? nil : $0 }))
    inline.image(page.images.count - 1, after: boundary)
  }

  /// Whether nothing but white space, and the end of a `noscript`, stands between the last picture and the tag being read.
  private var isBesideLast: Bool {
    guard !page.images.isEmpty, lastImageEnd >= 0, lastImageEnd <= lastTag.lowerBound,
      lastTag.lowerBound - lastImageEnd < 64
    else {
      return false
    }
    var gap = lastImageEnd..<lastTag.lowerBound
    if gap.count >= 11, bytes.hasWord("</noscript>", at: gap.lowerBound..<gap.lowerBound + 11) {
      gap = gap.lowerBound + 11..<gap.upperBound
    }
    return bytes[gap].allSatisfy(\.isHTMLSpace)
  }

  /// Where the picture is, and whether that is one that only holds its place: a page that loads pictures late keeps the place in
  /// another attribute. Nil for a spacer that stands for nothing.
  private func imageTarget(_ attributes: [HTMLAttribute]) -> (TracedText, isSpacer: Bool)? {
    var best: Range<Int>?
    var rank = 0
    for attribute in attributes where !attribute.value.isEmpty {
      let value = attribute.value
      let here: Int
      switch attribute.name {
      case .source: here = isData(value) ? 0 : isSpacer(value) ? 1 : 3
      case .dataSource, .dataOriginal, .dataLazySource: here = isData(value) ? 0 : 4
      case .sourceSet, .dataSourceSet: here = isData(value) ? 0 : 2
      default: continue
      }
      if here > rank {
        rank = here
        best = value
      }
    }
    if rank <= 1, let candidates = pictureSource, !candidates.isEmpty {
      rank = 2
      best = candidates
    }
    guard var value = best else { return nil }
    if rank == 1, attributes.value(.alt)?.isEmpty ?? true { return nil }
    if rank == 2 { value = firstCandidate(value) }
    let target = source.htmlAttribute(value)
    return target.isEmpty ? nil : (target, rank == 1)
  }

  /// Keeps the addresses of the first source of a picture that has some.
  private mutating func noteSource(_ attributes: [HTMLAttribute]) {
    guard let known = pictureSource, known.isEmpty, open.last?.tag == .picture else { return }
    for value in [attributes.value(.dataSourceSet), attributes.value(.sourceSet)] {
      if let value, !trimmed(value).isEmpty, !isData(trimmed(value)) { return pictureSource = value }
    }
  }

  /// What counts visits is a picture of one pixel.
  private func isPixel(_ attributes: [HTMLAttribute]) -> Bool {
    attributes.contains { attribute in
      guard attribute.name == .width || attribute.name == .height, attribute.value.count == 1 else { return false }
      return bytes[attribute.value.lowerBound] == UInt8(ascii: "1") || bytes[attribute.value.lowerBound] == 0x30
    }
  }

  /// A picture written out in the page itself.
  private func isData(_ value: Range<Int>) -> Bool {
    value.count >= 5 && bytes.hasWord("data:", at: value.lowerBound..<(value.lowerBound + 5))
  }

  /// A picture that holds a place, by the name of its file: for the one that is loaded late, or for nothing.
  private func isSpacer(_ value: Range<Int>) -> Bool {
    var name = value
    if let end = bytes[name].firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
      name = name.lowerBound..<end
    }
    if let slash = bytes[name].lastIndex(of: UInt8(ascii: "/")) { name = (slash + 1)..<name.upperBound }
    guard let dot = bytes[name].lastIndex(of: UInt8(ascii: ".")), dot - name.lowerBound <= 32 else { return false }
    let stem = name.lowerBound..<dot
    return BlockBuilder.spacers.contains { $0.utf8CodeUnitCount == stem.count && bytes.hasWord($0, at: stem) }
      || BlockBuilder.placeholders.contains { bytes.holds($0, in: stem) }
  }

  private static let spacers: [StaticString] = [
    "spacer", "blank", "clear", "transparent", "trans", "pixel", "1x1", "shim", "lazy", "lazyload", "loading", "loader",
  ]
  private static let placeholders: [StaticString] = ["placeholder", "missing-image"]

  /// The first address of a `srcset`.
  private func firstCandidate(_ value: Range<Int>) -> Range<Int> {
    var low = value.lowerBound
    while low < value.upperBound, bytes[low].isASCIIWhitespace { low += 1 }
    var high = low
    while high < value.upperBound, !bytes[high].isASCIIWhitespace { high += 1 }
    return low..<high
  }
}

extension TracedText {
  /// `javascript:` in any case.
  fileprivate var startsWithScript: Bool { count >= 11 && utf8.hasWord("javascript:", at: 0..<11) }
}
