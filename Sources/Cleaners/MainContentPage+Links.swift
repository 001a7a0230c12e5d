import DocumentModel
import Provenance

/// Lines and lists that are links as a whole.
extension MainContentPage {
  /// A line in an element that is called a button, or a heading that is a link as a whole in one.
  func isButton(_ block: Block, _ index: Int) -> Bool {
    switch block.content {
    case .paragraph: break
    case .heading(2..., _): guard measures[index].density > 0.95 else { return false }
    default: return false
    }
    guard measures[index].text <= 40, !kind.isForum, var element = block.hints.element else { return false }
    for _ in 0..<3 where element >= 0 {
      guard holdings.blocks[element] <= 1, !isUnfolding(element) || unfoldsAll(block) else { return false }
      if document.elements[element].classes.prefix(6).contains(where: MainContentWords.isButton) { return true }
      element = document.elements[element].parent
    }
    return false
  }

  /// “Expand all”, “Hide all”.
  private func unfoldsAll(_ block: Block) -> Bool {
    guard case .paragraph(let text) = block.content else { return false }
    let words = text.text.trimmed().string.lowercased()
    return words.hasSuffix(" all") || words.hasPrefix("show ") || words.hasPrefix("hide ")
  }

  /// Whether all links of a list, or of lines, lead to places in this page: a table of contents.
  func isContents(_ texts: some Sequence<Inline>) -> Bool {
    var count = 0
    var linked = 0
    for text in texts {
      for mark in text.marks {
        guard case .link(let link) = mark.kind else { continue }
        guard document.links[link].target.utf8.first == UInt8(ascii: "#") else { return false }
        count += 1
        linked += mark.range.count
      }
    }
    guard count >= 3 else { return false }
    // Some indent their lines by spaces that don't break.
    let shown = texts.reduce(0) { sum, text in sum + text.text.utf8.count { $0 > 0x20 && $0 != 0xC2 && $0 != 0xA0 } }
    return linked * 10 >= shown * 8
  }

  /// Rules out four or more titles of other texts in a row.
  mutating func dropLinkRuns() {
    guard kind.isArticle || isProse, !kind.isForum, !kind.isProduct else { return }
    var run: [Int] = []
    for index in kept {
      if isTitleOfAnother(index) {
        run.append(index)
      } else {
        dropRun(run)
        run.removeAll(keepingCapacity: true)
      }
    }
    dropRun(run)
  }

  private mutating func dropRun(_ run: [Int]) {
    guard run.count >= 4 else { return }
    for index in run { rules[index] = .htmlRelated }
  }

  private func isTitleOfAnother(_ index: Int) -> Bool {
    guard (25..<300).contains(measures[index].text), measures[index].density >= 0.9 else { return false }
    switch document.blocks[index].content {
    case .paragraph, .heading(2..., _), .list: return true
    default: return false
    }
  }
}
