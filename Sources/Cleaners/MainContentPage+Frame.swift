import DocumentModel
import Provenance

extension MainContentPage {
  /// Rules out what old pages without landmarks have around their content: what stands before the one main heading and is no
  /// running text, and the owner's line at the end.
  mutating func trimFrame() {
    let kept = self.kept
    let titles = kept.filter { index in
      if case .heading(level: 1, _) = document.blocks[index].content { return true }
      return false
    }
    if titles.count == 1, let title = titles.first {
      let before = kept.prefix { $0 < title }
      if !before.contains(where: isRunningText), kept.contains(where: { $0 > title && isRunningText($0) }) {
        for index in before { rules[index] = .htmlBanner }
      }
    }
    for index in kept.suffix(3) where isOwnersLine(index) { rules[index] = .htmlFooter }
  }

  /// More than a line of text outside links.
  private func isRunningText(_ index: Int) -> Bool { measures[index].plain > 80 }

  /// A paragraph that begins with a notice of copyright, or a short one with its sign.
  private func isOwnersLine(_ index: Int) -> Bool {
    guard case .paragraph(let text) = document.blocks[index].content, text.count < 300 else { return false }
    if MainContentNotes.isCredit(text.text) { return true }
    if MainContentPage.isCopyright(text.text) { return true }
    // Below the menu that old pages end with.
    guard measures[index].links >= 2, let line = text.marks.first(where: { $0.kind == .lineBreak })?.range,
      text[0..<line.lowerBound].marks.count(where: { if case .link = $0.kind { true } else { false } }) >= 2
    else { return false }
    return MainContentPage.isCopyright(text.text[line.upperBound..<text.count])
  }

  private static func isCopyright(_ text: TracedText) -> Bool {
    let start = text.string.prefix(12).lowercased()
    return start.hasPrefix("copyright") || start.hasPrefix("©") || start.hasPrefix("(c) ")
  }
}
