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

  /// Whether all links of a list lead to places in this page: a table of contents.
  func isContents(_ list: Block.List) -> Bool {
    var count = 0
    for item in list.items {
      guard item.blocks.isEmpty else { return false }
      for mark in item.text.marks {
        guard case .link(let link) = mark.kind else { continue }
        guard document.links[link].target.utf8.first == UInt8(ascii: "#") else { return false }
        count += 1
      }
    }
    return count >= 3
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
