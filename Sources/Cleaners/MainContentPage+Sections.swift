import DocumentModel
import Provenance

extension MainContentPage {
  /// Rules out the parts of a page whose heading says that they are none of it. On a page of offers “Popular” and “More”
  /// head what it offers.
  mutating func ruleOutSections() {
    guard kind.isArticle || total * 2 > Double(mass) || headsOthers && statesFacts else { return }
    let whole = max(total, 1)
    let spans = elementSpans()
    for index in document.blocks.indices where rules[index] == nil {
      guard let rule = sectionRule(document.blocks[index]) else { continue }
      if let span = box(of: index, spans, whole) {
        if rule == .htmlRelated || headsLabels(index), lacksLinks(span) || tellsWhomToAsk(span) { continue }
        for inner in span where rules[inner] == nil { rules[inner] = rule }
      } else if case .heading(let level, _) = document.blocks[index].content {
        ruleOutRest(from: index, level, rule, spans)
      } else {
        rules[index] = rule
      }
    }
    sum()
  }

  /// Whether a heading or a line may stand over what is no content.
  private var headsOthers: Bool {
    document.blocks.indices.contains { rules[$0] == nil && sectionRule(document.blocks[$0]) != nil }
  }

  private func sectionRule(_ block: Block) -> Rule? {
    switch block.content {
    case .heading(let level, let text) where level > 1: MainContentPhrases.rule(of: text.text)
    case .paragraph(let text): MainContentPhrases.rule(ofLine: text.text)
    default: nil
    }
  }

  /// The blocks that stand in each element.
  private func elementSpans() -> [Range<Int>] {
    var spans: [Range<Int>] = Array(repeating: 0..<0, count: document.elements.count)
    for (index, block) in document.blocks.enumerated() {
      guard let element = block.hints.element else { continue }
      spans[element] = spans[element].isEmpty ? index..<(index + 1) : spans[element].lowerBound..<(index + 1)
    }
    for element in document.elements.indices.reversed() where !spans[element].isEmpty {
      let parent = document.elements[element].parent
      guard parent >= 0 else { continue }
      let span = spans[element]
      let outer = spans[parent]
      spans[parent] =
        outer.isEmpty
        ? span : min(span.lowerBound, outer.lowerBound)..<max(span.upperBound, outer.upperBound)
    }
    return spans
  }

  /// The largest element that begins with a heading and holds more than it, but no great part of the page.
  private func box(of index: Int, _ spans: [Range<Int>], _ whole: Double) -> Range<Int>? {
    var best: Range<Int>?
    var element = document.blocks[index].hints.element ?? -1
    while element >= 0, spans[element].lowerBound == index, sums[element] < whole * 0.35 {
      if spans[element].count > 1 { best = spans[element] }
      element = document.elements[element].parent
    }
    return best
  }

  /// Whether a heading is one of labels, “Topics”, as well as of a text about them.
  private func headsLabels(_ index: Int) -> Bool {
    guard case .heading(_, let text) = document.blocks[index].content, text.count < 20 else { return false }
    return MainContentPhrases.labels.contains(text.text.trimmed().string.lowercased())
  }

  /// Whether what should lead to other texts does not: running text without links, under no headings of several.
  private func lacksLinks(_ span: Range<Int>) -> Bool {
    let text = span.reduce(0) { $0 + measures[$1].text }
    let linked = span.reduce(0) { $0 + measures[$1].linked }
    let headings = span.dropFirst().count { if case .heading = document.blocks[$0].content { true } else { false } }
    return text > 100 && linked * 20 < text && headings < 2 && span.contains(where: isSentence)
  }

  /// Whether what should lead to other texts has an address of e-mail or a telephone, and no link to another page.
  private func tellsWhomToAsk(_ span: Range<Int>) -> Bool {
    span.contains { measures[$0].links > 0 } && !span.contains(where: leadsAway)
  }

  /// Where another text begins, or a line that is a link.
  private func isLinkedTitle(_ index: Int) -> Bool {
    if beginsArticle(index) { return true }
    switch document.blocks[index].content {
    case .heading, .paragraph: return (1..<200).contains(measures[index].text) && measures[index].density >= 0.8
    default: return false
    }
  }

  /// Whether a block is the first of an article element.
  private func beginsArticle(_ index: Int) -> Bool {
    guard index > 0, var element = document.blocks[index].hints.element else { return false }
    while element >= 0, document.elements[element].name != "article" { element = document.elements[element].parent }
    guard element >= 0 else { return false }
    return !(document.blocks[index - 1].hints.element.map { isInside($0, element) } ?? false)
  }

  /// Rules out what follows a heading up to the next of its rank or the end of its element, where that is mostly links, or
  /// the beginnings of other texts.
  private mutating func ruleOutRest(from index: Int, _ level: Int, _ rule: Rule, _ spans: [Range<Int>]) {
    guard let element = document.blocks[index].hints.element else { return }
    let parent = document.elements[element].parent
    let end = parent >= 0 ? spans[parent].upperBound : document.blocks.count
    var last = index + 1
    var text = 0
    var linked = 0
    while last < end {
      if case .heading(let next, _) = document.blocks[last].content, next <= level,
        rule != .htmlRelated || !beginsArticle(last)
      {
        break
      }
      text += measures[last].text
      linked += measures[last].linked
      last += 1
    }
    let titles = rule == .htmlRelated ? (index + 1..<last).count { isLinkedTitle($0) } : 0
    guard linked * 2 >= text || titles >= 2 else { return }
    for inner in index..<last where rules[inner] == nil { rules[inner] = rule }
  }
}
