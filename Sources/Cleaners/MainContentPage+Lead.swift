import DocumentModel

extension MainContentPage {
  /// Takes back an article's lead: sentences between its heading and its main part, which sites like to set apart.
  mutating func takeBackLead() {
    guard let first = rules.firstIndex(of: nil) else { return }
    let heading = (0...first).last { index in
      guard case .heading(1, _) = document.blocks[index].content else { return false }
      return rules[index] == nil || rules[index] == .htmlBoilerplate || rules[index] == .htmlBanner
    }
    let start = heading.map { $0 + 1 } ?? max(1, first - 7)
    for index in start..<max(start, first) where rules[index] == .htmlBoilerplate && isLead(index) {
      rules[index] = nil
    }
  }

  private func isLead(_ index: Int) -> Bool {
    let measure = measures[index]
    guard measure.plain >= 60, measure.linked * 10 < measure.text * 3 else { return false }
    switch document.blocks[index].content {
    case .heading(2...4, let text), .paragraph(let text): return measure.plain >= 100 || text.text.endsSentence
    default: return false
    }
  }
}
