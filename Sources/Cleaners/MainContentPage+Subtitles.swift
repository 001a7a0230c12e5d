import DocumentModel
import Provenance

extension MainContentPage {
  /// Rules out headings beside the title in an article's `header` or `hgroup`: they are a part of the title, and head no
  /// section.
  mutating func dropSubtitles() {
    guard kind.isArticle else { return }
    for index in kept {
      guard case .heading(2..., _) = document.blocks[index].content, let element = document.blocks[index].hints.element,
        standsWithTitle(element)
      else { continue }
      rules[index] = .htmlSubtitle
    }
  }

  private func standsWithTitle(_ start: Int) -> Bool {
    var element = start
    while element >= 0 {
      let name = document.elements[element].name
      if name == "header" || name == "hgroup" { return holdings.holdsTitle[element] }
      if MainContentHoldings.isMain(document.elements[element]) { return false }
      element = document.elements[element].parent
    }
    return false
  }
}
