/// Reads HTML as browsers do: the HTML standard, section 13.2.6, as events without a tree.
///
/// Elements that the standard moves (out of a table, out of a formatting element that ends too soon) stay where they are in
/// the order of events; what matters to text, which elements are open around it, is kept by the standard's rules. Scripts
/// count as switched on: what stands in `noscript` is raw text. Each rule takes the same time however deep the elements are.
struct HTMLTreeReader<Sink: HTMLTreeSink> {
  enum Mode {
    case initial, head, afterHead, body, table, caption, columnGroup, tableBody, row, cell, select, selectInTable,
      template, afterBody, frameset, afterFrameset
  }

  var tokens: HTMLTokenizer
  var sink: Sink
  var open = OpenNodes()
  var formatting = FormattingList()
  var mode = Mode.initial
  var templateModes: [Mode] = []
  /// Place and serial of the form that fields belong to.
  var form: (place: Int, serial: UInt32)?
  var allowsFrameset = true
  let hasNull: Bool

  /// - Precondition: the bytes outlive the reading.
  init(_ bytes: UnsafePointer<UInt8>, in range: Range<Int>, isXML: Bool = false, sink: Sink) {
    tokens = HTMLTokenizer(bytes, in: range, isXML: isXML)
    self.sink = sink
    hasNull = tokens.offset(of: 0, from: range.lowerBound) != nil
  }

  /// Reads to the end, and returns what took the events.
  mutating func read() -> Sink {
    while true {
      if hasForeign { tokens.allowsCDATA = isForeign }
      tokens.next()
      switch tokens.token.kind {
      case .text, .rawText: readText()
      case .comment: takeComment(tokens.token.range)
      case .start, .end: readTag()
      case .endOfFile:
        while open.count > 0 { pop() }
        return sink
      }
    }
  }

  /// A comment proper; declarations and instructions are none.
  private mutating func takeComment(_ range: Range<Int>) {
    if range.count >= 4, tokens.bytes[range.lowerBound + 2] == UInt8(ascii: "-"),
      tokens.bytes[range.lowerBound + 1] == UInt8(ascii: "!"), tokens.bytes[range.lowerBound + 3] == UInt8(ascii: "-")
    {
      sink.comment(range)
    }
  }

  // MARK: Tokens

  var token: HTMLToken { tokens.token }
  var tag: HTMLTag { tokens.token.tag }
  /// The range of an end tag; at a start tag, the empty one before it.
  var closing: Range<Int> {
    token.kind == .end ? token.range : token.lower..<token.lower
  }

  private mutating func readTag() {
    if hasForeign, isForeign, !leavesForeign() {
      if token.kind == .start { startForeign() } else { endForeign() }
    } else if token.kind == .start {
      start()
    } else {
      end()
    }
  }

  /// A start tag, by the mode.
  mutating func start() {
    switch mode {
    case .body: startInBody()
    case .initial: startInitial()
    case .head: startInHead()
    case .afterHead: startAfterHead()
    case .table: startInTable()
    case .caption: startInCaption()
    case .columnGroup: startInColumnGroup()
    case .tableBody: startInTableBody()
    case .row: startInRow()
    case .cell: startInCell()
    case .select, .selectInTable: startInSelect()
    case .template: startInTemplate()
    case .afterBody: startAfterBody()
    case .frameset, .afterFrameset: startInFrameset()
    }
  }

  /// An end tag, by the mode.
  mutating func end() {
    switch mode {
    case .body: endInBody()
    case .initial: endInitial()
    case .head: endInHead()
    case .afterHead: endAfterHead()
    case .table: endInTable()
    case .caption: endInCaption()
    case .columnGroup: endInColumnGroup()
    case .tableBody: endInTableBody()
    case .row: endInRow()
    case .cell: endInCell()
    case .select, .selectInTable: endInSelect()
    case .template: if tag == .template { endTemplate() }
    case .afterBody: if tag != .html { again(in: .body) }
    case .frameset, .afterFrameset: endInFrameset()
    }
  }

  /// The same tag by another mode's rules.
  mutating func again(in mode: Mode) {
    self.mode = mode
    if token.kind == .start { start() } else { end() }
  }

  // MARK: Elements

  /// Opens the element of the start tag being read.
  mutating func insert() {
    _ = open.push(tag, name: token.nameLower..<token.nameUpper)
    sink.start(tag, token.range, tokens.attributes, isAgain: false)
  }

  /// Opens and closes the element of the start tag being read.
  mutating func insertEmpty() {
    insert()
    pop()
  }

  /// Opens an element that the page leaves out.
  mutating func imply(_ tag: HTMLTag) {
    _ = open.push(tag, name: 0..<0)
    sink.start(tag, token.lower..<token.lower, [], isAgain: false)
  }

  /// An element whose content is no markup.
  mutating func insertRaw() {
    let tag = tag
    insert()
    sink.content(tokens.readRawText(of: tag), of: tag)
    tokens.next()
    // Raw text without an end goes to the end of the page.
    if token.kind == .end { pop(token.range) }
  }

  mutating func pop(_ range: Range<Int>? = nil) {
    let range = range ?? closing
    guard open.count > 0 else { return }
    _ = open.pop()
    sink.end(range)
    while open.count > 0, open[open.top].isEnded {
      _ = open.pop()
      sink.end(range.lowerBound..<range.lowerBound)
    }
  }

  /// Closes elements up to the one at a place, that one included.
  mutating func pop(to place: Int) {
    let range = closing
    while open.count > place { pop(range) }
  }

  mutating func closeImplied(except tag: HTMLTag = .other) {
    while open.current.hasImpliedEnd, open.current != tag { pop() }
  }

  mutating func closeParagraph() {
    if let place = open.inButtonScope(.p) { pop(to: place) }
  }

  // MARK: Text

  private mutating func readText() {
    guard hasNull, token.kind == .text else { return takeText(token.range) }
    // A null byte is no text.
    var lower = token.lower
    let upper = token.upper
    while lower < upper {
      let stop = tokens.offset(of: 0, from: lower, before: upper) ?? upper
      if stop > lower { takeText(lower..<stop) }
      lower = stop + 1
    }
  }

  private mutating func takeText(_ range: Range<Int>) {
    let isRaw = token.kind == .rawText
    if hasForeign, isForeign, !open[open.top].isHTMLPoint, !open[open.top].isMathPoint {
      sink.text(range, isRaw: isRaw)
      return
    }
    switch mode {
    case .body, .caption, .cell, .template: takeBodyText(range, isRaw: isRaw)
    case .table, .tableBody, .row: takeTableText(range)
    case .select, .selectInTable: sink.text(range, isRaw: isRaw)
    default:
      guard let start = textStart(range) else { return }
      takeOuterText(start..<range.upperBound)
    }
  }

  mutating func takeBodyText(_ range: Range<Int>, isRaw: Bool = false) {
    reopen()
    sink.text(range, isRaw: isRaw)
    if allowsFrameset, textStart(range) != nil { allowsFrameset = false }
  }

  /// Text between rows stands before its table.
  private mutating func takeTableText(_ range: Range<Int>) {
    if open.current.isTablePart, textStart(range) == nil {
      sink.text(range, isRaw: false)
    } else {
      takeBodyText(range)
    }
  }

  /// Text before or after the body opens it.
  private mutating func takeOuterText(_ range: Range<Int>) {
    switch mode {
    case .initial, .head, .afterHead:
      openBody()
      takeBodyText(range)
    case .columnGroup:
      leaveColumnGroup()
      takeTableText(range)
    case .afterBody:
      mode = .body
      takeBodyText(range)
    default: break
    }
  }

  /// Where a range's first byte stands that is no white space; nil where there is none.
  func textStart(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound, tokens.bytes[index].isHTMLSpace { index += 1 }
    return index < range.upperBound ? index : nil
  }
}
