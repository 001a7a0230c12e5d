import DocumentModel
import Provenance
import Stages

extension MainContentPage {
  /// Rules out what stands before a text's first and after its last sentence: dates, names, labels, links. Lines
  /// under “Project information” are what it announces.
  mutating func trimEdges() {
    guard kind.isArticle || isProse && !kind.isForum && !kind.isProduct else { return }
    let kept = self.kept
    guard let first = kept.first(where: isSentence), let last = kept.last(where: isSentence) else { return }
    var isBelowFacts = false
    for index in kept where index < first {
      if case .heading(let level, let text) = document.blocks[index].content {
        isBelowFacts =
          level > 1 && !isTitle(text.text) && MainContentFacts.headsFacts(text.text) && labels(below: index)
      } else if !isBelowFacts, isLabel(index) || isDateline(index) || isLinkedField(index), !introduces(index),
        !(index > 0 && rules[index - 1] == nil && isLabelHeading(index - 1)),
        kind.isArticle || !isOfKeyFigures(index), !isFigureAboveHeading(index)
      {
        rules[index] = .htmlByline
      }
    }
    let own =
      kept.contains { $0 > last && isLabel($0) || $0 > last && isLinkList($0) }
      ? blocksUnderOwnHeadings(after: last).union(blocksInBoxes()) : []
    let inner = kept.last { !isLabel($0) && !isLinkList($0) && !isHeading($0) } ?? last
    var value = -1
    for index in kept
    where index > last && (isLabel(index) || isLinkList(index)) && !introduces(index) && !own.contains(index) {
      if index < inner, value == index - 1 && measures[index].linked == 0 || isValue(index, under: index - 1) {
        value = index
        continue
      }
      if !kind.isPost, isStated(index), isStated(index - 1) || isStated(index + 1) { continue }
      rules[index] = .htmlBoilerplate
    }
    for index in kept.reversed() where rules[index] == nil {
      guard index > last, case .heading = document.blocks[index].content else { break }
      rules[index] = .htmlBoilerplate
    }
  }

  /// Whether a line is all that a heading has to say: `Project partners`, `Oak Trust`.
  private func isValue(_ index: Int, under heading: Int) -> Bool {
    heading >= 0 && isHeading(heading) && rules[heading] == nil && measures[index].linked == 0
  }

  private func isHeading(_ index: Int) -> Bool {
    if case .heading = document.blocks[index].content { true } else { false }
  }

  /// Text of more than a line, or that ends as a sentence does.
  func isSentence(_ index: Int) -> Bool {
    let measure = measures[index]
    switch document.blocks[index].content {
    case .heading, .figure: return false
    case .paragraph(let text): return measure.plain > 120 || measure.plain > 50 && text.endsSentence
    case .list: return measure.plain > 120 && measure.density < 0.5
    case .quote: return measure.plain > 50
    default: return true
    }
  }

  /// A short line that is no sentence. Where it links to a file it is content: a thing to download.
  private func isLabel(_ index: Int) -> Bool {
    guard case .paragraph(let text) = document.blocks[index].content else { return false }
    return measures[index].text <= 60 && !text.endsSentence && !leadsToFile(text)
  }

  /// Whether a line says what stands right below it: a term, the title of what a reader unfolds; or a line in bold, or that ends in
  /// a colon, above a list of the text's own.
  private func introduces(_ index: Int) -> Bool {
    guard case .paragraph(let text) = document.blocks[index].content else { return false }
    guard index + 1 < rules.count, rules[index + 1] == nil, !isLinkList(index + 1) else { return false }
    let element = document.blocks[index].hints.element ?? -1
    if element >= 0,
      document.elements[element].role == "button" || isUnfolding(element)
        || document.elements[element].name == "summary"
    {
      return true
    }
    if element >= 0, measures[index].linked == 0,
      document.elements[element].classes.contains(where: MainContentWords.isHeader),
      !isHeading(index + 1)
    {
      return true
    }
    guard case .list(let list) = document.blocks[index + 1].content, list.items.count > 1 else { return false }
    let line = text.trimmed()
    return line.text.utf8.last == UInt8(ascii: ":")
      || line.marks.contains { $0.kind == .strong && $0.range == 0..<line.count }
  }

  /// One of several figures with what they count.
  private func isOfKeyFigures(_ index: Int) -> Bool {
    isKeyFigure(index) && (isKeyFigure(index - 1) || isKeyFigure(index + 1))
  }

  /// One of several figures, each right above a heading that says what it counts.
  private func isFigureAboveHeading(_ index: Int) -> Bool {
    isFigure(index) && isHeading(index + 1) && [index - 2, index + 2].contains { isFigure($0) && isHeading($0 + 1) }
  }

  /// A line of figures, with a sign or two.
  private func isFigure(_ index: Int) -> Bool {
    guard document.blocks.indices.contains(index), document.blocks.indices.contains(index + 1),
      case .paragraph(let text) = document.blocks[index].content, text.count <= 16, measures[index].linked == 0
    else { return false }
    return text.text.utf8.contains { (0x30...0x39).contains($0) }
      && !text.text.utf8.contains { (0x61...0x7A).contains($0) }
  }

  /// A line with a figure, and below it words without one.
  private func isKeyFigure(_ index: Int) -> Bool {
    guard document.blocks.indices.contains(index), case .paragraph(let text) = document.blocks[index].content,
      text.count <= 80, measures[index].linked == 0
    else { return false }
    let breaks = text.marks.filter { $0.kind == .lineBreak }
    guard breaks.count == 1, let cut = breaks.first?.range, !isDateline(index) else { return false }
    let isFigure = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let figure = text.text[0..<cut.lowerBound].utf8
    return figure.count <= 20 && figure.contains(where: isFigure)
      && !text.text[cut.upperBound..<text.count].utf8.contains(where: isFigure)
  }

  /// Whether one of the lines below a heading is a label of facts.
  private func labels(below heading: Int) -> Bool {
    for index in document.blocks.indices.dropFirst(heading + 1).prefix(24) {
      switch document.blocks[index].content {
      case .heading: return false
      case .paragraph(let text): if FactLabels.isLabel(text.text) { return true }
      default: break
      }
    }
    return false
  }

  /// The words under which a text is filed, in a field of Drupal.
  private func isLinkedField(_ index: Int) -> Bool {
    guard case .list = document.blocks[index].content, let element = document.blocks[index].hints.element, element >= 0
    else { return false }
    return isLinkList(index) && document.elements[element].classes.contains { $0.hasPrefix("field") }
  }

  private func isDateline(_ index: Int) -> Bool {
    guard case .paragraph(let text) = document.blocks[index].content else { return false }
    return MainContentNotes.isDateline(text.text)
  }

  private func isLinkList(_ index: Int) -> Bool {
    switch document.blocks[index].content {
    case .list: measures[index].density > 0.7
    case .paragraph(let text): measures[index].density > 0.7 && !leadsToFile(text)
    default: false
    }
  }

  private func leadsToFile(_ text: Inline) -> Bool {
    text.marks.contains { mark in
      guard case .link(let link) = mark.kind else { return false }
      return leadsToFile(document.links[link].target)
    }
  }
}

extension Inline {
  /// Whether it ends as a sentence does, behind which there may be the number of a note.
  var endsSentence: Bool {
    guard let last = marks.last, last.kind == .superscript, last.range.upperBound == count, last.range.count <= 4 else {
      return text.endsSentence
    }
    return text[0..<last.range.lowerBound].endsSentence
  }
}

extension TracedText {
  /// Whether it ends with a full stop or the like, quotation marks and brackets apart.
  var endsSentence: Bool {
    var index = count - 1
    while index >= 0 {
      switch utf8[index] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), 0x20, 0x0A: index -= 1
      // The ends of ”, ’, … and of the ideographic full stop.
      case 0x9D, 0x99: index -= 3
      case 0xA6, 0x82: return index >= 2 && (utf8[index - 1] == 0x80)
      default: return false
      }
    }
    return false
  }
}
