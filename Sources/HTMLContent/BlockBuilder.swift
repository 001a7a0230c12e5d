import DocumentModel
import Provenance
import Stages

/// Makes blocks of events, in one pass and without a tree.
struct BlockBuilder: HTMLTreeSink {
  /// Elements in each other beyond this are no longer told apart, and frames no longer opened.
  static let depthLimit = 512
  static let frameLimit = 128

  let source: Source
  let bytes: UnsafeBufferPointer<UInt8>
  var page = HTMLPage()
  var open: [OpenElement] = []
  var frames: [BlockFrame] = [BlockFrame(.root, .body)]
  var inline = InlineBuffer()
  /// The last tag that began or ended a block.
  var boundary = 0..<0
  /// Where elements begin that are read although the page hides them.
  var shown: Set<Int> = []
  /// Where the last element begins that is hidden from programs that read aloud alone.
  var inSight: Int?
  /// How many elements are open where the hidden one began; nil in sight.
  var hiddenDepth: Int?
  /// The end of the last event.
  var position = 0
  /// The element that begins is one that another's end closed.
  var isReopened = false
  var preformattedDepth = 0
  var language: TracedText?
  var listing = Listing()
  /// The last start tag, and whether it is that of a script of linked data.
  var lastTag = 0..<0
  var isLinkedData = false
  /// The type of the last script, where it is one for formulas.
  var formulaType: Range<Int>?
  /// Addresses of the `picture` being read, of its first source that has some; nil outside of one.
  var pictureSource: Range<Int>?
  /// The last picture that was read from a `noscript`.
  var lateImage = -1
  /// The last picture that only holds another's place.
  var spacer = -1
  /// Where the last picture's tag, or the `noscript` that held it, ended.
  var lastImageEnd = -1
  /// How far the page was looked through for a formula's source text in vain.
  var searched = 0
  /// The end tag of the last element of a line with classes and text, its classes, where what follows begins, and whether white space
  /// has come since; and whether nothing but such elements, side by side, stands before it in its block.
  var lastClassed = (tag: 0..<0, className: 0..<0, textStart: 0, end: -1, isSpaced: false, isAlone: false)
  /// The level of the last heading of the page's own.
  var lastLevel = 2
  /// The figure that a script counts up to, and how many elements are open around the one that states it; and where the text begins that
  /// it counts from.
  var counter: (place: Range<Int>, depth: Int)?
  var uncounted = -1
  /// Links to places of this page, by the place's name; and the notes among these places with their labels.
  var references: [String: [Int]] = [:]
  var notes: [String: TracedText] = [:]
  /// Bytes of the name of the place where the text being read begins.
  var anchor: Range<Int>?
  /// The note whose label was a block of its own: the next paragraph is its text.
  var labelled: (name: String, label: TracedText)?

  /// - Precondition: the bytes are the source's.
  init(_ source: Source, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.source = source
    self.bytes = bytes
  }

  mutating func finish() -> HTMLPage {
    flush()
    while frames.count > 1 { closeFrame() }
    markReferences()
    page.blocks = FieldLists(elements: page.elements).list(frames[0].content.list)
    return page
  }

  mutating func comment(_ range: Range<Int>) {
    page.comments.append(range)
    if range.lowerBound == lastClassed.end { lastClassed.end = range.upperBound }
  }

  mutating func repeated(_ tag: HTMLTag, _ range: Range<Int>) {
    if tag == .html { noteHead(tag, range) }
  }

  mutating func text(_ range: Range<Int>, isRaw: Bool) {
    if hiddenDepth == nil {
      if range.lowerBound == lastClassed.end { noteText(range) }
      if !dropUncounted(range) { inline.append(source, range, after: boundary, isRaw: isRaw) }
    }
    position = range.upperBound
  }

  mutating func start(_ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], isAgain: Bool) {
    lastTag = range
    position = max(position, range.upperBound)
    if !isAgain { noteHead(tag, range, attributes) }
    var element = OpenElement(tag: tag, element: -1, landmark: nil, action: .nothing)
    if let outer = open.last {
      element.element = outer.element
      element.landmark = outer.landmark
      element.depth = outer.depth
    }
    isReopened = isAgain
    if hiddenDepth == nil { begin(tag, range, attributes, &element, isAgain: isAgain) }
    open.append(element)
    if tag == .pre || tag == .listing || tag == .xmp || element.isPreformatted { beginPreformatted(tag, attributes) }
  }

  private mutating func noteHead(_ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute]) {
    switch tag {
    case .meta, .link, .base, .html: if !range.isEmpty { noteHead(tag, range) }
    case .script:
      let type = attributes.value(.type).map { trimmed($0) }
      isLinkedData = type.map { bytes.hasWord("application/ld+json", at: $0) } ?? false
      formulaType = type.flatMap {
        $0.count >= 8 && bytes.hasWord("math/tex", at: $0.lowerBound..<($0.lowerBound + 8)) ? $0 : nil
      }
    default: break
    }
  }

  private mutating func begin(
    _ tag: HTMLTag, _ range: Range<Int>, _ attributes: [HTMLAttribute], _ element: inout OpenElement, isAgain: Bool
  ) {
    let traits = attributes.isEmpty ? nil : TagTraits(bytes, attributes)
    if tag == .math, takeFormula(range, attributes, &element) { return }
    let isBlock = tag.isBlock && !(tag == .custom && isMathJax(range, attributes))
    if let rule = BlockBuilder.ruleThatHides(tag) ?? hiding(traits, tag, range) ?? annotating(tag, range)
      ?? asking(tag, range, attributes, traits),
      !shown.contains(range.lowerBound),
      !isFormula(after: range)
    {
      if isBlock || tag == .select || tag == .label { breakBlock(range) }
      element.action = .visible(from: range.lowerBound, rule)
      hiddenDepth = open.count
      if traits?.isInSight == true { inSight = range.lowerBound }
      return
    }
    if let traits, traits.isFormula, takeDrawing(tag, range, attributes, traits, &element) { return }
    // Where style sheets alone keep lines of code apart.
    if preformattedDepth > 0, traits?.isLine == true { inline.separate(source, by: range) }
    // In code, an author's own element is a part of a line.
    if isBlock, tag != .custom || preformattedDepth == 0, tag != .button || !isAmidText(range) {
      beginBlock(tag, range, attributes, traits, &element)
    } else {
      element.isPreformatted = tag == .code && isListing(traits, range)
      element.className = traits?.className
      element.textStart = inline.text.count
      element.isAlone =
        element.textStart == 0 || range.lowerBound == lastClassed.end && lastClassed.isAlone && !lastClassed.isSpaced
      if !isAgain,
        traits.map({ isApartFromLast(tag, range, $0) }) ?? false || isValueOfLast(tag, range)
          || isBesideLast(tag, range, traits)
      {
        inline.part(
          source, by: lastClassed.tag, isLine: frames[frames.count - 1].kind == .line, overSpace: lastClassed.isSpaced)
      }
      if !element.isPreformatted { beginInline(tag, range, attributes, &element) }
    }
    if let traits, !isAgain, traits.counter != nil || counter != nil { takeCounter(tag, range, traits) }
    if !isAgain, tag == .time || traits?.isProperty == true { noteProperty(tag, range, &element) }
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low].isASCIIWhitespace { low += 1 }
    while high > low, bytes[high - 1].isASCIIWhitespace { high -= 1 }
    return low..<high
  }

  /// What of the page's own visibility can be taken at its word: scripts often show a whole page later.
  private func hiding(_ traits: TagTraits?, _ tag: HTMLTag, _ range: Range<Int>) -> Rule? {
    if preformattedDepth > 0, tag == .button || traits?.isUnselectable == true { return .htmlUnselectable }
    guard let rule = traits?.hidden else { return nil }
    if tag.isBlock, let traits, open.last?.landmark?.isOfSite != true,
      traits.unfolds
        || traits.isHiddenByAttribute
          && (followsQuestion(range) && !open.contains(where: { $0.tag == .form }) || unfoldsUnderTitle(range, traits))
    {
      return nil
    }
    switch tag {
    case .html, .body, .main, .article: return nil
    default: return rule
    }
  }

  /// Whether the last words before a tag ask: what is hidden behind them unfolds as the answer.
  private func followsQuestion(_ tag: Range<Int>) -> Bool {
    var isInTag = false
    for index in stride(from: tag.lowerBound - 1, through: max(0, tag.lowerBound - 300), by: -1) {
      switch bytes[index] {
      case UInt8(ascii: ">"): isInTag = true
      case UInt8(ascii: "<"): isInTag = false
      case let byte where isInTag || byte.isASCIIWhitespace: continue
      case let byte: return byte == UInt8(ascii: "?")
      }
    }
    return false
  }

  /// The tags and texts behind a tag, as far as `reach` bytes go.
  func tokens(after tag: Range<Int>, reach: Int) -> HTMLTokenizer? {
    bytes.baseAddress.map { HTMLTokenizer($0, in: tag.upperBound..<min(tag.upperBound + reach, bytes.count)) }
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

  mutating func end(_ range: Range<Int>) {
    guard let element = open.popLast() else { return }
    position = max(position, range.upperBound)
    if let depth = counter?.depth, open.count <= depth { counter = nil }
    if let depth = hiddenDepth, depth == open.count { hiddenDepth = nil }
    close(element, range)
  }

  mutating func end(at index: Int, _ range: Range<Int>) {
    if hiddenDepth == index { hiddenDepth = nil }
    close(open[index], range)
    open[index].action = .nothing
    open[index].property = -1
  }

  private mutating func close(_ element: OpenElement, _ range: Range<Int>) {
    if element.tag == .picture { pictureSource = nil }
    if element.className != nil || element.tag == .a || element.isAlone, inline.text.count > element.textStart,
      inline.text.count > element.textStart + 1 || isFigure(inline.text.utf8[element.textStart])
    {
      // Words of a text may be called terms, keys and data.
      let isOfText = [.a, .dfn, .kbd, .code, .abbr].contains(element.tag)
      lastClassed = (
        range, isOfText ? 0..<0 : element.className ?? 0..<0, element.textStart, range.upperBound, false,
        element.isAlone
      )
    }
    if element.tag == .i || element.tag == .span, isIconBefore(element) {
      inline.part(source, by: range, isLine: frames[frames.count - 1].kind == .line)
    }
    switch element.action {
    case .nothing: break
    case .visible(let start, let rule): show(from: start, to: max(range.upperBound, position), rule)
    case .mark(let kind): inline.close(kind)
    case .block: breakBlock(range, in: element)
    case .preformatted: endPreformatted(range, in: element)
    case .frame:
      if frames[frames.count - 1].kind != .line { flush(in: element) }
      closeFrame()
      noteBoundary(range)
    }
    if element.property >= 0 {
      let start = page.properties[element.property].content.lowerBound
      page.properties[element.property].content = start..<max(start, range.lowerBound)
    }
  }

  private func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func show(from start: Int, to end: Int, _ rule: Rule) {
    guard rule != .htmlHidden || bytes[start] == UInt8(ascii: "<"), end > start else { return }
    guard open.last?.tag != .head, !isScript(at: start) else { return }
    if rule == .htmlHidden, end - start > (start == inSight ? 400 : 4000) { page.hidden.append(start..<end) }
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
    var text = inline.take()
    nameLinks(in: text)
    if !text.marks.isEmpty {
      text = withoutSigns(text)
      if text.isEmpty, text.marks.isEmpty { return }
    }
    let hints = hints(in: element)
    let name = takeAnchor()
    if frames[frames.count - 1].kind == .item, frames[frames.count - 1].content.list.isEmpty {
      frames[frames.count - 1].anchor = name.isEmpty ? hints.element.map { page.elements[$0].id } ?? "" : name
    }
    if text.text.isEmpty {
      for mark in text.marks {
        if case .image(let index) = mark.kind {
          frames[frames.count - 1].content.append(
            Block(.figure(image: index, caption: nil), hints: hints), after: lead)
        }
      }
      return
    }
    if takeLabel(text, name) { return }
    frames[frames.count - 1].content.append(
      Block(note(text, name, in: hints.element) ?? .paragraph(text), hints: hints), after: lead)
  }

  mutating func takeAnchor() -> String {
    guard let range = anchor else { return "" }
    anchor = nil
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// A paragraph that is a note by itself.
  private mutating func note(_ text: Inline, _ name: String, in element: Int?) -> Block.Content? {
    defer { labelled = nil }
    guard !references.isEmpty, let element, frames[frames.count - 1].kind != .item,
      let note = labelled
        ?? noteLabel([page.elements[element].id, name, counterpart(of: text)], text, in: element)
    else { return nil }
    notes[note.name] = note.label
    return .footnote(label: note.label, withoutBacklinks(text))
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
