import DocumentModel
import Provenance

extension MainContentPage {
  /// For each element the rule by which it, or an element around it, is no content.
  ///
  /// A name is not believed where what it names holds much of the page's text: names outlive what they named. A few are
  /// believed all the same.
  func elementRules() -> [Rule?] {
    var labels = MainContentLabels(kind)
    let own = document.elements.indices.map {
      kind.believed(labels.rule(of: document.elements[$0]) ?? structural($0))
    }
    let doubted = doubtedRules(own)
    let whole = max(total, 1)
    var result: [Rule?] = Array(repeating: nil, count: own.count)
    for (index, element) in document.elements.enumerated() {
      if element.parent >= 0, let rule = result[element.parent] {
        result[index] = rule
      } else if let rule = own[index] {
        let isBelieved = !doubted.contains(rule) && sums[index] < whole * MainContentPage.trust(rule)
        if isBelieved || isSure(index, rule) { result[index] = rule }
      }
    }
    return result
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
    var weights: [Rule: Double] = [:]
    var texts: [Rule: Int] = [:]
    var covered: [Set<Rule>] = Array(repeating: [], count: own.count)
    for (index, element) in document.elements.enumerated() {
      if element.parent >= 0 { covered[index] = covered[element.parent] }
      guard let rule = own[index], covered[index].insert(rule).inserted else { continue }
      weights[rule, default: 0] += sums[index]
      texts[rule, default: 0] += masses[index]
    }
    let whole = max(total, 1)
    let all = max(mass, 1)
    return Set(
      weights.keys.filter { rule in
        weights[rule, default: 0] > whole * MainContentPage.trust(rule)
          || !MainContentPage.isUsual(rule) && texts[rule, default: 0] * 100 > all * 55
      })
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
    case "header": return isInContent(element.parent) ? nil : .htmlBanner
    default: return nil
    }
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
