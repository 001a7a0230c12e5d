import DocumentModel
import Provenance

/// What real files have beyond CommonMark and GitHub's extensions, once their blocks are known: template tags, formulas,
/// definition lists, alerts.
struct Dialect {
  let tags: TemplateTags
  let source: Source
  private var dropped: [Dropped] = []

  init(tags: TemplateTags, source: Source) {
    self.tags = tags
    self.source = source
  }

  /// Changes a document as the dialects mean it.
  mutating func apply(to document: inout Document) {
    document.blocks = read(document.blocks)
    document.dropped += dropped
    guard !tags.isEmpty else { return }
    for index in document.links.indices { document.links[index].text = tags.removed(from: document.links[index].text) }
    for index in document.images.indices {
      document.images[index].alternative = document.images[index].alternative.map { tags.removed(from: $0) }
      document.images[index].caption = document.images[index].caption.map { tags.removed(from: $0) }
    }
    TagNotes(tags, source).add(to: &document)
  }

  /// Blocks next to each other, and what they hold.
  private mutating func read(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    for block in blocks {
      guard let block = read(block) else { continue }
      if !DefinitionParagraph.append(block, to: &result) { result.append(block) }
    }
    return result
  }

  /// Nil where nothing is left of a block but a site generator's tags.
  private mutating func read(_ block: Block) -> Block? {
    var block = block
    switch block.content {
    case .paragraph(let text): return paragraph(text, block)
    case .quote(let blocks): block.content = .quote(withoutAlert(read(blocks)))
    case .list(var list):
      list.items = items(list.items)
      block.content = .list(list)
    case .code(let text, let language):
      if language?.utf8.elementsEqual("math".utf8) ?? false {
        block.content = .math(text)
      } else if !tags.isEmpty {
        block.content = .code(tags.removed(fromCode: text), language: language)
      }
    default: return tags.isEmpty ? block : block.mapInlines(tags.removed)
    }
    return block
  }

  /// An item of which nothing is left goes, unless others stand in it.
  private mutating func items(_ items: [Block.Item]) -> [Block.Item] {
    var result: [Block.Item] = []
    result.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      var item = item
      if !item.blocks.isEmpty { item.blocks = read(item.blocks) }
      let length = item.text.count
      if !tags.isEmpty { item.text = tags.removed(from: item.text) }
      let isGone = item.text.count < length && item.blocks.isEmpty && Self.isNothing(item.text)
      let isParent = index + 1 < items.count && items[index + 1].depth > item.depth
      if !isGone || isParent { result.append(item) }
    }
    return result
  }

  private static func isNothing(_ text: Inline) -> Bool { text.marks.isEmpty && text.trimmed().isEmpty }

  private func paragraph(_ text: Inline, _ block: Block) -> Block? {
    guard !tags.isEmpty else { return block }
    var block = block
    let rest = tags.removed(from: text)
    if let formula = Self.formula(rest, of: text) {
      block.content = .math(formula)
    } else {
      if rest.text.count < text.text.count, Self.isNothing(rest) { return nil }
      block.content = .paragraph(rest)
    }
    return block
  }

  /// What a paragraph holds that is one formula between pairs of dollar signs.
  private static func formula(_ rest: Inline, of text: Inline) -> TracedText? {
    let inner = rest.trimmed()
    guard inner.marks.count == 1, inner.marks[0].kind == .math, inner.marks[0].range == inner.text.indices,
      text.trimmed().text.utf8.starts(with: [0x24, 0x24])
    else { return nil }
    return inner.text
  }

  /// `[!NOTE]` at the start of a quote says what kind of alert it is.
  private mutating func withoutAlert(_ blocks: [Block]) -> [Block] {
    guard case .paragraph(let text)? = blocks.first?.content, let end = Self.endOfAlert(text.text.utf8) else {
      return blocks
    }
    dropped.append(Dropped(text.text[0..<end], by: .markdownAlert))
    let rest = text[end..<text.count].trimmed()
    var blocks = blocks
    if rest.isEmpty { blocks.removeFirst() } else { blocks[0].content = .paragraph(rest) }
    return blocks
  }

  /// In capitals any name; in small letters those that GitHub has. A sign for folding may follow (Obsidian).
  private static func endOfAlert(_ text: [UInt8]) -> Int? {
    guard text.starts(with: [0x5B, 0x21]), let close = text.prefix(24).firstIndex(of: 0x5D), close > 2 else {
      return nil
    }
    let name = text[2..<close]
    let isCapital = name.allSatisfy { (0x41...0x5A).contains($0) }
    guard isCapital || alerts.contains(String(decoding: name, as: UTF8.self).lowercased()) else { return nil }
    var end = close + 1
    if end < text.count, text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "+") { end += 1 }
    return end == text.count || text[end].isASCIIWhitespace ? end : nil
  }

  private static let alerts: Set<String> = ["note", "tip", "important", "warning", "caution"]
}
