import DocumentModel

/// What the elements of a page hold, each with all that stands in it.
struct MainContentHoldings {
  /// Bytes.
  private(set) var text: [Int]
  private(set) var linked: [Int]
  private(set) var weight: [Double]
  private(set) var blocks: [Int]
  /// Paragraphs of more than a line that stand in the element itself, or in a `p` in it.
  private(set) var paragraphs: [Int]
  /// Holds, or is, what the author calls the main part or an article.
  private(set) var holdsMain: [Bool]
  /// Holds a heading.
  private(set) var holdsHeading: [Bool]
  /// Holds a heading of the first level.
  private(set) var holdsTitle: [Bool]
  /// The weight of the whole page.
  let total: Double

  init(_ document: Document, _ measures: [MainContentMeasure], _ weights: [Double]) {
    let count = document.elements.count
    text = Array(repeating: 0, count: count)
    linked = text
    blocks = text
    paragraphs = text
    weight = Array(repeating: 0, count: count)
    holdsTitle = Array(repeating: false, count: count)
    holdsHeading = holdsTitle
    holdsMain = document.elements.map { MainContentHoldings.isMain($0) }
    total = weights.reduce(0, +)
    for (index, block) in document.blocks.enumerated() {
      guard let element = block.hints.element else { continue }
      text[element] += measures[index].text
      linked[element] += measures[index].linked
      weight[element] += weights[index]
      blocks[element] += 1
      if case .heading(let level, _) = block.content {
        holdsHeading[element] = true
        if level == 1 { holdsTitle[element] = true }
      }
      if case .paragraph = block.content, measures[index].plain > 100 {
        let parent = document.elements[element].parent
        paragraphs[element] += 1
        if document.elements[element].name == "p", parent >= 0 { paragraphs[parent] += 1 }
      }
    }
    sumUp(document.elements)
  }

  private mutating func sumUp(_ elements: [Element]) {
    for element in elements.indices.reversed() {
      let parent = elements[element].parent
      guard parent >= 0 else { continue }
      text[parent] += text[element]
      linked[parent] += linked[element]
      weight[parent] += weight[element]
      blocks[parent] += blocks[element]
      if holdsTitle[element] { holdsTitle[parent] = true }
      if holdsHeading[element] { holdsHeading[parent] = true }
      if holdsMain[element] { holdsMain[parent] = true }
    }
  }

  static func isMain(_ element: Element) -> Bool {
    element.name == "main" || element.name == "article" || element.role == "main" || element.role == "article"
  }
}
