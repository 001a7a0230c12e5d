extension HTMLTreeReader {
  // MARK: Start tags

  mutating func startInBody() {
    switch tag {
    case .span, .label, .abbr, .cite, .sub, .sup, .time, .ins, .del, .mark, .custom, .other: startOrdinary()
    case .div, .p, .ul, .ol, .section, .article, .header, .footer, .nav, .aside, .main, .address, .blockquote, .center,
      .details, .dialog, .dir, .dl, .fieldset, .figcaption, .figure, .hgroup, .menu, .search, .summary:
      closeParagraph()
      insert()
    case .li: startItem([.li])
    case .dd, .dt: startItem([.dd, .dt])
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph()
      if open.current.isHeading { pop() }
      insert()
    case .pre, .listing:
      closeParagraph()
      insert()
      allowsFrameset = false
    case .a: startLink()
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: startFormatting()
    case .nobr:
      reopen()
      if open.inScope(.nobr) != nil { adopt(.nobr) }
      startFormatting()
    case .area, .br, .embed, .img, .keygen, .wbr, .input: startVoid(tag)
    case .image: startVoid(.img)
    case .param, .source, .track: insertEmpty()
    case .hr:
      closeParagraph()
      insertEmpty()
      allowsFrameset = false
    case .table:
      closeParagraph()
      insert()
      allowsFrameset = false
      mode = .table
    case .form: startForm()
    case .button: startButton()
    case .plaintext:
      closeParagraph()
      insertRaw()
    case .applet, .marquee, .object:
      reopen()
      insert()
      formatting.addMarker()
      allowsFrameset = false
    default: startRareInBody()
    }
  }

  private mutating func startRareInBody() {
    switch tag {
    case .html: sink.repeated(.html, token.range)
    case .body:
      allowsFrameset = false
      sink.repeated(.body, token.range)
    case .frameset: startLateFrameset()
    case .textarea, .iframe:
      allowsFrameset = false
      insertRaw()
    case .noembed, .noscript: insertRaw()
    case .xmp:
      closeParagraph()
      reopen()
      insertRaw()
    case .select:
      reopen()
      insert()
      allowsFrameset = false
      switch mode {
      case .table, .caption, .tableBody, .row, .cell: mode = .selectInTable
      default: mode = .select
      }
    case .optgroup, .option:
      if open.current == .option { pop() }
      startOrdinary()
    case .rb, .rtc, .rp, .rt:
      if open.inScope(.ruby) != nil { closeImplied(except: tag == .rp || tag == .rt ? .rtc : .other) }
      insert()
    case .math, .svg: startForeignRoot()
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: if !startMetadata() { startOrdinary() }
    }
  }

  mutating func startOrdinary() {
    reopen()
    insert()
  }

  private mutating func startVoid(_ tag: HTMLTag) {
    reopen()
    _ = open.push(tag, name: token.nameLower..<token.nameUpper)
    sink.start(tag, token.range, tokens.attributes, isAgain: false)
    pop()
    if tag != .input { allowsFrameset = false }
  }

  /// A new item ends the one before it.
  private mutating func startItem(_ tags: [HTMLTag]) {
    allowsFrameset = false
    if let place = tags.compactMap({ open.openItem($0) }).max() {
      closeImplied(except: open[place].tag)
      pop(to: place)
    }
    closeParagraph()
    insert()
  }

  private mutating func startForm() {
    guard form == nil || !templateModes.isEmpty else { return }
    closeParagraph()
    insert()
    if templateModes.isEmpty { form = (open.top, open[open.top].serial) }
  }

  private mutating func startButton() {
    if let place = open.inScope(.button) {
      closeImplied()
      pop(to: place)
    }
    startOrdinary()
    allowsFrameset = false
  }

  private mutating func startLateFrameset() {
    guard allowsFrameset, open.count > 1, open[1].tag == .body else { return }
    pop(to: 1)
    insert()
    mode = .frameset
  }

  // MARK: End tags

  mutating func endInBody() {
    switch tag {
    case .span, .custom, .other, .label: endOrdinary()
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: adopt(tag)
    case .p:
      if open.inButtonScope(.p) == nil { imply(.p) }
      closeParagraph()
    case .li:
      guard let place = open.inListScope(.li) else { return }
      closeImplied(except: .li)
      pop(to: place)
    case .dd, .dt: endBlock(except: tag)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      guard let place = open.headingInScope() else { return }
      closeImplied()
      pop(to: place)
    case .div, .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .dl, .fieldset,
      .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section,
      .summary, .ul:
      endBlock()
    case .form: endForm()
    case .body, .html:
      guard open.inScope(.body) != nil else { return }
      mode = .afterBody
    case .template: endTemplate()
    case .applet, .marquee, .object:
      guard open.inScope(tag) != nil else { return }
      endBlock()
      formatting.clearToMarker()
    case .br:
      // `</br>` is read as `<br>`.
      startVoid(.br)
    default: endOrdinary()
    }
  }

  private mutating func endBlock(except: HTMLTag = .other) {
    guard let place = open.inScope(tag) else { return }
    closeImplied(except: except)
    pop(to: place)
  }

  private mutating func endForm() {
    guard templateModes.isEmpty else { return endBlock() }
    guard let form else { return }
    self.form = nil
    guard open.isOpen(form.place, form.serial), open.inScope(.form) != nil else { return }
    closeImplied()
    end(at: form.place)
  }

  /// Closes the innermost element of that name, if no special one stands in it.
  mutating func endOrdinary() {
    let place = tag == .other || tag == .custom ? unknownPlace() : open.inOrdinary(tag)
    guard let place else { return }
    closeImplied(except: tag)
    pop(to: place)
  }

  /// The place of an element whose name is known by its bytes alone. So many are looked at.
  private func unknownPlace() -> Int? {
    var place = open.inOrdinary(tag)
    for _ in 0..<512 {
      guard let here = place else { return nil }
      if isSameName(open[here].name) { return here }
      place = open.next(beyond: here)
    }
    return nil
  }

  func isSameName(_ name: Range<Int>) -> Bool {
    guard name.count == token.nameUpper - token.nameLower else { return false }
    for offset in 0..<name.count
    where tokens.bytes[name.lowerBound + offset].lowercaseLetter
      != tokens.bytes[token.nameLower + offset].lowercaseLetter
    {
      return false
    }
    return true
  }

  /// Ends an element that others may stand in.
  mutating func end(at place: Int) {
    if place == open.top { return pop() }
    open.end(at: place)
    sink.end(at: place, closing)
  }
}
