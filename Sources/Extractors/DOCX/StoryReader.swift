import DocumentModel
import Provenance
import Stages
import XMLText

/// Reads a part that holds paragraphs: the document, or its notes. One pass over its events, however deep they are.
struct StoryReader {
  /// A reference to a note, in order of the text.
  struct NoteReference: Hashable {
    var isEndnote: Bool
    var id: String
  }

  let source: Source
  let styles: StyleSheet
  let relations: [String: TracedText]
  var frames = [StoryFrame(.story)]
  var links: [Link] = []
  var images: [Image] = []
  var dropped: [Dropped] = []
  var references: [NoteReference] = []
  /// Notes of this part by their identifiers.
  var notes: [String: (id: Range<Int>, text: Inline)] = [:]

  var depth = 0
  /// What stands deeper than this is passed over; its text is dropped by the rule.
  var skip: (depth: Int, rule: Rule)?
  /// What the text of the open element is.
  var textKind = TextKind.none
  var properties: [Properties] = []
  var hyperlinks: [(target: TracedText?, paragraph: Int, start: Int)] = []
  var fields: [StoryField] = []
  var drawings: [(alternative: TracedText?, target: TracedText?)] = []
  var serial = 0
  var isContents = false

  enum TextKind { case none, text, math, instruction }
  enum Properties { case paragraph, run, row, cell, table }

  init(_ source: Source, styles: StyleSheet, relations: [String: TracedText]) {
    self.source = source
    self.styles = styles
    self.relations = relations
  }

  /// Reads the part; what is at the top of the story is in the first frame.
  mutating func read() throws {
    var reader = XMLReader(source, spaces: DOCXNames.spaces)
    while let event = try reader.next() {
      switch event {
      case .start(let tag, let range):
        depth += 1
        if skip == nil { start(tag, range) } else { textKind = StoryReader.textKind(of: tag.name) }
      case .end(let name, let range):
        depth -= 1
        textKind = .none
        if let open = skip {
          if depth == open.depth { skip = nil }
        } else {
          end(name, range)
        }
      case .text(let range, let isRaw): text(range, isRaw: isRaw)
      }
    }
    flushCarried()
  }

  var top: Int { frames.count - 1 }

  static func textKind(of name: String) -> TextKind {
    switch name {
    case "w:t", "w:delText": .text
    case "m:t": .math
    case "w:instrText": .instruction
    default: .none
    }
  }

  // MARK: Text

  private mutating func text(_ range: Range<Int>, isRaw: Bool) {
    guard textKind != .none, !range.isEmpty else { return }
    if let skip {
      if textKind != .instruction { dropped.append(Dropped(source.quote(range), by: skip.rule)) }
      return
    }
    let text = isRaw ? source.quote(range) : source.xmlText(range)
    if textKind == .instruction {
      if let last = fields.indices.last, !fields[last].hasResult { fields[last].instruction.append(text) }
      return
    }
    append(text, isMath: textKind == .math)
  }

  mutating func append(_ text: TracedText, isMath: Bool = false, isBreak: Bool = false) {
    guard let paragraph = frames[top].paragraph else {
      dropped.append(Dropped(text, by: .docxRemainder))
      return
    }
    let chain = styles.chain(paragraph.style)
    let isHidden = frames[top].format.isHidden(styles) || chain.lazy.compactMap(\.isHidden).first ?? false
    if isHidden, !isMath {
      dropped.append(Dropped(text, by: .docxHidden))
      return
    }
    let isHeading = ParagraphKind(paragraph, styles).isHeading
    var marks = frames[top].format.marks(text.count, styles, isHeading: isHeading)
    if isMath { marks.append(Mark(.math, text.indices)) }
    if isBreak { marks = [Mark(.lineBreak, text.indices)] }
    frames[top].paragraph?.text.append(Inline(text, marks: marks))
  }

  // MARK: Ends

  private mutating func end(_ name: String, _ range: Range<Int>) {
    switch name {
    case "w:p": endParagraph(range)
    case "w:pPr", "w:rPr", "w:trPr", "w:tcPr", "w:tblPr": if !properties.isEmpty { properties.removeLast() }
    case "w:hyperlink": endHyperlink()
    case "w:fldSimple": endField()
    case "w:drawing", "w:pict", "w:object": endDrawing()
    case "w:txbxContent": endTextBox()
    case "w:tc": endCell()
    case "w:tr":
      for cell in frames[top].table?.endRow() ?? [] { dropped.append(Dropped(cell.text.text, by: .docxDeleted)) }
    case "w:tbl": endTable(range)
    case "w:footnote", "w:endnote": endNote()
    default: break
    }
  }

  private mutating func endParagraph(_ range: Range<Int>) {
    guard var paragraph = frames[top].paragraph else { return }
    frames[top].paragraph = nil
    paragraph.end = range
    if paragraph.isJoined {
      frames[top].carried = paragraph
    } else {
      paragraph.sortMarks()
      frames[top].items.append(.paragraph(paragraph))
    }
    frames[top].items += frames[top].deferred
    frames[top].deferred = []
  }

  /// A paragraph that should go on in one that never came.
  private mutating func flushCarried() {
    guard var paragraph = frames[top].carried else { return }
    paragraph.sortMarks()
    frames[top].items.append(.paragraph(paragraph))
    frames[top].carried = nil
  }

  private mutating func endHyperlink() {
    guard let open = hyperlinks.popLast() else { return }
    addLink(open.target, paragraph: open.paragraph, from: open.start)
  }

  mutating func endField() {
    guard let field = fields.popLast(), field.hasResult else { return }
    addLink(field.target, paragraph: field.paragraph, from: field.start)
  }

  private mutating func addLink(_ target: TracedText?, paragraph: Int, from start: Int) {
    guard let target, !target.isEmpty, let open = frames[top].paragraph, open.serial == paragraph,
      open.text.count > start
    else { return }
    let range = start..<open.text.count
    links.append(Link(text: open.text.text[range].trimmed(), target: target))
    frames[top].paragraph?.text.marks.append(Mark(.link(links.count - 1), range))
  }

  private mutating func endDrawing() {
    guard let drawing = drawings.popLast(), let target = drawing.target, let paragraph = frames[top].paragraph else {
      return
    }
    images.append(Image(target: target, alternative: drawing.alternative))
    let place = paragraph.text.count
    frames[top].paragraph?.text.marks.append(Mark(.image(images.count - 1), place..<place))
  }

  private mutating func endTextBox() {
    flushCarried()
    guard frames.count > 1, frames[top].kind == .textBox else { return }
    let items = frames.removeLast().items
    if frames[top].paragraph == nil { frames[top].items += items } else { frames[top].deferred += items }
  }

  private mutating func endCell() {
    flushCarried()
    guard frames.count > 1, frames[top].kind == .cell else { return }
    let cell = frames.removeLast()
    let text = joined(cell.items)
    let rest = frames[top].table?.add(
      text, columns: cell.columns, isMerged: cell.isMerged, restarts: cell.restartsMerge)
    if let rest { dropped.append(Dropped(rest.text, by: .docxRemainder)) }
  }

  private mutating func endTable(_ range: Range<Int>) {
    guard let draft = frames[top].table else { return }
    frames[top].table = nil
    let table = draft.finished(styles: styles)
    if !table.rows.isEmpty { frames[top].items.append(.table(table, end: range)) }
  }

  private mutating func endNote() {
    flushCarried()
    guard frames.count > 1, frames[top].kind == .note else { return }
    let note = frames.removeLast()
    guard let id = note.id, !note.isSeparator else { return }
    let name = String(decoding: source.utf8[id], as: UTF8.self)
    if notes[name] == nil { notes[name] = (id, joined(note.items)) }
  }

  /// Paragraphs and cells as one text, with a space for each end between them.
  func joined(_ items: [StoryItem]) -> Inline {
    var result = Inline()
    var boundary: Range<Int>?
    func add(_ text: Inline, end: Range<Int>) {
      let text = text.trimmed()
      guard !text.isEmpty || !text.marks.isEmpty else { return }
      if let boundary, !boundary.isEmpty {
        result.append(Inline(source.decode(boundary, as: [0x20], by: .docxBoundary)))
      }
      result.append(text)
      boundary = end
    }
    for item in items {
      switch item {
      case .paragraph(let paragraph): add(paragraph.text, end: paragraph.end)
      case .table(let table, let end): for row in table.rows { for cell in row { add(cell.text, end: end) } }
      }
    }
    return result
  }
}
