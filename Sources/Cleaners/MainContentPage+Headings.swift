import DocumentModel

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

  private func level(_ index: Int) -> Int? {
    if case .heading(let level, _) = document.blocks[index].content { return level }
    return nil
  }
}
