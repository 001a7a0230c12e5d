import DocumentModel
import Provenance

/// Makes blocks of a story's paragraphs and tables: headings, lists, quotes, code, figures and captions.
struct StoryAssembly {
  private(set) var blocks: [Block] = []
  private(set) var images: [Image]
  private(set) var dropped: [Dropped] = []
  private let source: Source
  private let styles: StyleSheet
  private let numbering: Numbering
  private let hasTitle: Bool
  private var list: Block.List?
  /// The list's identifier and level of its first item.
  private var listStart: (id: String, level: Int) = ("", 0)
  private var code: (text: TracedText, end: Range<Int>)?
  private var caption: Inline?

  init(_ items: [StoryItem], _ source: Source, _ styles: StyleSheet, _ numbering: Numbering, images: [Image]) {
    self.source = source
    self.styles = styles
    self.numbering = numbering
    self.images = images
    hasTitle = items.contains {
      if case .paragraph(let paragraph) = $0 { ParagraphKind(paragraph, styles) == .title } else { false }
    }
    for (index, item) in items.enumerated() {
      switch item {
      case .paragraph(let paragraph): add(paragraph, next: index + 1 < items.count ? items[index + 1] : nil)
      case .table(var table, _):
        closeAll(but: .caption)
        table.caption = caption
        caption = nil
        blocks.append(Block(.table(table)))
      }
    }
    closeAll()
  }

  private enum Open { case list, code, caption }

  private mutating func closeAll(but kept: Open? = nil) {
    if kept != .list, let open = list {
      blocks.append(Block(.list(open)))
      list = nil
    }
    if kept != .code, let open = code {
      blocks.append(Block(.code(open.text, language: nil)))
      code = nil
    }
    if kept != .caption, let open = caption {
      blocks.append(Block(.paragraph(open)))
      caption = nil
    }
  }

  private mutating func add(_ paragraph: StoryParagraph, next: StoryItem?) {
    let kind = ParagraphKind(paragraph, styles)
    if kind == .code { return addCode(paragraph) }
    let text = paragraph.text.trimmed()
    guard !text.isEmpty || !text.marks.isEmpty else { return }
    switch kind {
    case .contents:
      dropped.append(Dropped(text.text, by: .docxContents))
    case .title, .heading:
      closeAll()
      if text.isEmpty { return addFigures(text) }
      blocks.append(Block(.heading(level: level(kind), text)))
    case .caption: addCaption(text, next: next)
    case .quote: addQuote(text)
    default: addBody(text, paragraph)
    }
  }

  /// Under a title, headings stand a level lower.
  private func level(_ kind: ParagraphKind) -> Int {
    guard case .heading(let level) = kind else { return 1 }
    return min(level + (hasTitle ? 1 : 0), 6)
  }

  // MARK: Text

  private mutating func addBody(_ text: Inline, _ paragraph: StoryParagraph) {
    if let (id, level, marker) = numbered(paragraph) {
      if marker == .none, let last = list?.items.indices.last {
        list?.items[last].blocks.append(Block(.paragraph(text)))
        return
      }
      if marker != .none { return addItem(text, id, level, isOrdered: marker == .number) }
    }
    closeAll()
    if text.isEmpty { return addFigures(text) }
    blocks.append(Block(.paragraph(text)))
  }

  private mutating func addFigures(_ text: Inline) {
    for mark in text.marks {
      if case .image(let image) = mark.kind { blocks.append(Block(.figure(image: image, caption: nil))) }
    }
  }

  private mutating func addQuote(_ text: Inline) {
    closeAll()
    if let last = blocks.indices.last, case .quote(let inner) = blocks[last].content {
      blocks[last].content = .quote(inner + [Block(.paragraph(text))])
    } else {
      blocks.append(Block(.quote([Block(.paragraph(text))])))
    }
  }

  private mutating func addCode(_ paragraph: StoryParagraph) {
    closeAll(but: .code)
    guard !paragraph.text.isEmpty || code != nil else { return }
    var text = code?.text ?? TracedText()
    if let end = code?.end, !end.isEmpty { text.append(source.decode(end, as: [0x0A], by: .docxLineFeed)) }
    text.append(paragraph.text.text)
    code = (text, paragraph.end)
  }

  /// A caption belongs to the figure before it, to the table behind it, or to the table before it.
  private mutating func addCaption(_ text: Inline, next: StoryItem?) {
    closeAll()
    if let last = blocks.indices.last, case .figure(let image, nil) = blocks[last].content {
      blocks[last].content = .figure(image: image, caption: text)
      images[image].caption = text.text
    } else if case .table? = next {
      caption = text
    } else if let last = blocks.indices.last, case .table(var table) = blocks[last].content, table.caption == nil {
      table.caption = text
      blocks[last].content = .table(table)
    } else {
      blocks.append(Block(.paragraph(text)))
    }
  }

  // MARK: Lists

  /// The list that a paragraph stands in, by itself or by its style.
  private func numbered(_ paragraph: StoryParagraph) -> (id: String, level: Int, marker: Numbering.Marker)? {
    let chain = styles.chain(paragraph.style)
    let styled = chain.first { $0.numbering.id != nil }?.numbering
    guard let id = paragraph.list.id ?? styled?.id else { return nil }
    let level = paragraph.list.level ?? chain.lazy.compactMap(\.numbering.level).first ?? 0
    return numbering.marker(id, level: level).map { (id, min(max(level, 0), 8), $0) }
  }

  private mutating func addItem(_ text: Inline, _ id: String, _ level: Int, isOrdered: Bool) {
    closeAll(but: .list)
    if list != nil, id != listStart.id, level <= listStart.level { closeAll() }
    if list == nil {
      list = Block.List(isOrdered: isOrdered, items: [])
      listStart = (id, level)
    }
    let deepest = (list?.items.last?.depth ?? -1) + 1
    let depth = min(max(level - listStart.level, 0), deepest)
    list?.items.append(Block.Item(depth: depth, text: text, isOrdered: isOrdered))
  }
}
