import DocumentModel
import Provenance

extension MainContentPage {
  /// The element that holds the main content: from what the author calls the main part, or the page, inward as long as
  /// one element holds most of the text and no other much of it. Nil is the whole page.
  ///
  /// Running text decides; where a page has little, as a list of products has, all its text does.
  mutating func root() -> Int? {
    let children = ElementChildren(document.elements)
    isProse = total > 600 && total * 4 > Double(mass)
    let values = isProse ? sums : masses.map(Double.init)
    var current = named(values)
    var candidates = current.map { children[$0] } ?? children.top
    var weight = current.map { values[$0] } ?? (isProse ? total : Double(mass))
    let share = kind.isArticle && isProse ? 0.6 : 0.9
    while weight > 0, let best = candidates.max(by: { values[$0] < values[$1] }), values[best] >= weight * share,
      !isInner(best), !isSplit(best, candidates, children, values)
    {
      current = best
      weight = values[best]
      candidates = children[best]
    }
    return current
  }

  /// Whether paragraphs or other elements beside the best hold too much to be left: an element without others inside is a
  /// paragraph, whatever its name, and one of the same class is a piece of the same text.
  private func isSplit(_ best: Int, _ candidates: [Int], _ children: ElementChildren, _ values: [Double]) -> Bool {
    let others = candidates.filter { $0 != best && values[$0] > 0 }
    if others.contains(where: { values[$0] > values[best] * 0.3 }) { return true }
    let classes = document.elements[best].classes
    let loose = others.reduce(0) { sum, other in
      let isPiece =
        isInner(other) || children.isEmpty(other) || !classes.isEmpty && document.elements[other].classes == classes
        || isSection(other) && isSection(best)
      return isPiece ? sum + values[other] : sum
    }
    return loose > values[best] * 0.06
  }

  /// A `section` with a heading: a piece of a text that has several.
  private func isSection(_ index: Int) -> Bool {
    document.elements[index].name == "section" && holdings.holdsHeading[index]
  }

  /// Elements that hold a part of a block of content.
  private func isInner(_ index: Int) -> Bool {
    switch document.elements[index].name {
    case "p", "li", "ul", "ol", "table", "blockquote", "pre", "figure", "dl", "tr", "td", "tbody", "details", "h1",
      "h2", "h3",
      "h4", "h5", "h6":
      true
    default: false
    }
  }

  /// The main part by its author's word, where it holds a fair share of the page.
  private func named(_ values: [Double]) -> Int? {
    let whole = max(
      document.elements.indices.filter { document.elements[$0].parent < 0 }.reduce(0) { $0 + values[$1] }, 1)
    let mains = document.elements.indices.filter {
      document.elements[$0].name == "main" || document.elements[$0].role == "main"
    }
    guard let best = mains.max(by: { values[$0] < values[$1] }), values[best] >= whole * 0.35 else { return nil }
    return best
  }

  /// Whether an element is another or stands in it.
  func isInside(_ element: Int, _ outer: Int) -> Bool {
    var index = element
    while index > outer { index = document.elements[index].parent }
    return index == outer
  }
}
