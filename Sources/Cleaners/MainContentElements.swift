import DocumentModel
import Provenance

extension MainContentPage {
  /// For each element the rule by which it, or an element around it, is no content.
  ///
  /// A label is not believed where the element holds much of the page's text: names outlive what they named.
  func elementRules() -> [Rule?] {
    let whole = max(total, 1)
    var result: [Rule?] = Array(repeating: nil, count: document.elements.count)
    for (index, element) in document.elements.enumerated() {
      if element.parent >= 0, let rule = result[element.parent] {
        result[index] = rule
        continue
      }
      guard let rule = MainContentLabels.rule(of: element) ?? structural(index) else { continue }
      if sums[index] < whole * MainContentPage.trust(rule) { result[index] = rule }
    }
    return result
  }

  /// The share of a page's text up to which a rule is believed.
  private static func trust(_ rule: Rule) -> Double {
    switch rule {
    case .htmlNavigation, .htmlFooter, .htmlCookie, .htmlShare: 0.5
    case .htmlComments: 0.7
    case .htmlByline: 0.1
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
    case "form": return nil
    default: return nil
    }
  }

  /// Whether an element stands in an article or in the page's main part.
  private func isInContent(_ start: Int) -> Bool {
    var index = start
    while index >= 0 {
      let element = document.elements[index]
      if element.name == "main" || element.name == "article" || element.role == "main" || element.role == "article" {
        return true
      }
      index = element.parent
    }
    return false
  }
}
