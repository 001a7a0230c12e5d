import DocumentModel
import Provenance
import Stages

extension MainContentPage {
  /// Takes back facts that stand in a margin: definitions, a table of two columns, lines `Label: value`. What a project costs,
  /// who pays for it and how long it runs is often said there alone.
  ///
  /// Posts tell of other things in their margins: there are three labels at least. Only where one says who pays or what it costs, no label comes twice (then they are of several things), no
  /// heading above names another thing, and the block is in no form.
  mutating func takeBackFacts() {
    guard !kind.isForum, !kind.isProduct else { return }
    let apart = document.blocks.indices.filter(isSetApart)
    guard !apart.isEmpty else { return }
    let found = pairs(apart)
    var labels = found.labels
    var taken = found.blocks
    for index in apart where !found.blocks.contains(index) && holdsFacts(index) {
      labels += self.labels(of: document.blocks[index])
      taken.append(index)
    }
    let names = labels.filter { FactLabels.isLabel($0) }.map { $0.trimmed().string.lowercased() }
    guard !taken.isEmpty, labels.contains(where: MainContentFacts.isSure) || keepsSureLabel,
      Set(names).count == names.count, names.count >= (kind.isPost ? 3 : 1),
      taken.allSatisfy({ heading(above: $0).isOwn && !isInForm($0) })
    else { return }
    for index in taken {
      rules[index] = nil
      if let heading = heading(above: index).index, rules[heading] == .htmlAside { rules[heading] = nil }
    }
  }

  /// Takes back lines `Label: value` right beside such lines that stayed, whatever they are called, where one of these says who pays or
  /// what it costs: they stand and fall together.
  mutating func takeBackBesideFacts() {
    guard !kind.isForum, !kind.isProduct else { return }
    let apart = document.blocks.indices.filter { isSetApart($0) && isStated($0) && !isInForm($0) }
    guard !apart.isEmpty, keepsSureLabel else { return }
    for order in [apart, apart.reversed()] {
      for index in order where rules[index] != nil {
        let isNear = [index - 1, index + 1].contains { rules.indices.contains($0) && rules[$0] == nil && isStated($0) }
        if isNear { rules[index] = nil }
      }
    }
  }

  /// A line that begins with a capital, a few words in bold and a colon.
  func isStated(_ index: Int) -> Bool {
    guard measures.indices.contains(index), measures[index].text <= 200, measures[index].linked == 0,
      case .paragraph(let text) = document.blocks[index].content,
      let colon = text.text.utf8.prefix(48).firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    return text.marks.contains {
      $0.kind == .strong && $0.range.lowerBound == 0 && (colon...colon + 1).contains($0.range.upperBound)
    }
  }

  /// Whether a line that stayed, `Donor: …`, says who pays or what it costs.
  private var keepsSureLabel: Bool {
    kept.contains { index in
      guard measures[index].text <= 340, case .paragraph(let text) = document.blocks[index].content else {
        return false
      }
      return labels(of: text).contains { FactLabels.isLabel($0) && MainContentFacts.isSure($0) }
    }
  }

  /// Whether what stayed says who pays or what it costs, in a line, a table or definitions.
  var statesFacts: Bool {
    keepsSureLabel
      || kept.contains { index in
        switch document.blocks[index].content {
        case .definitions, .table: labels(of: document.blocks[index]).contains(where: MainContentFacts.isSure)
        case .heading(2..., let text), .paragraph(let text):
          text.count <= 40 && FactLabels.isLabel(text.text) && MainContentFacts.isSure(text.text)
            && index + 1 < rules.count
            && rules[index + 1] == nil
        default: false
        }
      }
  }

  /// Whether a block says what a line beside it is, or has a label of facts at its start.
  func statesLabel(_ index: Int) -> Bool {
    switch document.blocks[index].content {
    case .paragraph(let text):
      FactLabels.isLabel(text.text) || lineLabel(text) != nil || labels(of: text).contains { FactLabels.isLabel($0) }
    case .heading(2..., let text): FactLabels.isLabel(text.text)
    default: false
    }
  }

  /// Takes back all of an element that is called a project's facts (`project-info`, `projektdaten`) and has two labels at least.
  mutating func takeBackNamedFacts() {
    guard !kind.isForum, !kind.isProduct else { return }
    let apart = document.blocks.indices.filter(isSetApart)
    var boxes: [Int: [Int]] = [:]
    guard !apart.isEmpty else { return }
    let factsBoxes = self.factsBoxes
    for index in apart {
      guard let element = document.blocks[index].hints.element, element >= 0, factsBoxes[element] >= 0 else { continue }
      boxes[factsBoxes[element], default: []].append(index)
    }
    if !boxes.isEmpty { sum() }
    for (box, blocks) in boxes {
      let text = blocks.reduce(0) { $0 + measures[$1].text }
      // What holds the page's text is no box beside it.
      guard masses[box] <= text else { continue }
      let linked = blocks.reduce(0) { $0 + measures[$1].linked }
      guard text <= 4000, linked * 2 < text, !blocks.contains(where: isInForm) else { continue }
      let labels = blocks.flatMap { block -> [TracedText] in
        switch document.blocks[block].content {
        case .paragraph(let text): [lineLabel(text) ?? text.text]
        default: self.labels(of: document.blocks[block])
        }
      }
      if labels.count(where: { FactLabels.isLabel($0) }) >= (kind.isPost ? 3 : 2) {
        for index in blocks { rules[index] = nil }
      }
    }
  }

  /// Takes back whom to ask about a project whose facts the page states: an e-mail address under a label of contacts.
  mutating func takeBackContacts() {
    guard !kind.isForum, !kind.isProduct else { return }
    let apart = document.blocks.indices.filter {
      isSetApart($0) && (holdsAddress($0) || isBelowContactHeading($0)) && !isInForm($0)
    }
    guard !apart.isEmpty, statesFacts else { return }
    for index in apart {
      guard let label = contactLabel(above: index) else { continue }
      for block in label...index where isSetApart(block) { rules[block] = nil }
    }
  }

  /// The label of contacts in one of the four lines above an address: between the two stand who it is and what the person does.
  private func contactLabel(above index: Int) -> Int? {
    guard let label = (max(0, index - 4)..<index).last(where: isContactLabel) else { return nil }
    let between = (label + 1)..<index
    return between.count <= 1 || between.allSatisfy(isLineApart) ? label : nil
  }

  /// A line without a link that went for where it stands.
  private func isLineApart(_ index: Int) -> Bool {
    guard case .paragraph = document.blocks[index].content else { return false }
    return isSetApart(index) && measures[index].linked == 0 && measures[index].text <= 80
  }

  /// A short text with a link to an e-mail address.
  func holdsAddress(_ index: Int) -> Bool {
    guard case .paragraph(let text) = document.blocks[index].content, text.count <= 340 else { return false }
    return text.marks.contains { mark in
      guard case .link(let link) = mark.kind else { return false }
      return document.links[link].target.string.hasPrefix("mailto:")
    }
  }

  /// A line or a few right below a heading that says whom to ask.
  private func isBelowContactHeading(_ index: Int) -> Bool {
    guard index > 0, isSetApart(index - 1), measures[index].linked == 0, (1...200).contains(measures[index].text),
      case .paragraph = document.blocks[index].content, case .heading = document.blocks[index - 1].content
    else { return false }
    return isContactLabel(index - 1)
  }

  private func isContactLabel(_ index: Int) -> Bool {
    switch document.blocks[index].content {
    case .heading(_, let text), .paragraph(let text): text.count <= 40 && MainContentFacts.isOfContact(text.text)
    default: false
    }
  }

  /// Of each element the inmost one around it, or itself, that is called a project's facts; -1 where none is.
  private var factsBoxes: [Int] {
    var boxes: [Int] = []
    boxes.reserveCapacity(document.elements.count)
    for index in document.elements.indices {
      let parent = document.elements[index].parent
      let isNamed =
        document.elements[index].classes.count <= 12
        && document.elements[index].classes.contains(where: MainContentFacts.isNamed)
        && !["html", "body", "main", "article"].contains(document.elements[index].name)
      boxes.append(isNamed ? index : parent >= 0 ? boxes[parent] : -1)
    }
    return boxes
  }

  /// The heading that a block stands under in what went with it, which is no label itself; and whether it may be one of the
  /// page's own facts.
  private func heading(above index: Int) -> (index: Int?, isOwn: Bool) {
    for before in stride(from: index - 1, through: max(0, index - 24), by: -1) {
      guard isSetApart(before) || isLabelHeading(before) else { return (nil, true) }
      guard case .heading(let level, let text) = document.blocks[before].content, !FactLabels.isLabel(text.text),
        !isBesideLabels(before, level)
      else { continue }
      return (before, MainContentFacts.headsFacts(text.text) || isTitle(text.text))
    }
    return (nil, true)
  }

  /// Whether a heading stands above a value as the next of its level before it or behind it do, which are labels: `Project office`.
  private func isBesideLabels(_ index: Int, _ level: Int) -> Bool {
    guard index + 1 < rules.count, isValue(index + 1), measures[index].text <= 40 else { return false }
    let near = [
      Array(stride(from: index - 1, through: max(0, index - 4), by: -1)),
      Array((index + 1)..<min(index + 5, rules.count)),
    ]
    return near.allSatisfy { range in
      let next = range.first { if case .heading = document.blocks[$0].content { true } else { false } }
      guard let next, case .heading(level, _) = document.blocks[next].content else { return false }
      return isLabelHeading(next)
    }
  }

  func isLabelHeading(_ index: Int) -> Bool {
    guard case .heading(_, let text) = document.blocks[index].content else { return false }
    return FactLabels.isLabel(text.text)
  }

  func isTitle(_ text: TracedText) -> Bool {
    document.facts.title.map { $0.trimmed().utf8 == text.trimmed().utf8 } ?? false
  }

  func isInForm(_ index: Int) -> Bool {
    var element = document.blocks[index].hints.element ?? -1
    while element >= 0 {
      if document.elements[element].name == "form" { return true }
      element = document.elements[element].parent
    }
    return false
  }

  /// Labels in blocks of their own and what stands below each, where there are two such pairs at least in a margin, or above
  /// or below the text, where lines without a sentence go.
  private func pairs(_ apart: [Int]) -> (blocks: [Int], labels: [TracedText]) {
    var pairs: [Int] = []
    var labels: [TracedText] = []
    // The label of a value that went may be a heading that stayed.
    let headings = apart.compactMap { $0 > 0 && rules[$0 - 1] == nil ? $0 - 1 : nil }
    for index in apart + headings {
      guard measures[index].linked == 0, measures[index].text <= 340 else { continue }
      let label: Inline
      switch document.blocks[index].content {
      case .paragraph(let text) where isSetApart(index):
        if let line = lineLabel(text) ?? self.labels(of: text).first, FactLabels.isLabel(line) {
          labels.append(line)
          pairs.append(index)
          continue
        }
        label = text
      case .heading(let level, let text) where isSetApart(index) || index + 1 < rules.count && isSetApart(index + 1):
        if !FactLabels.isLabel(text.text), isBesideLabels(index, level) { pairs += [index, index + 1] }
        label = text
      default: continue
      }
      guard label.count <= 40, index + 1 < document.blocks.count, FactLabels.isLabel(label.text),
        isValue(index + 1)
      else { continue }
      labels.append(label.text)
      pairs += [index, index + 1] + furtherValues(below: index)
    }
    return labels.count >= 2 ? (pairs, labels) : ([], [])
  }

  /// The values below the first one of a heading that is a label, up to the next such heading.
  private func furtherValues(below heading: Int) -> [Int] {
    guard case .heading = document.blocks[heading].content else { return [] }
    let values = (heading + 2..<min(heading + 6, rules.count)).prefix { isSetApart($0) && isValue($0) }
    guard let next = values.last.map({ $0 + 1 }), next < rules.count, isLabelHeading(next) else { return [] }
    return Array(values)
  }

  /// The label on the first line of a paragraph, above what it is.
  private func lineLabel(_ text: Inline) -> TracedText? {
    guard text.count <= 340, let line = text.marks.first(where: { $0.kind == .lineBreak })?.range,
      line.upperBound < text.count, line.lowerBound <= 40,
      FactLabels.isLabel(text.text.utf8[..<line.lowerBound])
    else { return nil }
    return text.text[0..<line.lowerBound]
  }

  /// Whether a block went for where it stands, and not for what it says.
  func isSetApart(_ index: Int) -> Bool {
    switch rules[index] {
    case .htmlAside, .htmlByline, .htmlBoilerplate: true
    default: false
    }
  }

  private func isValue(_ index: Int) -> Bool {
    guard rules[index] == nil || isSetApart(index), (1...300).contains(measures[index].text) else { return false }
    switch document.blocks[index].content {
    case .paragraph, .list: return true
    default: return false
    }
  }

  /// Whether a block states facts of a project, with few links: two labels at least say what it costs, who pays, where and how
  /// long it is. Margins hold addresses and opening hours in the same shape.
  private func holdsFacts(_ index: Int) -> Bool {
    guard measures[index].density < 0.5, measures[index].text <= 4000 else { return false }
    return labels(of: document.blocks[index]).count { FactLabels.isLabel($0) } >= 2
  }

  private func labels(of block: Block) -> [TracedText] {
    switch block.content {
    case .definitions(let items): items.map(\.term.text)
    case .table(let table): table.rows.filter { $0.count == 2 }.map { $0[0].text.text }
    case .list(let list):
      list.items.flatMap { item in
        item.blocks.isEmpty ? lineLabel(item.text).map { [$0] } ?? labels(of: item.text) : [item.text.text]
      }
    case .paragraph(let text): labels(of: text)
    default: []
    }
  }

  /// What stands before a colon at the start of each line.
  private func labels(of text: Inline) -> [TracedText] {
    var start = 0
    var labels: [TracedText] = []
    let breaks = text.marks.filter { $0.kind == .lineBreak }.map(\.range)
    for end in breaks + [text.count..<text.count] where end.lowerBound >= start {
      let line = start..<end.lowerBound
      if let colon = text.text.utf8[line].prefix(64).firstIndex(of: UInt8(ascii: ":")) {
        labels.append(text.text[start..<colon])
      }
      start = end.upperBound
    }
    return labels
  }
}
