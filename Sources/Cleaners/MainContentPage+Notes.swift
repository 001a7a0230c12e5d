import DocumentModel
import Provenance

extension MainContentPage {
  /// Takes back the notes that the text refers to: manuals set them at the page's foot, outside the text.
  mutating func takeBackNotes() {
    let notes = document.blocks.indices.filter { index in
      guard let rule = rules[index], rule == .htmlBoilerplate || rule == .htmlFooter else { return false }
      return document.blocks[index].footnoteLabel != nil
    }
    guard !notes.isEmpty else { return }
    var labels: Set<String> = []
    for index in kept {
      _ = document.blocks[index].mapInlines { text in
        for case .footnote(let label) in text.marks.map(\.kind) { labels.insert(label) }
        return text
      }
    }
    for index in notes where document.blocks[index].footnoteLabel.map(labels.contains) ?? false { rules[index] = nil }
  }
}

extension Block {
  fileprivate var footnoteLabel: String? {
    if case .footnote(let label, _) = content { label.string } else { nil }
  }
}
