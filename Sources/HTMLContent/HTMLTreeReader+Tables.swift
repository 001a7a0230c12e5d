extension HTMLTreeReader {
  // MARK: Stack

  /// Closes elements up to a table, a row group or a row.
  private mutating func clear(to isContext: (HTMLTag) -> Bool) {
    while open.count > 0, !isContext(open.current), open.current != .html, open.current != .template { pop() }
  }

  private mutating func clearToTable() { clear { $0 == .table } }
  private mutating func clearToRowGroup() { clear { $0.isRowGroup } }
  private mutating func clearToRow() { clear { $0 == .tr } }

  /// The mode that the open elements call for.
  mutating func resetMode() {
    switch open.context {
    case .select: mode = open.inTableScope(.table) == nil ? .select : .selectInTable
    case .td, .th: mode = .cell
    case .tr: mode = .row
    case .tbody, .thead, .tfoot: mode = .tableBody
    case .caption: mode = .caption
    case .colgroup: mode = .columnGroup
    case .table: mode = .table
    case .template: mode = templateModes.last ?? .body
    case .head: mode = .head
    case .frameset: mode = .frameset
    case .html: mode = open.count > 1 ? .afterHead : .initial
    default: mode = .body
    }
  }

  // MARK: In a table

  mutating func startInTable() {
    switch tag {
    case .caption:
      clearToTable()
      insert()
      formatting.addMarker()
      mode = .caption
    case .colgroup:
      clearToTable()
      insert()
      mode = .columnGroup
    case .col:
      clearToTable()
      imply(.colgroup)
      again(in: .columnGroup)
    case .tbody, .tfoot, .thead:
      clearToTable()
      insert()
      mode = .tableBody
    case .td, .th, .tr:
      clearToTable()
      imply(.tbody)
      again(in: .tableBody)
    case .table:
      guard let place = open.inTableScope(.table) else { return }
      pop(to: place)
      resetMode()
      start()
    case .style, .script, .template: _ = startMetadata()
    case .input where isHiddenInput: insertEmpty()
    case .form:
      guard form == nil, templateModes.isEmpty else { return }
      insert()
      form = (open.top, open[open.top].serial)
      pop()
    default: startInBody()
    }
  }

  private var isHiddenInput: Bool {
    guard let type = tokens.attributes.first(where: { $0.name == .type }), type.value.count == 6 else { return false }
    return zip(type.value, "hidden".utf8).allSatisfy { tokens.bytes[$0].lowercaseLetter == $1 }
  }

  mutating func endInTable() {
    switch tag {
    case .table:
      guard let place = open.inTableScope(.table) else { return }
      pop(to: place)
      resetMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .template: endTemplate()
    default: endInBody()
    }
  }

  // MARK: In a caption

  /// Closes the caption. Returns whether there was one.
  private mutating func leaveCaption() -> Bool {
    guard let place = open.inTableScope(.caption) else { return false }
    closeImplied()
    pop(to: place)
    formatting.clearToMarker()
    mode = .table
    return true
  }

  mutating func startInCaption() {
    switch tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: if leaveCaption() { start() }
    default: startInBody()
    }
  }

  mutating func endInCaption() {
    switch tag {
    case .caption: _ = leaveCaption()
    case .table: if leaveCaption() { end() }
    case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: endInBody()
    }
  }

  // MARK: In a column group

  mutating func leaveColumnGroup() {
    if open.current == .colgroup { pop() }
    mode = .table
  }

  mutating func startInColumnGroup() {
    switch tag {
    case .col: insertEmpty()
    case .template: _ = startMetadata()
    case .html: sink.repeated(.html, token.range)
    default:
      guard open.current == .colgroup else { return }
      leaveColumnGroup()
      start()
    }
  }

  mutating func endInColumnGroup() {
    switch tag {
    case .colgroup: leaveColumnGroup()
    case .col: break
    case .template: endTemplate()
    default:
      guard open.current == .colgroup else { return }
      leaveColumnGroup()
      end()
    }
  }

  // MARK: In a row group

  mutating func startInTableBody() {
    switch tag {
    case .tr:
      clearToRowGroup()
      insert()
      mode = .row
    case .td, .th:
      clearToRowGroup()
      imply(.tr)
      again(in: .row)
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead: if leaveRowGroup() { start() }
    default: startInTable()
    }
  }

  mutating func endInTableBody() {
    switch tag {
    case .tbody, .tfoot, .thead: if open.inTableScope(tag) != nil { _ = leaveRowGroup() }
    case .table: if leaveRowGroup() { end() }
    case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: break
    default: endInTable()
    }
  }

  /// Closes the row group. Returns whether there was one.
  private mutating func leaveRowGroup() -> Bool {
    guard
      open.inTableScope(.tbody) != nil || open.inTableScope(.thead) != nil || open.inTableScope(.tfoot) != nil
    else { return false }
    clearToRowGroup()
    pop()
    mode = .table
    return true
  }

  // MARK: In a row

  mutating func startInRow() {
    switch tag {
    case .td, .th:
      clearToRow()
      insert()
      mode = .cell
      formatting.addMarker()
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr: if leaveRow() { start() }
    default: startInTable()
    }
  }

  mutating func endInRow() {
    switch tag {
    case .tr: _ = leaveRow()
    case .table: if leaveRow() { end() }
    case .tbody, .tfoot, .thead: if open.inTableScope(tag) != nil, leaveRow() { end() }
    case .body, .caption, .col, .colgroup, .html, .td, .th: break
    default: endInTable()
    }
  }

  /// Closes the row. Returns whether there was one.
  private mutating func leaveRow() -> Bool {
    guard open.inTableScope(.tr) != nil else { return false }
    clearToRow()
    pop()
    mode = .tableBody
    return true
  }

  // MARK: In a cell

  mutating func startInCell() {
    switch tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: if leaveCell() { start() }
    default: startInBody()
    }
  }

  mutating func endInCell() {
    switch tag {
    case .td, .th:
      guard open.inTableScope(tag) != nil else { return }
      _ = leaveCell()
    case .table, .tbody, .tfoot, .thead, .tr: if open.inTableScope(tag) != nil, leaveCell() { end() }
    case .body, .caption, .col, .colgroup, .html: break
    default: endInBody()
    }
  }

  /// Closes the cell. Returns whether there was one.
  private mutating func leaveCell() -> Bool {
    guard let place = [open.inTableScope(.td), open.inTableScope(.th)].compactMap({ $0 }).max() else { return false }
    closeImplied()
    pop(to: place)
    formatting.clearToMarker()
    mode = .row
    return true
  }

  // MARK: In a choice

  mutating func startInSelect() {
    switch tag {
    case .option, .optgroup, .hr:
      if open.current == .option { pop() }
      if tag != .option, open.current == .optgroup { pop() }
      insert()
      if tag == .hr { pop() }
    case .select: leaveSelect()
    case .input, .keygen, .textarea:
      leaveSelect()
      start()
    case .script, .template: _ = startMetadata()
    case .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th:
      guard mode == .selectInTable else { return }
      leaveSelect()
      start()
    default: break
    }
  }

  mutating func endInSelect() {
    switch tag {
    case .option: if open.current == .option { pop() }
    case .optgroup:
      if open.current == .option, open.count > 1, open[open.top - 1].tag == .optgroup { pop() }
      if open.current == .optgroup { pop() }
    case .select: leaveSelect()
    case .template: endTemplate()
    case .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th:
      guard mode == .selectInTable, open.inTableScope(tag) != nil else { return }
      leaveSelect()
      end()
    default: break
    }
  }

  private mutating func leaveSelect() {
    let place = open.place(of: .select)
    if place >= 0 { pop(to: place) }
    resetMode()
  }
}
