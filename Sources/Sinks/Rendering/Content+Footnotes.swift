import DocumentModel

extension Content {
  /// Labels of the footnotes that are in the content and referred to, as far as Markdown can spell them.
  var linkedFootnotes: Set<[UInt8]> {
    var labels: Set<[UInt8]> = []
    for section in sections { for block in section.blocks { block.collectLabels(into: &labels) } }
    guard !labels.isEmpty else { return [] }
    var references: Set<[UInt8]> = []
    for section in sections {
      section.heading?.collectReferences(into: &references)
      for block in section.blocks { block.eachText { $0.collectReferences(into: &references) } }
    }
    return labels.intersection(references)
  }

  /// Whether a heading stands as high as the title does.
  func hasTopHeading(besides title: [UInt8]) -> Bool {
    for (index, section) in sections.enumerated() {
      if let heading = section.heading, index > 0 || heading.utf8 != title, section.level ?? 2 <= 1 { return true }
      for case .heading(let level, _) in section.blocks where level <= 1 { return true }
    }
    return false
  }
}

extension Content.Text {
  fileprivate func collectReferences(into labels: inout Set<[UInt8]>) {
    for case .footnote(let label) in marks.lazy.map(\.kind) { labels.insert(Array(label.utf8)) }
  }
}

extension Content.Block {
  fileprivate func collectLabels(into labels: inout Set<[UInt8]>) {
    switch self {
    case .footnote(let label, _): if Content.Block.isLabel(label) { labels.insert(label) }
    case .quote(let blocks): for block in blocks { block.collectLabels(into: &labels) }
    case .list(let items): for item in items { for block in item.blocks { block.collectLabels(into: &labels) } }
    default: break
    }
  }

  /// Letters, digits, hyphens and what is not ASCII: nothing that a parser could take for something else.
  private static func isLabel(_ label: [UInt8]) -> Bool {
    !label.isEmpty && label.count < 100
      && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
  }

  /// Calls `body` with each marked text of the block, those of inner blocks included.
  fileprivate func eachText(_ body: (Content.Text) -> Void) {
    switch self {
    case .heading(_, let text), .paragraph(let text), .footnote(_, let text): body(text)
    case .list(let items):
      for item in items {
        body(item.text)
        for block in item.blocks { block.eachText(body) }
      }
    case .table(let caption, let rows):
      if let caption { body(caption) }
      for row in rows { for cell in row { body(cell.text) } }
    case .quote(let blocks): for block in blocks { block.eachText(body) }
    case .figure(_, let caption): if let caption { body(caption) }
    case .definitions(let definitions):
      for definition in definitions {
        body(definition.term)
        body(definition.text)
      }
    case .code, .math: break
    }
  }
}
