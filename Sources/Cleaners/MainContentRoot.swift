import DocumentModel
import Provenance

extension MainContentPage {
  /// The share of the text that the next element inward must hold.
  private static let share = 0.9

  /// The element that holds the main content: from what the author calls the main part, or the page, inward as long as
  /// one element holds nearly all running text. Nil is the whole page.
  func root() -> Int? {
    var children: [[Int]] = Array(repeating: [], count: document.elements.count)
    var top: [Int] = []
    for (index, element) in document.elements.enumerated() {
      if element.parent >= 0 { children[element.parent].append(index) } else { top.append(index) }
    }
    var current = named()
    var candidates = current.map { children[$0] } ?? top
    var weight = current.map { sums[$0] } ?? total
    while weight > 0, let best = candidates.max(by: { sums[$0] < sums[$1] }),
      sums[best] >= weight * MainContentPage.share,
      !isInner(best)
    {
      current = best
      weight = sums[best]
      candidates = children[best]
    }
    return current
  }

  /// Elements that hold a part of a block of content.
  private func isInner(_ index: Int) -> Bool {
    switch document.elements[index].name {
    case "p", "li", "ul", "ol", "table", "blockquote", "pre", "figure", "dl", "tr", "td", "tbody", "details": true
    default: false
    }
  }

  /// The main part by its author's word, where it holds a fair share of the page.
  private func named() -> Int? {
    let whole = max(total, 1)
    let mains = document.elements.indices.filter {
      document.elements[$0].name == "main" || document.elements[$0].role == "main"
    }
    guard let best = mains.max(by: { sums[$0] < sums[$1] }), sums[best] >= whole * 0.35 else { return nil }
    return best
  }

  /// Whether an element is another or stands in it.
  func isInside(_ element: Int, _ outer: Int) -> Bool {
    var index = element
    while index > outer { index = document.elements[index].parent }
    return index == outer
  }
}
