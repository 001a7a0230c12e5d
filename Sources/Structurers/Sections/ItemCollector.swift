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
        guard case .list(let list) = block.content, !isOfLinks(list) else { continue }
        let lead = ledIn[index]
        let heading = section.heading == nil ? nil : section.role
        guard (lead ?? heading) == role, lead != nil || !isHeadedOtherwise(index, section.blocks, role) else {
          continue
        }
        if rule.isEmpty { rule = lead == nil ? "profile.heading.\(role.rawValue)" : "profile.lead-in.\(role.rawValue)" }
        items += whole(list.items)
      }
    }
    return items.isEmpty ? nil : (items, rule)
  }

  /// The items of the first rank, each with those below it where these end its sentence: `Curricula for`, `Tools:`.
  private func whole(_ items: [Block.Item]) -> [TracedText] {
    items.indices.filter { items[$0].depth == 0 && !items[$0].text.isEmpty }.map { index in
      let item = closed(items[index].text.text)
      let inner = items[(index + 1)...].prefix { $0.depth > 0 }.map { closed($0.text.text) }.filter { !$0.isEmpty }
      guard !inner.isEmpty, isOpen(item) else { return item }
      return TracedText.joined([item, TracedText(" ", by: .valueSeveral), TracedText.several(inner)])
    }
  }

  /// An item without the comma, and the “and” behind it, that join it to the next.
  private func closed(_ item: TracedText) -> TracedText {
    var item = item
    for joint in [" and", " und", " et", " y", " e", " or"]
    where item.utf8.ends(in: ",\(joint)") || item.utf8.ends(in: ";\(joint)") {
      item = item[0..<(item.count - joint.utf8.count)]
    }
    guard let last = item.utf8.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";"), item.count > 1 else {
      return item
    }
    return item[0..<(item.count - 1)].stripped()
  }

  /// Whether a text ends in a colon or in a small word that something follows.
  private func isOpen(_ text: TracedText) -> Bool {
    text.utf8.last == UInt8(ascii: ":") || text.words.last.map(ItemCollector.openings.contains) ?? false
  }

  private static let openings: Set<String> = [
    "for", "of", "to", "in", "on", "by", "with", "and", "as", "including", "für", "zu", "zur", "zum", "von", "in",
    "mit",
    "und", "bei", "pour", "de", "des", "à", "et", "dans", "para", "en", "con", "y", "com", "e", "per", "di", "voor",
    "van",
    "för", "av", "och", "og", "til",
  ]

  /// Whether all items are links of a word or three: tags, a menu.
  private func isOfLinks(_ list: Block.List) -> Bool {
    list.items.allSatisfy { item in
      item.text.text.words.count <= 3
        && item.text.marks.contains { mark in
          if case .link = mark.kind { mark.range.count + 2 >= item.text.count } else { false }
        }
    }
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

extension [UInt8] {
  fileprivate func ends(in text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
