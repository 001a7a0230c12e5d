import DocumentModel
import HTMLContent
import Provenance
import Stages

/// What the page shows of its site's name, and whether it states a project's facts.
extension PageFacts {
  /// Who owns what the page says, in the line that says so, and what a logo's alternative text names: “© 2024 Oak Trust. All rights
  /// reserved.”
  static func shownNames(_ page: HTMLPage) -> [TracedText] {
    var names: [TracedText] = []
    for block in page.blocks.suffix(40) {
      guard case .paragraph(let text) = block.content, text.count <= 160, let name = owner(text.text) else { continue }
      names.append(name)
    }
    for image in page.images.prefix(6) {
      guard let text = image.alternative, (6...80).contains(text.count), let name = withoutLogo(text) else { continue }
      names.append(name)
    }
    guard !names.isEmpty else { return [] }
    // Whose own page it is, its heading says.
    let headings = page.blocks.compactMap { block -> FoldedText? in
      guard case .heading(1, let text) = block.content else { return nil }
      return FoldedText(text.text)
    }
    return names.filter { !headings.contains(FoldedText($0)) }
  }

  /// What stands behind the sign of copyright and its years, up to the next mark.
  private static func owner(_ line: TracedText) -> TracedText? {
    let bytes = line.utf8
    var index = bytes.startIndex
    if bytes.starts(with: [0xC2, 0xA9]) {
      index = 2
    } else if let first = bytes.first, first | 0x20 == UInt8(ascii: "c"),
      line.string.lowercased().hasPrefix("copyright")
    {
      index = 9
    } else {
      return nil
    }
    while index < bytes.count,
      !(bytes[index] >= 0x80 && bytes[index] != 0xC2 && bytes[index] != 0xA9 && bytes[index] != 0xE2
        && bytes[index] != 0x80 && bytes[index] != 0x93 || (0x61...0x7A).contains(bytes[index] | 0x20))
    {
      index += 1
    }
    let end =
      bytes[index...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ".") }
      ?? bytes.count
    let name = line[index..<end].trimmed()
    return (3...80).contains(name.count) ? name : nil
  }

  /// “Oak Trust logo”, “Logo Oak Trust”.
  private static func withoutLogo(_ text: TracedText) -> TracedText? {
    let lower = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if lower.starts(with: "logo ".utf8) {
      let start = lower.starts(with: "logo of ".utf8) ? 8 : 5
      return text[start..<text.count].trimmed()
    }
    return lower.suffix(5).elementsEqual(" logo".utf8) ? text[0..<(text.count - 5)].trimmed() : nil
  }

  /// Whether the page states facts of a project: three different labels at least, each at the start of a line or in a place of its own.
  static func statesFacts(_ page: HTMLPage) -> Bool {
    var labels: Set<[UInt8]> = []
    for block in page.blocks {
      for label in self.labels(block) where FactLabels.isLabel(label) { labels.insert(Array(label)) }
      if labels.count >= 3 { return true }
    }
    return false
  }

  private static func labels(_ block: Block) -> [ArraySlice<UInt8>] {
    switch block.content {
    case .definitions(let items): items.map { $0.term.text.utf8[...] }
    case .table(let table): table.rows.filter { $0.count == 2 }.map { $0[0].text.text.utf8[...] }
    case .list(let list): list.items.prefix(12).flatMap { labels(in: $0.text) }
    case .paragraph(let text): labels(in: text)
    case .heading(3..., let text): [text.text.utf8[...]]
    default: []
    }
  }

  /// What begins each line of a text up to a colon, or is a line as a whole.
  private static func labels(in text: Inline) -> [ArraySlice<UInt8>] {
    guard text.count <= 1000 else { return [] }
    var start = 0
    var found: [ArraySlice<UInt8>] = []
    for end in text.marks.filter({ $0.kind == .lineBreak }).map(\.range) + [text.count..<text.count]
    where end.lowerBound > start {
      let line = text.text.utf8[start..<end.lowerBound]
      found.append(line[..<(line.prefix(48).firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex)])
      start = end.upperBound
    }
    return found
  }
}
