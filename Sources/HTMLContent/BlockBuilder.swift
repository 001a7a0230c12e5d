import DocumentModel
import Provenance
import Stages

/// Makes blocks of events, in one pass and without a tree.
struct BlockBuilder {
  let source: Source
  var page = HTMLPage()
  var open: [OpenElement] = []
  var frames: [BlockFrame] = [BlockFrame(.root, .body)]
  var inline = InlineBuffer()
  /// The last tag that began or ended a block.
  var boundary = 0..<0
  /// Events before this offset are the inside of raw text.
  var skipUntil = 0
  /// How many elements are open where the hidden one began; nil in sight.
  var hiddenDepth: Int?
  /// The end of the last event.
  var position = 0
  var preformattedDepth = 0
  var language: TracedText?

  var bytes: [UInt8] { source.utf8 }

  init(_ source: Source) {
    self.source = source
  }

  mutating func take(_ event: HTMLEvent) {
    let range = event.range
    if range.upperBound < skipUntil || (range.upperBound == skipUntil && event.kind == .text) { return }
    switch event.kind {
    case .text: if hiddenDepth == nil { text(range) }
    case .start: start(event.tag, range)
    case .end: end(event.tag, range)
    case .comment: page.comments.append(range)
    }
    position = max(position, range.upperBound)
  }

  mutating func finish() -> HTMLPage {
    while !open.isEmpty { closeLast(position..<position) }
    flush()
    while frames.count > 1 { closeFrame() }
    page.blocks = frames[0].content.list
    return page
  }

  private mutating func text(_ range: Range<Int>) {
    inline.append(source, range, after: boundary)
  }

  private mutating func start(_ tag: HTMLTag, _ range: Range<Int>) {
    defer { if tag == .pre || tag == .listing { beginPreformatted(tag, range) } }
    noteHead(tag, range)
    let outer = open.last
    var element = OpenElement(
      tag: tag, element: outer?.element ?? -1, landmark: outer?.landmark, action: .nothing)
    if hiddenDepth != nil {
      open.append(element)
      return
    }
    let traits = range.count > tag.shortest ? TagTraits(bytes, range) : nil
    if let rule = BlockBuilder.ruleThatHides(tag) ?? hiding(traits, tag) {
      if tag.isBlock || tag == .select { breakBlock(range) }
      element.action = .visible(from: range.lowerBound, rule)
      hiddenDepth = open.count
      open.append(element)
      skipRawText(tag, range)
      return
    }
    if tag.isBlock { beginBlock(tag, range, traits, &element) } else { beginInline(tag, range, &element) }
    if let traits, traits.isProperty || tag == .time { noteProperty(tag, range, &element) }
    open.append(element)
  }

  /// What of the page's own visibility can be taken at its word: scripts often show a whole page later.
  private func hiding(_ traits: TagTraits?, _ tag: HTMLTag) -> Rule? {
    guard let rule = traits?.hidden else { return nil }
    switch tag {
    case .html, .body, .main, .article: return nil
    default: return rule
    }
  }

  private static func ruleThatHides(_ tag: HTMLTag) -> Rule? {
    switch tag {
    case .script, .style, .template, .title: .htmlHidden
    case .noscript, .noframes: .htmlNoscript
    case .select, .textarea, .option, .optgroup, .input: .htmlForm
    case .svg, .canvas, .map: .htmlGraphic
    case .iframe, .object, .audio, .video, .noembed, .embed: .htmlEmbedded
    default: nil
    }
  }

  private mutating func end(_ tag: HTMLTag, _ range: Range<Int>) {
    guard let index = open.lastIndex(where: { $0.tag == tag }), open.count - index < 512 else { return }
    while open.count > index { closeLast(range) }
  }

  mutating func closeLast(_ range: Range<Int>) {
    guard let element = open.popLast() else { return }
    if let depth = hiddenDepth, depth == open.count { hiddenDepth = nil }
    switch element.action {
    case .nothing: break
    case .visible(let start, let rule): show(from: start, to: max(range.upperBound, position), rule)
    case .mark(let kind): inline.close(kind)
    case .block: breakBlock(range, in: element)
    case .preformatted:
      endPreformatted(range, in: element)
    case .frame:
      if frames[frames.count - 1].kind != .line { flush(in: element) }
      closeFrame()
      noteBoundary(range)
    }
    if element.property >= 0 {
      let start = page.properties[element.property].content.lowerBound
      page.properties[element.property].content = start..<max(start, range.isEmpty ? position : range.lowerBound)
    }
  }

  private mutating func show(from start: Int, to end: Int, _ rule: Rule) {
    guard rule != .htmlHidden || bytes[start] == UInt8(ascii: "<"), end > start else { return }
    guard open.last?.tag != .head, !isScript(at: start) else { return }
    page.dropped.append(Dropped(source.quote(start..<end), by: rule))
  }

  private func isScript(at start: Int) -> Bool {
    guard start + 7 <= bytes.count else { return true }
    return bytes.hasWord("<script", at: start..<(start + 7)) || bytes.hasWord("<style", at: start..<(start + 6))
      || bytes.hasWord("<title", at: start..<(start + 6)) || bytes.hasWord("<head", at: start..<(start + 5))
      || bytes.hasWord("<input", at: start..<(start + 6))
  }

  mutating func noteBoundary(_ range: Range<Int>) {
    if !range.isEmpty { boundary = range }
  }

  /// Ends the paragraph, or keeps its words apart where none may end.
  mutating func breakBlock(_ range: Range<Int>, in element: OpenElement? = nil) {
    if frames[frames.count - 1].kind == .line || preformattedDepth > 0 {
      inline.separate(source, by: range)
    } else {
      flush(in: element)
    }
    noteBoundary(range)
  }

  func hints(in element: OpenElement? = nil) -> Hints {
    var hints = Hints()
    let holder = element ?? open.last
    if let holder, holder.element >= 0 { hints.element = holder.element }
    hints.landmark = holder?.landmark
    return hints
  }

  /// Ends the text being read: a paragraph, or the images that stand alone.
  mutating func flush(in element: OpenElement? = nil) {
    guard !inline.isEmpty else { return }
    let lead = inline.lead
    let text = inline.take()
    nameLinks(in: text)
    let hints = hints(in: element)
    if text.text.isEmpty {
      for mark in text.marks {
        if case .image(let index) = mark.kind {
          frames[frames.count - 1].content.append(
            Block(.figure(image: index, caption: nil), hints: hints), after: lead)
        }
      }
      return
    }
    frames[frames.count - 1].content.append(Block(.paragraph(text), hints: hints), after: lead)
  }

  /// Gives each link the text that it is first seen with.
  mutating func nameLinks(in inline: Inline) {
    for mark in inline.marks {
      if case .link(let index) = mark.kind, page.links[index].text.isEmpty {
        page.links[index].text = inline.text[mark.range]
      }
    }
  }
}

extension HTMLTag {
  /// Bytes of the start tag without attributes, more or less: a longer one is looked at.
  fileprivate var shortest: Int { 4 }
}
