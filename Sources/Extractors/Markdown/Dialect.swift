import DocumentModel
import Provenance

/// What real files have beyond CommonMark and GitHub's extensions, once their blocks are known: template tags, formulas,
/// definition lists, alerts.
struct Dialect {
  let tags: TemplateTags
  let source: Source

  /// Changes a document as the dialects mean it.
  func apply(to document: inout Document) {
    if !tags.isEmpty { removeTags(&document) }
    var hasDefinitions = false
    for index in document.blocks.indices {
      switch document.blocks[index].content {
      case .paragraph(let text):
        guard let definitions = DefinitionParagraph.definitions(text) else { continue }
        document.blocks[index].content = .definitions(definitions)
        hasDefinitions = true
      case .quote(let blocks): document.blocks[index].content = .quote(withoutAlert(blocks, &document.dropped))
      default: continue
      }
    }
    if hasDefinitions { document.blocks = Self.merged(document.blocks) }
  }

  private func removeTags(_ document: inout Document) {
    document.blocks = document.blocks.map { formulaBlock($0) ?? $0.mapInlines(tags.removed) }
    document.blocks.removeAll { block in
      if case .paragraph(let text) = block.content { text.marks.isEmpty && text.trimmed().isEmpty } else { false }
    }
    for index in document.links.indices { document.links[index].text = tags.removed(from: document.links[index].text) }
    for index in document.images.indices {
      document.images[index].alternative = document.images[index].alternative.map(tags.removed)
      document.images[index].caption = document.images[index].caption.map(tags.removed)
    }
    noteTags(&document)
  }

  /// A paragraph that is one formula.
  private func formulaBlock(_ block: Block) -> Block? {
    guard case .paragraph(let text) = block.content, text.text.utf8.starts(with: [0x24, 0x24]) else { return nil }
    let inner = tags.removed(from: text.trimmed())
    guard inner.marks.count == 1, inner.marks[0].kind == .math, inner.marks[0].range == inner.text.indices else {
      return nil
    }
    return Block(.math(inner.text.trimmed()), hints: block.hints)
  }

  /// Tags that are in no text now are on the ledger, and noted.
  private func noteTags(_ document: inout Document) {
    let coverage = document.coverage
    let gone = tags.ranges.filter { !coverage.holds(SourceRange(source.id, $0)) }
    guard let first = gone.first else { return }
    document.dropped += gone.map { Dropped(source.quote($0), by: .markdownTemplate) }
    let shown = String(decoding: source.utf8[first].prefix(60), as: UTF8.self)
    let number = gone.count == 1 ? "a template tag is no text" : "\(gone.count) template tags are no text"
    document.diagnostics.append(Diagnostic(.note, "markdown.template-tags", "\(number), such as \(shown)"))
  }

  /// Definition lists that follow each other are one.
  private static func merged(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    for block in blocks {
      if case .definitions(let items) = block.content, case .definitions(let before)? = result.last?.content {
        result[result.count - 1].content = .definitions(before + items)
      } else {
        result.append(block)
      }
    }
    return result
  }

  /// `[!NOTE]` at the start of a quote says what kind of alert it is.
  private func withoutAlert(_ blocks: [Block], _ dropped: inout [Dropped]) -> [Block] {
    guard case .paragraph(let text)? = blocks.first?.content, text.text.utf8.starts(with: [0x5B, 0x21]),
      let close = text.text.utf8.prefix(24).firstIndex(of: 0x5D),
      text.text.utf8[2..<close].allSatisfy({ (0x41...0x5A).contains($0) }),
      close + 1 == text.count || text.text.utf8[close + 1].isASCIIWhitespace
    else { return blocks }
    dropped.append(Dropped(text.text[0..<(close + 1)], by: .markdownAlert))
    let rest = text[(close + 1)..<text.count].trimmed()
    var blocks = blocks
    if rest.isEmpty { blocks.removeFirst() } else { blocks[0].content = .paragraph(rest) }
    return blocks
  }
}
