import DocumentModel
import Provenance

extension MainContentPage {
  /// Rules out blocks inside the main part that are none of it.
  mutating func filterBlocks() {
    for (index, block) in document.blocks.enumerated() where rules[index] == nil {
      rules[index] = rule(of: block, measures[index])
    }
  }

  private func rule(of block: Block, _ measure: MainContentMeasure) -> Rule? {
    switch block.content {
    case .list(let list):
      if MainContentLines.isSharing(block.texts, measure) { return .htmlShare }
      return isMenu(list, measure) ? .htmlNavigation : nil
    case .paragraph(let text):
      if MainContentLines.isSharing([text.text], measure) { return .htmlShare }
      return MainContentLines.rule(of: text.text, measure)
    default: return nil
    }
  }

  /// A list of short links.
  private func isMenu(_ list: Block.List, _ measure: MainContentMeasure) -> Bool {
    guard measure.density > 0.85, measure.items > 0 else { return false }
    if repeatsTitle(list) { return true }
    return measure.text / measure.items < 40 && total > 1000 && total * 4 > Double(mass)
  }

  /// Links that only say the page's own title, as a carousel's indicators do.
  private func repeatsTitle(_ list: Block.List) -> Bool {
    guard let title = document.facts.title?.utf8, title.count > 10 else { return false }
    return list.items.contains { $0.text.text.trimmed().utf8 == title }
  }
}
