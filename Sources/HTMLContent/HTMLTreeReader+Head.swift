extension HTMLTreeReader {
  // MARK: Before the head

  mutating func startInitial() {
    switch tag {
    case .html:
      if open.count == 0 { insert() } else { sink.repeated(.html, token.range) }
    case .head:
      openRoot()
      insert()
      mode = .head
    default:
      openRoot()
      imply(.head)
      again(in: .head)
    }
  }

  mutating func endInitial() {
    switch tag {
    case .head, .body, .html, .br:
      openRoot()
      imply(.head)
      again(in: .head)
    default: break
    }
  }

  private mutating func openRoot() {
    if open.count == 0 { imply(.html) }
  }

  /// Opens the body, whatever of the head is missing.
  mutating func openBody() {
    openRoot()
    if mode == .initial { imply(.head) }
    if mode != .afterHead { pop() }
    imply(.body)
    mode = .body
  }

  // MARK: In the head

  mutating func startInHead() {
    if startMetadata() { return }
    switch tag {
    case .html: sink.repeated(.html, token.range)
    case .head: break
    case .noscript: insertRaw()
    default:
      pop()
      again(in: .afterHead)
    }
  }

  /// Elements that have the same rules everywhere. Returns false for others.
  mutating func startMetadata() -> Bool {
    switch tag {
    case .base, .basefont, .bgsound, .link, .meta: insertEmpty()
    case .title, .noframes, .style, .script: insertRaw()
    case .template:
      insert()
      formatting.addMarker()
      allowsFrameset = false
      templateModes.append(.template)
      mode = .template
    default: return false
    }
    return true
  }

  mutating func endInHead() {
    switch tag {
    case .head:
      pop()
      mode = .afterHead
    case .body, .html, .br:
      pop()
      again(in: .afterHead)
    case .template: endTemplate()
    default: break
    }
  }

  // MARK: After the head

  mutating func startAfterHead() {
    switch tag {
    case .html: sink.repeated(.html, token.range)
    case .body:
      insert()
      allowsFrameset = false
      mode = .body
    case .frameset:
      insert()
      mode = .frameset
    case .head: break
    default:
      if startMetadata() { return }
      imply(.body)
      again(in: .body)
    }
  }

  mutating func endAfterHead() {
    switch tag {
    case .body, .html, .br:
      imply(.body)
      again(in: .body)
    case .template: endTemplate()
    default: break
    }
  }

  // MARK: Templates

  mutating func startInTemplate() {
    if startMetadata() { return }
    let next: Mode =
      switch tag {
      case .caption, .colgroup, .tbody, .tfoot, .thead: .table
      case .col: .columnGroup
      case .tr: .tableBody
      case .td, .th: .row
      default: .body
      }
    templateModes[templateModes.count - 1] = next
    again(in: next)
  }

  mutating func endTemplate() {
    let place = open.place(of: .template)
    guard place >= 0 else { return }
    pop(to: place)
    formatting.clearToMarker()
    templateModes.removeLast()
    resetMode()
  }

  // MARK: After the body, and frames

  mutating func startAfterBody() {
    if tag == .html { sink.repeated(.html, token.range) } else { again(in: .body) }
  }

  mutating func startInFrameset() {
    switch tag {
    case .frameset where mode == .frameset: insert()
    case .frame where mode == .frameset: insertEmpty()
    case .noframes: insertRaw()
    default: break
    }
  }

  mutating func endInFrameset() {
    guard mode == .frameset, tag == .frameset, open.current == .frameset else { return }
    pop()
    if open.current != .frameset { mode = .afterFrameset }
  }
}
