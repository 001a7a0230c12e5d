import DocumentModel
import Provenance

extension MainContentPage {
  /// Rules out headings after the first sentence whose sections went as a whole: what they head is no content, so neither are
  /// they.
  mutating func dropOrphanHeadings() {
    guard !kind.isForum, isProse, let first = kept.first(where: isSentence) else { return }
    var next: Int?
    for index in kept.reversed() where index > first {
      guard let level = level(index), level > 1, index + 1 < rules.count else {
        next = index
        continue
      }
      let endsHere = next.map { self.level($0).map { $0 <= level } ?? false } ?? true
      let isFollowed = index + 1 != next && (self.level(index + 1).map { $0 > level } ?? true)
      if endsHere, isFollowed, let rule = rules[index + 1] { rules[index] = rule } else { next = index }
    }
  }

  /// Takes back the one heading of the first level above the facts of a project, where it stands apart from them and says something
  /// else than the page's metadata: often the country.
  mutating func takeBackHeading() {
    let titles = document.blocks.indices.filter { level($0) == 1 }
    guard titles.count == 1, let index = titles.first, rules[index] == .htmlBoilerplate,
      let first = rules.firstIndex(of: nil), index < first, first - index <= 8,
      case .heading(_, let text) = document.blocks[index].content, !isTitle(text.text),
      text.text.utf8.count(where: \.isASCIIWhitespace) >= 2,
      isOfContent(document.blocks[index]), statesFacts
    else { return }
    rules[index] = nil
  }

  /// Whether a heading stands in no part of the site's own.
  private func isOfContent(_ block: Block) -> Bool {
    switch block.hints.landmark {
    case nil, .main, .article: true
    default: false
    }
  }

  private func level(_ index: Int) -> Int? {
    if case .heading(let level, _) = document.blocks[index].content { return level }
    return nil
  }
}
