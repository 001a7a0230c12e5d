import DocumentModel
import Provenance
import Stages

/// What stands behind a text's last sentence, and is its own all the same.
extension MainContentPage {
  /// The blocks under headings that stand in rank and place beside those of the text, where they lead to no other page: the last sections
  /// of a text may have but a line each.
  func blocksUnderOwnHeadings(after last: Int) -> Set<Int> {
    var places: Set<Place> = []
    var own: Set<Int> = []
    var isOwn = false
    if let element = document.blocks[last].hints.element {
      // The element of the last sentence: what heads its next part may have any rank.
      let parent = document.elements[element].name == "p" ? document.elements[element].parent : element
      if parent >= 0 { places.formUnion((2...6).map { Place(level: $0, element: parent) }) }
    }
    for index in document.blocks.indices where rules[index] == nil {
      if case .heading(let level, let text) = document.blocks[index].content {
        let around = self.places(of: index, level)
        isOwn =
          index > last && !places.isDisjoint(with: around) && !isTitle(text.text) && !leadsAway(index)
          && headsOwn(text.text, index)
        if index < last { places.formUnion(around) }
      } else if isOwn, index > last {
        if leadsAway(index) || isInForm(index) { isOwn = false } else if saysAnything(index) { own.insert(index) }
      }
    }
    return own
  }

  /// Whether a block has more than white space and marks.
  private func saysAnything(_ index: Int) -> Bool {
    document.blocks[index].texts.contains { text in
      text.utf8.contains { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 >= 0xC3 }
    }
  }

  /// Whether what a heading says may head the text's own words: “More information” does above an address of e-mail.
  private func headsOwn(_ heading: TracedText, _ index: Int) -> Bool {
    switch MainContentPhrases.rule(of: heading) {
    case nil: true
    case .htmlRelated: (index + 1..<min(index + 3, rules.count)).contains(where: holdsAddress)
    default: false
    }
  }

  /// Where a heading stands: its level, and an element around its own.
  private struct Place: Hashable {
    let level: Int
    let element: Int
  }

  /// A heading's place in the two elements around it, no further than the text's own.
  private func places(of index: Int, _ level: Int) -> Set<Place> {
    var places: Set<Place> = []
    guard level > 1, level < 7, var element = document.blocks[index].hints.element else { return places }
    for _ in 0..<2 {
      element = document.elements[element].parent
      guard element >= 0 else { break }
      places.insert(Place(level: level, element: element))
      if MainContentHoldings.isMain(document.elements[element]) || document.elements[element].name == "body" { break }
    }
    return places
  }

  /// Whether a block has a link to another page: to no file, address of e-mail, telephone or place in this page.
  func leadsAway(_ index: Int) -> Bool {
    guard measures[index].links > 0 else { return false }
    return leadsAway(document.blocks[index])
  }

  private func leadsAway(_ block: Block) -> Bool {
    switch block.content {
    case .heading(_, let text), .paragraph(let text), .footnote(_, let text): text.marks.contains { isLinkAway($0) }
    case .list(let list):
      list.items.contains { $0.text.marks.contains { isLinkAway($0) } || $0.blocks.contains { leadsAway($0) } }
    case .table(let table): table.rows.joined().contains { $0.text.marks.contains { isLinkAway($0) } }
    case .definitions(let list): list.contains { ($0.term.marks + $0.text.marks).contains { isLinkAway($0) } }
    case .quote(let blocks): blocks.contains { leadsAway($0) }
    default: false
    }
  }

  private func isLinkAway(_ mark: Mark) -> Bool {
    guard case .link(let link) = mark.kind else { return false }
    let target = document.links[link].target
    let start = String(decoding: target.utf8.prefix(7), as: UTF8.self).lowercased()
    return !start.hasPrefix("mailto:") && !start.hasPrefix("tel:") && !start.hasPrefix("#") && !leadsToFile(target)
  }

  /// Whether an address is that of a file to download.
  func leadsToFile(_ target: TracedText) -> Bool {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let dot = path.suffix(5).lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = path[(dot + 1)...].map { $0 | 0x20 }
    return MainContentPage.files.contains { $0.elementsEqual(ending) }
  }

  private static let files = ["pdf", "doc", "docx", "xls", "xlsx", "csv", "zip", "ppt", "pptx", "epub"].map {
    Array($0.utf8)
  }
}
