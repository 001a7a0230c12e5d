import DocumentModel
import Provenance

extension MainContentPage {
  /// Takes back questions and answers that stand below the main part under a heading that says so: they are about the same
  /// matter, however the page sets them apart.
  mutating func takeBackQuestions() {
    guard kind.isArticle, let last = rules.lastIndex(of: nil) else { return }
    // Bounded, so that a page of such headings takes no longer than its length.
    var trials = 8
    for index in (last + 1)..<max(last + 1, document.blocks.count) where rules[index] == .htmlBoilerplate {
      guard trials > 0 else { return }
      guard case .heading(2..., let text) = document.blocks[index].content,
        (index + 1..<min(index + 12, document.blocks.count)).contains(where: isQuestion),
        MainContentPhrases.headsQuestions(text.text)
      else { continue }
      trials -= 1
      guard let questions = questions(under: index) else { continue }
      for inner in questions where rules[inner] == .htmlBoilerplate { rules[inner] = nil }
      return
    }
  }

  /// The blocks of the smallest element around a heading that holds two questions and their answers.
  private func questions(under heading: Int) -> Range<Int>? {
    var element = document.blocks[heading].hints.element ?? -1
    for _ in 0..<6 where element >= 0 {
      let end =
        document.blocks[heading...].firstIndex { block in
          !(block.hints.element.map { isInside($0, element) } ?? false)
        } ?? document.blocks.count
      let inner = (heading + 1)..<max(heading + 1, end)
      if inner.count(where: isQuestion) >= 2, inner.count(where: isSentence) >= 2 { return heading..<end }
      element = document.elements[element].parent
    }
    return nil
  }

  private func isQuestion(_ index: Int) -> Bool {
    switch document.blocks[index].content {
    case .heading(_, let text), .paragraph(let text):
      text.count < 300 && text.text.trimmed().utf8.suffix(3).contains { $0 == UInt8(ascii: "?") }
    default: false
    }
  }
}
