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
      isUnfolding($0) ? nil : kind.believed(labels.rule(of: document.elements[$0]) ?? structural($0))
    }
    labels.keep()
    let doubted = doubtedRules(own)
    let whole = max(total, 1)
    var result: [Rule?] = Array(repeating: nil, count: own.count)
    for (index, element) in document.elements.enumerated() {
      if element.parent >= 0, let rule = result[element.parent] {
        result[index] = rule
      } else if let rule = own[index] {
        // What leads to other texts has links.
        if rule == .htmlRelated, holdings.linked[index] == 0, holdings.text[index] > 60 { continue }
        let isBelieved =
          leavesText(index, rule)
          ? sums[index] < whole * 0.85
          : !doubted.contains(rule) && sums[index] < whole * MainContentPage.trust(rule)
        if isBelieved || isSure(index, rule) { result[index] = rule }
      }
    }
    return result
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
    var weights: [Rule: Double] = [:]
    var texts: [Rule: Int] = [:]
    // A bit for each rule: those that an element or one around it asks for.
    var bits: [Rule: UInt32] = [:]
    var covered = [UInt32](repeating: 0, count: own.count)
    for (index, element) in document.elements.enumerated() {
      if element.parent >= 0 { covered[index] = covered[element.parent] }
      guard let rule = own[index] else { continue }
      let bit = bits[rule] ?? 1 << UInt32(bits.count)
      bits[rule] = bit
      guard covered[index] & bit == 0 else { continue }
      covered[index] |= bit
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
    // Some systems wrap a whole page in a form.
    case "form":
      let isPart = !holdings.holdsMain[index] && !holdings.holdsTitle[index] && sums[index] < total * 0.15
      return isPart ? .htmlFormDropped : nil
    case "header": return isInContent(element.parent) ? nil : .htmlBanner
    default: return nil
    }
  }

  /// A button that holds a heading shows what stands under it.
  private func isUnfolding(_ index: Int) -> Bool {
    document.elements[index].name == "button" && holdings.holdsHeading[index]
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
