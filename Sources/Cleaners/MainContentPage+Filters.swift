import DocumentModel
import Provenance

extension MainContentPage {
  /// Rules out blocks inside the main part that are none of it.
  mutating func filterBlocks() {
    let lines = kind.isArticle || kind.isForum ? [:] : shortLines()
    for (index, block) in document.blocks.enumerated() where rules[index] == nil {
      rules[index] = rule(of: block, index) ?? (isCaption(block, index) ? .htmlCaption : nil)
      if rules[index] == nil, isButton(block, index) { rules[index] = .htmlFormDropped }
      if rules[index] == nil, !lines.isEmpty, measures[index].text <= 60, let line = line(block),
        lines[line, default: 0] >= 4, !headsText(index)
      {
        rules[index] = .htmlFormDropped
      }
    }
  }

  /// Whether a block is a heading with running text, a list or a table under it, perhaps below a picture: “Pros” and “Price” of one
  /// thing after another.
  private func headsText(_ index: Int) -> Bool {
    guard case .heading = document.blocks[index].content else { return false }
    for next in (index + 1)..<min(index + 4, document.blocks.count) {
      switch document.blocks[next].content {
      case .figure: continue
      case .list: return measures[next].density < 0.5
      case .table, .code: return true
      case .paragraph(let text): return isSentence(next) || text.text.trimmed().utf8.last == UInt8(ascii: ":")
      default: return false
      }
    }
    return false
  }

  private func rule(of block: Block, _ index: Int) -> Rule? {
    let measure = measures[index]
    switch block.content {
    case .list(let list):
      if measure.density > 0.8, list.items.allSatisfy(\.blocks.isEmpty), isContents(list.items.lazy.map(\.text)) {
        return .htmlNavigation
      }
      if measure.text <= 120, MainContentLines.isSharing(block.texts, measure) { return .htmlShare }
      if isMenu(list, index) { return .htmlNavigation }
      // Amid a text written on a day: titles of others.
      return kind.isPost && measure.density > 0.9 && !isAmidParagraphs(index) ? .htmlRelated : nil
    case .paragraph(let text):
      if measure.density > 0.4, isContents(CollectionOfOne(text)) { return .htmlNavigation }
      if MainContentLines.isSharing([text.text], measure) { return .htmlShare }
      if let rule = MainContentLines.rule(of: text.text, measure) { return rule }
      if MainContentNotes.isPlaceInRow(text.text) { return .htmlCaption }
      if MainContentNotes.isPlaceholder(text.text) || MainContentNotes.isEndSign(text.text) { return .htmlBoilerplate }
      if isJoint(text, index) { return .htmlByline }
      if MainContentNotes.isOfForum(text.text, isForum: kind.isForum) { return .htmlByline }
      if kind.isArticle {
        if MainContentNotes.isCredit(text.text) { return .htmlCaption }
        if MainContentNotes.isWorkersNote(text.text) { return .htmlByline }
      }
      if !kind.isForum, !kind.isProduct, let rule = MainContentLines.rule(ofLabel: text.text, measure) { return rule }
      return leadsElsewhere(text.text, measure) ? .htmlRelated : nil
    case .heading(2..., let text):
      if MainContentLines.announcesAnother(text.text, measure) { return .htmlRelated }
      if measure.linked > 0, MainContentLines.rule(of: text.text, measure) == .htmlRelated { return .htmlRelated }
      return MainContentNotes.isCount(text.text, onForum: kind.isForum) || MainContentNotes.isOfDiscussion(text.text)
        ? .htmlComments : nil
    default: return nil
    }
  }

  /// A word or a sign beside who wrote a text and when: “door”, “—”.
  private func isJoint(_ text: Inline, _ index: Int) -> Bool {
    guard (1...6).contains(text.count), index > 0, rules[index - 1] == .htmlByline else { return false }
    return MainContentPage.joints.contains(text.text.trimmed().string.lowercased())
  }

  private static let joints: Set<String> = [
    "by", "in", "on", "von", "am", "par", "le", "por", "en", "di", "il", "da", "em", "door", "op", "av", "af", "i",
    "автор",
    "–", "—", "-", "•", "·", "|", "/", ",",
  ]

  /// A line that is a link as a whole, amid a text written on a day: another text's title.
  private func leadsElsewhere(_ text: TracedText, _ measure: MainContentMeasure) -> Bool {
    if MainContentLines.announcesAnother(text, measure) { return true }
    guard kind.isPost, measure.text > 0, Double(measure.linked) > Double(measure.text) * 0.95 else { return false }
    return text.utf8.split(whereSeparator: \.isASCIIWhitespace).count >= 4
  }

  /// A list of short links. Amid paragraphs it is a list of the text's own.
  private func isMenu(_ list: Block.List, _ index: Int) -> Bool {
    let measure = measures[index]
    guard measure.density > 0.85, measure.items > 0 else { return false }
    if repeatsTitle(list) { return true }
    return measure.text / measure.items < 40 && total > 1000 && total * 4 > Double(mass) && !isAmidParagraphs(index)
  }

  /// Whether the element around a block's own holds paragraphs of more than a line.
  private func isAmidParagraphs(_ index: Int) -> Bool {
    guard let element = document.blocks[index].hints.element else { return false }
    let parent = document.elements[element].parent
    return parent >= 0 && holdings.paragraphs[parent] > 0
  }

  /// A paragraph in a figure, or in an element with little else that is called a caption, a credit, a picture.
  private func isCaption(_ block: Block, _ index: Int) -> Bool {
    guard kind.isArticle, case .paragraph = block.content, measures[index].text <= 400 else { return false }
    var element = block.hints.element ?? -1
    var distance = 0
    while element >= 0, distance < 12 {
      let names = document.elements[element]
      if names.name == "figure" || names.name == "figcaption" { return true }
      if distance <= 2, holdings.blocks[element] <= 2,
        names.classes.prefix(4).contains(where: MainContentWords.isCaption)
      {
        return true
      }
      element = names.parent
      distance += 1
    }
    return false
  }

  /// Links that only say the page's own title, as a carousel's indicators do.
  private func repeatsTitle(_ list: Block.List) -> Bool {
    guard let title = document.facts.title?.utf8, title.count > 10 else { return false }
    return list.items.contains { $0.text.text.trimmed().utf8 == title }
  }
}
