import DocumentModel
import Provenance
import Stages

/// Collects the items of lists by the role of the section or of the sentence that leads into the list.
struct ItemCollector {
  let roles: RoleReader

  /// The top-level items of all lists of a role, with the rule that tells the role.
  func items(_ role: Section.Role, in sections: [Section]) -> (items: [TracedText], rule: String)? {
    var items: [TracedText] = []
    var rule = ""
    for section in sections {
      let ledIn = Dictionary(
        roles.ledIn(section.blocks).map { ($0.index, $0.role) }, uniquingKeysWith: { first, _ in first })
      for (index, block) in section.blocks.enumerated() {
        guard case .list(let list) = block.content else { continue }
        let lead = ledIn[index]
        let heading = section.heading == nil ? nil : section.role
        guard (lead ?? heading) == role, lead != nil || !isHeadedOtherwise(index, section.blocks, role) else {
          continue
        }
        if rule.isEmpty { rule = lead == nil ? "profile.heading.\(role.rawValue)" : "profile.lead-in.\(role.rawValue)" }
        items += list.items.indices.filter { list.items[$0].depth == 0 && !list.items[$0].text.isEmpty }.map {
          whole($0, of: list)
        }
      }
    }
    return items.isEmpty ? nil : (items, rule)
  }

  /// An item, with those within it where it breaks off before them: `They write curricula for`.
  private func whole(_ index: Int, of list: Block.List) -> TracedText {
    let text = list.items[index].text.text
    guard text.utf8.last != 0x3A, text.words.last.map(ItemCollector.leading.contains) ?? false else { return text }
    let inner = list.items[(index + 1)...].prefix { $0.depth > 0 }.filter { $0.depth == 1 && !$0.text.isEmpty }
    guard (1...12).contains(inner.count) else { return text }
    let items = inner.enumerated().map {
      $0.offset + 1 < inner.count ? $0.element.text.text.stripped(",;.") : $0.element.text.text
    }
    return TracedText.joined([text, TracedText(" ", by: .valueSeveral), TracedText.several(items)])
  }

  /// Words that something has to follow.
  private static let leading: Set<String> = [
    "for", "of", "in", "on", "to", "with", "by", "from", "at", "and", "as", "including", "für", "von", "mit", "zu",
    "zur", "zum", "im",
    "an", "auf", "bei", "durch", "über", "wie", "und", "de", "des", "du", "pour", "à", "en", "avec", "sur", "dans",
    "par", "para",
    "con", "por", "sobre", "em", "com", "di", "per", "su", "y", "et", "e",
  ]

  /// Whether the line above a list heads it by itself, as something else: `Documents`, `Footnotes`.
  private func isHeadedOtherwise(_ index: Int, _ blocks: [Block], _ role: Section.Role) -> Bool {
    guard index > 0, case .paragraph(let line) = blocks[index - 1].content, line.count <= 40 else { return false }
    let words = line.text.words
    if words.count <= 3, words.contains(where: ItemCollector.notes.contains) { return true }
    return roles.role(heading: line.text).map { $0 != role } ?? false
  }

  private static let notes: Set<String> = [
    "notes", "footnotes", "sources", "references", "downloads", "documents", "attachments", "anmerkungen", "fußnoten",
    "quellen",
    "dokumente", "notas", "fuentes", "fontes", "documentos", "fonti", "documenti",
  ]
}
