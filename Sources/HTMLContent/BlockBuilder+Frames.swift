import DocumentModel
import Provenance

extension BlockBuilder {
  /// Ends the innermost frame: what it gathered goes to the one around it.
  mutating func closeFrame() {
    if frames[frames.count - 1].kind == .line {
      closeLine()
      return
    }
    let frame = frames.removeLast()
    switch frame.kind {
    case .root, .line: break
    case .quote:
      // A quote of nothing but code is code that was moved in.
      if frame.content.isCode {
        frames[frames.count - 1].content.append(frame.content)
      } else if !frame.content.list.isEmpty {
        add(.quote(frame.content.list), frame)
      }
    case .list: closeList(frame)
    case .item: closeItem(frame)
    case .table: closeTable(frame)
    case .cell: closeCell(frame)
    case .definitions: closeDefinitions(frame)
    case .definition: closeDefinition(frame)
    case .figure: closeFigure(frame)
    }
  }

  private mutating func add(_ content: Block.Content, _ frame: BlockFrame) {
    frames[frames.count - 1].content.append(Block(content, hints: frame.hints), after: frame.lead)
  }

  private mutating func closeLine() {
    let text = inline.take()
    let frame = frames.removeLast()
    let name = takeAnchor()
    guard !text.isEmpty || !text.marks.isEmpty else { return }
    nameLinks(in: text)
    let outer = frames.count - 1
    switch frame.tag {
    case .caption where frames[outer].kind == .table, .figcaption where frames[outer].kind == .figure:
      if !text.isEmpty { frames[outer].caption = text }
      return
    case .dt where frames[outer].kind == .definitions:
      if !text.isEmpty {
        frames[outer].definitions.append(BlockFrame.DefinitionDraft(term: text, lead: frame.lead, content: nil))
      }
      return
    default: break
    }
    if frame.level > 0, takeLabel(text, name) { return }
    labelled = nil
    if !text.isEmpty {
      add(frame.level > 0 ? .heading(level: frame.level, withoutPermalinks(text)) : .paragraph(text), frame)
    } else {
      for mark in text.marks {
        if case .image(let index) = mark.kind { add(.figure(image: index, caption: nil), frame) }
      }
    }
  }

  private mutating func closeItem(_ frame: BlockFrame) {
    let list = frames.count - 1
    guard frames[list].kind == .list else {
      frames[list].content.append(frame.content)
      return
    }
    var draft = BlockFrame.ItemDraft(
      depth: frames[list].depth, isOrdered: frames[list].isOrdered, content: frame.content.holding(frame.nested))
    if !references.isEmpty, frame.nested.isEmpty {
      draft.note = noteLabel(
        [frame.name, frame.anchor], frame.content.text, in: frame.hints.element ?? -1,
        item: frames[list].items.count + 1)
    }
    placeLoose()
    if !draft.content.list.isEmpty { frames[list].items.append(draft) }
    for nested in frame.nested where frame.content.isPictures(from: nested.after) {
      frames[list].items.append(contentsOf: nested.list.items)
    }
  }

  /// Puts what stands in a list and in no item at its place: below the item before it, or where there is none, or no item may hold it,
  /// between lists.
  private mutating func placeLoose() {
    let list = frames.count - 1
    let content = frames[list].content
    guard !content.list.isEmpty else { return }
    frames[list].content = BlockFrame.Blocks()
    if !content.isLayout, let last = frames[list].items.last, last.depth == frames[list].depth, last.note == nil {
      return frames[list].items[frames[list].items.count - 1].content.append(content)
    }
    var rest = frames.removeLast()
    closeItems(rest)
    rest.items = []
    frames[frames.count - 1].content.append(content)
    frames.append(rest)
  }

  private mutating func closeList(_ frame: BlockFrame) {
    var frame = frame
    if frame.items.isEmpty, !frame.content.list.isEmpty {
      frame.items = [BlockFrame.ItemDraft(depth: frame.depth, isOrdered: frame.isOrdered, content: frame.content)]
      frame.content = BlockFrame.Blocks()
    }
    frames.append(frame)
    placeLoose()
    closeItems(frames.removeLast())
  }

  private mutating func closeItems(_ frame: BlockFrame) {
    guard !frame.items.isEmpty else { return }
    let outer = frames.count - 1
    if frame.items.allSatisfy({ $0.note != nil }) {
      for item in frame.items { add(note: item, frame) }
    } else if frame.items.contains(where: { $0.content.isLayout }) || holdsArticles(frame) {
      unwrap(frame)
    } else if frames[outer].kind == .list, case let items = below(frame), !items.isEmpty {
      frames[outer].items.append(contentsOf: items)
    } else if frames[outer].kind == .item {
      frames[outer].nested.append((frames[outer].content.list.count, frame))
    } else {
      add(.list(Block.List(isOrdered: frame.isOrdered, items: frame.items.map { $0.item(below: 0) })), frame)
    }
  }

  /// The items of a list that stands in a list, in no item, as those below the item before them; none where there is none.
  private mutating func below(_ frame: BlockFrame) -> [BlockFrame.ItemDraft] {
    placeLoose()
    let list = frames[frames.count - 1]
    guard !list.items.isEmpty else { return [] }
    return frame.items.map { item in
      var item = item
      item.depth += list.depth + 1 - frame.depth
      return item
    }
  }

  /// Puts what a list's items hold in its place: those below other items as lists, but for pictures.
  private mutating func unwrap(_ frame: BlockFrame) {
    let outer = frames.count - 1
    var rest = frame.items[...]
    while let item = rest.first {
      let below = rest.prefix { $0.depth > frame.depth }
      rest = rest.dropFirst(max(1, below.count))
      if below.isEmpty {
        frames[outer].content.append(item.content)
      } else if below.allSatisfy({ $0.content.isPictures() }) {
        for item in below { frames[outer].content.append(item.content) }
      } else {
        let depth = below.map(\.depth).min() ?? 0
        let list = Block.List(isOrdered: item.isOrdered, items: below.map { $0.item(below: depth) })
        frames[outer].content.append(
          Block(.list(list), hints: item.content.list[0].hints), after: item.content.leads[0])
      }
    }
  }

  /// Whether each item is an article of several blocks: the posts of a forum, with who wrote them.
  private func holdsArticles(_ list: BlockFrame) -> Bool {
    let items = list.items.filter { $0.depth == list.depth }
    return !items.isEmpty
      && items.allSatisfy { item in
        guard item.content.list.count > 1, var element = item.content.list[0].hints.element else { return false }
        while element > list.hints.element ?? -1 {
          if page.elements[element].name == "article" { return true }
          element = page.elements[element].parent
        }
        return false
      }
  }

  /// A note that stood in a list of notes.
  private mutating func add(note item: BlockFrame.ItemDraft, _ frame: BlockFrame) {
    guard let note = item.note, case .paragraph(let text)? = item.content.list.first?.content else { return }
    notes[note.name] = note.label
    var content = item.content
    content.list[0].content = .footnote(label: note.label, withoutBacklinks(text))
    frames[frames.count - 1].content.append(content)
  }

  private mutating func closeFigure(_ frame: BlockFrame) {
    var content = frame.content
    guard let caption = frame.caption else {
      frames[frames.count - 1].content.append(content)
      return
    }
    let isPicture = content.list.lastIndex { if case .figure(_, nil) = $0.content { true } else { false } }
    let table = content.list.lastIndex { if case .table = $0.content { true } else { false } }
    if let index = isPicture, case .figure(let image, _) = content.list[index].content {
      content.list[index].content = .figure(image: image, caption: caption)
      page.images[image].caption = caption.text
    } else if let index = table, case .table(var table) = content.list[index].content, table.caption == nil {
      table.caption = caption
      content.list[index].content = .table(table)
    } else {
      content.append(Block(.paragraph(caption), hints: frame.hints), after: frame.lead)
    }
    frames[frames.count - 1].content.append(content)
  }

  private mutating func closeDefinition(_ frame: BlockFrame) {
    let outer = frames.count - 1
    guard frames[outer].kind == .definitions else {
      frames[outer].content.append(frame.content)
      return
    }
    if let last = frames[outer].definitions.indices.last {
      // A term may have several. Taken out, so that nothing is copied.
      var content = frames[outer].definitions[last].content ?? BlockFrame.Blocks()
      frames[outer].definitions[last].content = nil
      content.append(frame.content)
      frames[outer].definitions[last].content = content
    } else {
      frames[outer].definitions.append(
        BlockFrame.DefinitionDraft(term: nil, lead: frame.lead, content: frame.content))
    }
  }

  /// A list of terms, unless what stands under the terms is more than text or terms are missing.
  private mutating func closeDefinitions(_ frame: BlockFrame) {
    let outer = frames.count - 1
    frames[outer].content.append(frame.content)
    guard !frame.definitions.isEmpty else { return }
    let isPlain = frame.definitions.allSatisfy { draft in
      draft.term != nil && (draft.content.map { $0.isText && $0.list.count <= 3 } ?? true)
    }
    if isPlain, frame.definitions.contains(where: { $0.content != nil }) {
      let definitions = frame.definitions.map {
        Block.Definition(term: $0.term ?? Inline(), text: $0.content.map { flattened($0) } ?? Inline())
      }
      add(.definitions(definitions), frame)
      return
    }
    for draft in frame.definitions {
      if let term = draft.term {
        frames[outer].content.append(Block(.paragraph(term), hints: frame.hints), after: draft.lead)
      }
      if let content = draft.content { frames[outer].content.append(content) }
    }
  }

  /// Blocks as one text, with a space for the tag between two.
  func flattened(_ blocks: BlockFrame.Blocks) -> Inline {
    if blocks.list.count == 1, case .paragraph(let text) = blocks.list[0].content { return text }
    var result = Inline()
    for (block, lead) in zip(blocks.list, blocks.leads) {
      for text in block.inlines where !text.isEmpty {
        if !result.isEmpty, !lead.isEmpty {
          let space = source.decode(lead, as: CollectionOfOne(0x20), by: .htmlBoundary)
          result.append(Inline(space, marks: [Mark(.lineBreak, 0..<1)]))
        }
        result.append(text)
      }
    }
    return result
  }
}

extension Block {
  /// The texts of a block with their marks.
  var inlines: [Inline] {
    switch content {
    case .heading(_, let text), .paragraph(let text): return [text]
    case .list(let list): return list.items.flatMap { [$0.text] + $0.blocks.flatMap(\.inlines) }
    case .table(let table):
      return [table.caption].compactMap { $0 } + table.rows.flatMap { $0.map(\.text) }
    case .quote(let blocks): return blocks.flatMap(\.inlines)
    case .code(let text, _): return [Inline(text, marks: [Mark(.code, 0..<text.count)])]
    case .figure(let image, let caption):
      return [caption ?? Inline(TracedText(), marks: [Mark(.image(image), 0..<0)])]
    case .definitions(let definitions): return definitions.flatMap { [$0.term, $0.text] }
    case .footnote(_, let text): return [text]
    case .math(let text): return [Inline(text)]
    }
  }
}

extension BlockFrame.Blocks {
  /// Holds what no item or cell holds: headings, tables.
  var isLayout: Bool {
    list.contains { block in
      switch block.content {
      case .heading, .table: true
      default: false
      }
    }
  }

  /// With the lists that text follows among them, at their places.
  func holding(_ nested: [(after: Int, list: BlockFrame)]) -> BlockFrame.Blocks {
    var result = BlockFrame.Blocks()
    var next = 0
    for (after, frame) in nested where !isPictures(from: after) {
      while next < after {
        result.append(list[next], after: leads[next])
        next += 1
      }
      if frame.items.allSatisfy({ $0.content.isPictures() }) {
        for item in frame.items { result.append(item.content) }
        continue
      }
      let items = frame.items.map { $0.item(below: frame.depth) }
      result.append(
        Block(.list(Block.List(isOrdered: frame.isOrdered, items: items)), hints: frame.hints), after: frame.lead)
    }
    guard next > 0 || !result.list.isEmpty else { return self }
    while next < list.count {
      result.append(list[next], after: leads[next])
      next += 1
    }
    return result
  }

  /// Whether nothing but pictures stands there from a block on.
  func isPictures(from start: Int = 0) -> Bool {
    list[start...].allSatisfy { if case .figure = $0.content { true } else { false } }
  }

  /// Preformatted text alone.
  var isCode: Bool { !list.isEmpty && list.allSatisfy { if case .code = $0.content { true } else { false } } }

  /// The text that it begins with.
  var text: Inline? {
    if case .paragraph(let text)? = list.first?.content { text } else { nil }
  }

  /// Paragraphs alone.
  var isText: Bool {
    list.allSatisfy { if case .paragraph = $0.content { true } else { false } }
  }
}

extension BlockFrame.ItemDraft {
  /// The item: its first paragraph is its text.
  ///
  /// - depth: that of the list that it is in.
  func item(below outer: Int) -> Block.Item {
    let depth = depth - outer
    if case .paragraph(let text)? = content.list.first?.content {
      return Block.Item(depth: depth, text: text, blocks: Array(content.list.dropFirst()), isOrdered: isOrdered)
    }
    return Block.Item(depth: depth, text: Inline(), blocks: content.list, isOrdered: isOrdered)
  }
}
