import DocumentModel
import Provenance

extension MainContentPage {
  /// For each element the rule by which it, or an element around it, is no content.
  ///
  /// A name is not believed where what it names holds much of the page's text: names outlive what they named. A few are
  /// believed all the same.
  func elementRules() -> [Rule?] {
    var labels = MainContentLabels(kind)
    var anchors = 64
    let own = document.elements.indices.map { named($0, &labels, &anchors) }
    labels.keep()
    let doubted = doubtedRules(own)
    let rules = elementRules(own, doubted)
    return leavesNothing(but: .htmlRelated, rules) ? elementRules(own, doubted.union([.htmlRelated])) : rules
  }

  private func elementRules(_ own: [Rule?], _ doubted: Set<Rule>) -> [Rule?] {
    let whole = max(total, 1)
    var result: [Rule?] = Array(repeating: nil, count: own.count)
    for index in own.indices {
      let parent = document.elements[index].parent
      if parent >= 0, let rule = result[parent] {
        result[index] = rule
      } else if let rule = own[index] {
        if lacksLinks(index, rule) { continue }
        let isBelieved =
          leavesText(index, rule)
          ? sums[index] < whole * 0.85
          : !doubted.contains(rule) && sums[index] < whole * MainContentPage.trust(rule)
        if isBelieved || isSure(index, rule) { result[index] = rule }
      }
    }
    return result
  }

  /// Whether a rule takes nearly all that others leave: a shop's list of all it has may be called “related”.
  private func leavesNothing(but rule: Rule, _ rules: [Rule?]) -> Bool {
    var taken = 0
    var left = 0
    for (index, block) in document.blocks.enumerated() {
      let own = block.hints.element.flatMap { rules[$0] }
      if own == rule { taken += measures[index].text } else if own == nil { left += measures[index].text }
    }
    return left < 400 && taken > 600 && taken > left * 5
  }

  /// Whether a short article stands beside what is called a foot, a margin or a list of other texts: these may well hold
  /// more than it.
  private func leavesText(_ index: Int, _ rule: Rule) -> Bool {
    guard kind.isArticle || total * 2 > Double(mass), !holdings.holdsTitle[index], !holdings.holdsMain[index],
      total - sums[index] >= 350
    else { return false }
    switch rule {
    case .htmlFooter, .htmlRelated: return true
    case .htmlAside: return document.elements[index].name == "aside"
    default: return false
    }
  }

  /// Whether an element is what it is called however much of the page it holds: the site's head, foot and menus outside
  /// the main part, what lies over the page, and what stands beside an article of some length.
  private func isSure(_ index: Int, _ rule: Rule) -> Bool {
    guard !holdings.holdsTitle[index] else { return false }
    let element = document.elements[index]
    let weight = holdings.weight[index]
    let rest = holdings.total - weight
    if element.name == "aside", rest > 800, weight < holdings.total * 0.7 { return true }
    guard !holdings.holdsMain[index] else { return false }
    let density = Double(holdings.linked[index]) / Double(max(1, holdings.text[index]))
    switch rule {
    case .htmlCookie: return true
    case .htmlDialog: return weight < holdings.total * 0.5
    default: break
    }
    switch element.name {
    case "footer": return !isInContent(element.parent)
    case "nav": return density > 0.5
    case "header": return rule == .htmlBanner && density > 0.3
    default: break
    }
    switch element.role {
    case "contentinfo": return !isInContent(element.parent)
    case "navigation": return density > 0.5
    case "banner": return rule == .htmlBanner && density > 0.3
    default: return false
    }
  }

  /// The rules whose elements together hold too much of the page.
  private func doubtedRules(_ own: [Rule?]) -> Set<Rule> {
    // Few rules, so that looking for one from the first on is quickest.
    var rules: [(rule: Rule, weight: Double, text: Int)] = []
    // A bit for each rule: those that an element or one around it asks for.
    var covered = [UInt32](repeating: 0, count: own.count)
    for index in own.indices {
      let parent = document.elements[index].parent
      if parent >= 0 { covered[index] = covered[parent] }
      guard let rule = own[index] else { continue }
      let place = rules.firstIndex { $0.rule == rule } ?? rules.count
      if place == rules.count { rules.append((rule, 0, 0)) }
      let bit: UInt32 = 1 << UInt32(place)
      guard covered[index] & bit == 0 else { continue }
      covered[index] |= bit
      rules[place].weight += sums[index]
      rules[place].text += masses[index]
    }
    let whole = max(total, 1)
    let all = max(mass, 1)
    return Set(
      rules.lazy.filter { rule, weight, text in
        weight > whole * MainContentPage.trust(rule) || !MainContentPage.isUsual(rule) && text * 100 > all * 55
      }.map(\.rule))
  }

  /// Menus and footers may well be most of what a page says.
  private static func isUsual(_ rule: Rule) -> Bool {
    rule == .htmlNavigation || rule == .htmlFooter || rule == .htmlBanner || rule == .htmlComments
      || rule == .htmlCookie
  }

  /// The share of a page's text up to which a rule is believed.
  private static func trust(_ rule: Rule) -> Double {
    switch rule {
    case .htmlNavigation, .htmlFooter, .htmlCookie: 0.5
    case .htmlComments: 0.85
    case .htmlByline: 0.15
    default: 0.4
    }
  }

  /// What an element's name says.
  private func structural(_ index: Int) -> Rule? {
    let element = document.elements[index]
    switch element.name {
    case "nav", "menu": return .htmlNavigation
    case "footer": return .htmlFooter
    case "aside": return .htmlAside
    case "dialog": return .htmlDialog
    // Some systems wrap a whole page in a form.
    case "form":
      let isPart = !holdings.holdsMain[index] && !holdings.holdsTitle[index] && sums[index] < total * 0.15
      return isPart ? .htmlFormDropped : nil
    case "header": return isInContent(element.parent) || headsPart(index) ? nil : .htmlBanner
    default: return nil
    }
  }

  /// Whether a `header` holds the heading of a part of the page, and nothing else: TYPO3 writes one above each piece of text.
  private func headsPart(_ index: Int) -> Bool {
    let parent = document.elements[index].parent
    guard parent >= 0, document.elements[parent].name == "div" || document.elements[parent].name == "section",
      holdings.holdsHeading[index], holdings.blocks[index] <= 2, holdings.linked[index] == 0
    else { return false }
    return !holdings.holdsTitle[index] || holdings.paragraphs[parent] > 0
  }

  /// What an element's names ask for. `anchors`: how many more ids may be looked at.
  private func named(_ index: Int, _ labels: inout MainContentLabels, _ anchors: inout Int) -> Rule? {
    if isUnfolding(index) || isQuoteOfPost(index) || holdsIngredients(index) { return nil }
    // What Joomla says of a text: who wrote it, under which category, how often it was read.
    if document.elements[index].name == "dl", document.elements[index].classes.contains("article-info") {
      return .htmlByline
    }
    // What Drupal offers to do with a text: to read on, to log in, to comment on it.
    if document.elements[index].name == "ul", document.elements[index].classes == ["links", "inline"] {
      return .htmlNavigation
    }
    let rule = labels.rule(of: document.elements[index])
    if document.elements[index].isNote, rule != .htmlNewsletter, rule != .htmlAdvertisement { return nil }
    guard let rule, !isAnchor(index, &anchors) else {
      return kind.believed(structural(index))
    }
    return kind.believed(rule)
  }

  /// Whether a section's id is what its heading says, as generators of documentation write it: `<section id="comments">`.
  private func isAnchor(_ index: Int, _ left: inout Int) -> Bool {
    let element = document.elements[index]
    guard left > 0, element.name == "section" || element.name == "div", !element.id.isEmpty,
      holdings.holdsHeading[index],
      element.classes.allSatisfy({ $0 == "section" || $0.hasPrefix("level") })
    else { return false }
    left -= 1
    let first = document.blocks.first { $0.hints.element.map { isInside($0, index) } ?? false }
    guard case .heading(_, let text)? = first?.content, MainContentPhrases.rule(of: text.text) == nil else {
      return false
    }
    return MainContentLabels.split(element.id) == MainContentLabels.split(text.text.string)
  }

  /// Whether an element has too few links for what leads elsewhere: to other texts, where “read more” may only unfold this
  /// one; or to places of the site.
  private func lacksLinks(_ index: Int, _ rule: Rule) -> Bool {
    let element = document.elements[index]
    let text = holdings.text[index]
    let linked = holdings.linked[index]
    switch rule {
    case .htmlRelated:
      return linked == 0 && text > 60
        || linked * 20 < text && text > 600 && element.classes.contains { MainContentWords.saysReadMore($0) }
    case .htmlNavigation: return linked * 10 < text && text > 120 && element.name != "nav" && element.role.isEmpty
    default: return false
    }
  }

  /// A button that holds a heading, or is called so, shows what stands under it.
  func isUnfolding(_ index: Int) -> Bool {
    document.elements[index].name == "button"
      && (holdings.holdsHeading[index]
        || document.elements[index].classes.contains { MainContentWords.isUnfolding($0) }
        || isFolded(document.elements[index].classes))
  }

  /// As Bootstrap calls a button whose panel is folded: a menu's apart.
  private func isFolded(_ classes: [String]) -> Bool {
    classes.contains("collapsed")
      && !classes.contains { $0.mentions("nav") || $0.mentions("menu") || $0.mentions("toggler") }
  }

  /// What a dish is made of stands beside how it is made.
  private func holdsIngredients(_ index: Int) -> Bool {
    document.elements[index].name == "aside"
      && document.elements[index].classes.contains { $0.mentions("ingredient") || $0.mentions("zutaten") }
  }

  /// What a post quotes of another, as Discourse sets it.
  private func isQuoteOfPost(_ index: Int) -> Bool {
    kind.isForum && document.elements[index].name == "aside" && document.elements[index].classes.contains("quote")
  }

  /// Whether an element stands in an article or in the page's main part.
  private func isInContent(_ start: Int) -> Bool {
    var index = start
    while index >= 0 {
      if MainContentHoldings.isMain(document.elements[index]) { return true }
      index = document.elements[index].parent
    }
    return false
  }
}

extension MainContentKind {
  /// A rule, unless the kind of page speaks against it.
  func believed(_ rule: Rule?) -> Rule? {
    isForum && rule == .htmlComments ? nil : rule
  }
}
