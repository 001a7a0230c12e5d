import DocumentModel
import Provenance
import Stages

/// Boxes side by side: facts, figures and what they count, teasers of other texts.
extension MainContentPage {
  /// Blocks of boxes side by side that are made alike, each a title and words, without a link among them: they lead nowhere, so they are no
  /// teasers of other texts.
  func blocksInBoxes() -> Set<Int> {
    var boxes: [Int: [Int]] = [:]
    for index in document.blocks.indices where rules[index] == nil {
      guard let element = document.blocks[index].hints.element, measures[index].text <= 340,
        let box = box(around: element)
      else { continue }
      boxes[box, default: []].append(index)
    }
    let whole = boxes.filter { box, blocks in
      (2...4).contains(blocks.count) && holdings.blocks[box] == blocks.count && holdings.linked[box] == 0
        && blocks.reduce(0) { $0 + measures[$1].text } <= 400 && !blocks.contains(where: isNought)
    }
    var rows: [Int: [Int]] = [:]
    for box in whole.keys { rows[document.elements[outmost(box)].parent, default: []].append(box) }
    let alike = rows.values.filter { row in
      row.count >= 2 && row.allSatisfy { classes(of: $0) == classes(of: row[0]) }
    }
    return Set(alike.joined().flatMap { whole[$0] ?? [] })
  }

  /// A nought alone, which a script counts up from.
  private func isNought(_ index: Int) -> Bool {
    measures[index].text <= 2 && document.blocks[index].texts.allSatisfy { $0.utf8.first == 0x30 }
  }

  /// An element's classes, but those that count it: `post-12`.
  private func classes(of element: Int) -> [String] {
    document.elements[element].classes.filter { !($0.utf8.last.map { (0x30...0x39).contains($0) } ?? false) }
  }

  /// The outmost element around a box that holds nothing else.
  private func outmost(_ box: Int) -> Int {
    var index = box
    while true {
      let parent = document.elements[index].parent
      guard parent >= 0, holdings.blocks[parent] == holdings.blocks[box] else { return index }
      index = parent
    }
  }

  /// The element with a class around a block's own, which is one of several in a row: no list, table or part of a form.
  private func box(around element: Int) -> Int? {
    var index = element
    for _ in 0..<2 {
      index = document.elements[index].parent
      guard index >= 0, !document.elements[index].classes.isEmpty else { continue }
      let names = document.elements[index]
      guard names.name == "div" || names.name == "article" || names.name == "section" else { return nil }
      if holdings.blocks[index] >= 2 { return holdings.blocks[index] <= 4 && names.parent >= 0 ? index : nil }
    }
    return nil
  }

  /// Takes back lines of a box of facts most of which stayed: they stand and fall together.
  mutating func takeBackRestOfFacts() {
    guard !kind.isForum, !kind.isProduct else { return }
    let apart = document.blocks.indices.filter {
      isSetApart($0) && (1...200).contains(measures[$0].text)
        && (!leadsAway($0) || isNextValue($0) || isValueOfLabel($0))
        && !isInForm($0)
    }
    guard !apart.isEmpty else { return }
    var boxes: [Int: [Int]] = [:]
    for index in apart {
      guard var element = document.blocks[index].hints.element else { continue }
      for _ in 0..<3 {
        element = document.elements[element].parent
        guard element >= 0, !MainContentHoldings.isMain(document.elements[element]) else { break }
        if holdings.holdsTitle[element] || holdings.text[element] > 2000 { break }
        boxes[element, default: []].append(index)
      }
    }
    guard !boxes.isEmpty else { return }
    for (box, blocks) in boxes where blocks.count < holdings.blocks[box] {
      let own = document.blocks.indices.filter { document.blocks[$0].hints.element.map { isInside($0, box) } ?? false }
      guard own.allSatisfy({ measures[$0].text <= 340 && !isHeading($0, above: blocks) }) else { continue }
      let labels = own.filter(statesLabel)
      let isOfLines = own.count >= 3 && blocks.count * 2 <= own.count && own.allSatisfy(isLabelled)
      if labels.count >= 2 && labels.contains(where: { rules[$0] == nil }) || isOfLines {
        for index in blocks { rules[index] = nil }
      }
    }
  }

  /// Whether an element holds a line without a link and this one below it, and nothing else: a label and its value.
  private func isValueOfLabel(_ index: Int) -> Bool {
    guard index > 0, rules[index - 1] == nil || isSetApart(index - 1), measures[index - 1].linked == 0,
      measures[index - 1].text <= 40,
      measures[index].text <= 80, let element = document.blocks[index].hints.element,
      let last = document.blocks[index - 1].hints.element
    else { return false }
    let parent = document.elements[element].parent
    return parent >= 0 && parent == document.elements[last].parent && holdings.blocks[parent] == 2
  }

  /// Whether a block is called as the one before it, beside which it stands, and that one stayed: the next value of a field.
  private func isNextValue(_ index: Int) -> Bool {
    guard index > 0, rules[index - 1] == nil, let element = document.blocks[index].hints.element,
      let last = document.blocks[index - 1].hints.element, element != last
    else { return false }
    let elements = document.elements
    return elements[element].parent == elements[last].parent && !elements[element].classes.isEmpty
      && elements[element].classes == elements[last].classes
  }

  /// A line with a colon behind a few words, and more behind it.
  private func isLabelled(_ index: Int) -> Bool {
    guard case .paragraph(let text) = document.blocks[index].content,
      let colon = text.text.utf8.prefix(80).firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    return colon > 2 && colon + 2 < text.count
  }

  /// A heading that stands above one of some blocks, and went.
  private func isHeading(_ index: Int, above blocks: [Int]) -> Bool {
    guard case .heading = document.blocks[index].content, rules[index] != nil else { return false }
    return blocks.contains { $0 > index }
  }

  /// Rules out teasers behind the text of an article, or of a project: elements side by side that are called alike, each with a heading that is a link, and
  /// with the last of the text before them.
  mutating func dropTeasers() {
    guard !kind.isForum, !kind.isProduct else { return }
    var rows: [Int: [Int]] = [:]
    for index in kept {
      guard case .heading(2..., _) = document.blocks[index].content, measures[index].density >= 0.9,
        leadsAway(index), let teaser = teaser(begunBy: index)
      else { continue }
      let parent = document.elements[outmost(teaser)].parent
      if parent >= 0, rows[parent]?.last != teaser { rows[parent, default: []].append(teaser) }
    }
    let several = rows.values.filter { $0.count >= 2 }
    guard !several.isEmpty, kind.isArticle || statesFacts else { return }
    for row in several {
      guard row.allSatisfy({ classes(of: $0) == classes(of: row[0]) }) else { continue }
      let teasers = kept.filter { block in row.contains { isInside(document.blocks[block].hints.element ?? -1, $0) } }
      guard let first = teasers.first, let last = teasers.last,
        weight(of: kept.filter { $0 < first }) > weight(of: teasers),
        !kept.contains(where: { $0 > last && isSentence($0) })
      else { continue }
      for index in teasers { rules[index] = .htmlRelated }
    }
  }

  private func weight(of blocks: [Int]) -> Int { blocks.reduce(0) { $0 + measures[$1].plain } }

  /// The outmost element, called an article, a post, a card or the like, that begins with a heading, or with a picture above it, and
  /// holds no more than a few lines.
  private func teaser(begunBy heading: Int) -> Int? {
    guard var element = document.blocks[heading].hints.element else { return nil }
    var found: Int?
    for _ in 0..<4 {
      element = document.elements[element].parent
      guard element >= 0, holdings.blocks[element] <= 5, holdings.text[element] <= 500 else { break }
      let names = document.elements[element]
      // A card that is one link as a whole has more to say than its heading.
      let isLink =
        holdings.linked[element] * 10 >= holdings.text[element] * 9 && holdings.text[element] > measures[heading].text
      if names.name == "article" || isLink || names.classes.contains(where: MainContentWords.isTeaser) {
        found = element
      }
    }
    return found
  }
}
