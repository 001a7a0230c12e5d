import DocumentModel
import Provenance

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
        items += list.items.filter { $0.depth == 0 && !$0.text.isEmpty }.map(\.text.text)
      }
    }
    return items.isEmpty ? nil : (items, rule)
  }

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
