import DocumentModel
import Provenance

/// A page with what its blocks and elements amount to.
struct MainContentPage {
  let document: Document
  let kind: MainContentKind
  let measures: [MainContentMeasure]
  /// How much each block counts as content, in bytes of running text.
  let weights: [Double]
  /// What each element holds, whatever is ruled out.
  let holdings: MainContentHoldings
  /// Why a block is not content, as far as is known; nil for content.
  var rules: [Rule?]
  /// The weight of all blocks in an element that are not ruled out.
  private(set) var sums: [Double] = []
  /// The text of all blocks in an element that are not ruled out, in bytes, links and headings included.
  private(set) var masses: [Int] = []
  /// The weight of the whole page, of blocks that are not ruled out.
  private(set) var total = 0.0
  /// The text of the whole page, of blocks that are not ruled out.
  private(set) var mass = 0
  /// Running text decides what the main part is; false on pages that have little, such as lists of products.
  var isProse = false
  /// What stands for the content where the page's own text is next to none.
  var stated: [Block] = []

  init(_ document: Document) {
    self.document = document
    kind = MainContentKind(document)
    measures = document.blocks.map { MainContentMeasure($0) }
    weights = zip(document.blocks, measures).map { MainContentPage.weight($0, $1) }
    holdings = MainContentHoldings(document, measures, weights)
    rules = Array(repeating: nil, count: document.blocks.count)
    sum()
  }

  /// Text counts by its length outside links; short lines count little, headings nothing.
  private static func weight(_ block: Block, _ measure: MainContentMeasure) -> Double {
    let plain = Double(max(0, measure.plain - measure.linked / 2))
    switch block.content {
    case .heading, .figure: return 0
    case .paragraph: return measure.text < 40 ? plain * 0.2 : plain
    case .list: return plain * 0.8
    default: return plain
    }
  }

  /// The weight of each element, of blocks that are not ruled out.
  mutating func sum() {
    sums = Array(repeating: 0, count: document.elements.count)
    masses = Array(repeating: 0, count: document.elements.count)
    total = 0
    mass = 0
    for (index, block) in document.blocks.enumerated() where rules[index] == nil {
      total += weights[index]
      mass += measures[index].text
      guard let element = block.hints.element else { continue }
      sums[element] += weights[index]
      masses[element] += measures[index].text
    }
    for element in document.elements.indices.reversed() {
      let parent = document.elements[element].parent
      guard parent >= 0 else { continue }
      sums[parent] += sums[element]
      masses[parent] += masses[element]
    }
  }

  /// Marks the blocks that stand in ruled-out elements.
  mutating func rule(byElement elementRules: [Rule?]) {
    for (index, block) in document.blocks.enumerated() where rules[index] == nil {
      if let element = block.hints.element, let rule = elementRules[element] { rules[index] = rule }
    }
    sum()
  }

  /// Indices of the blocks that are content as far as is known.
  var kept: [Int] { document.blocks.indices.filter { rules[$0] == nil } }
}
