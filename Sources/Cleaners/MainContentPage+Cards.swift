import DocumentModel
import Provenance

/// What leads to other offers, and is known only beside what is kept.
extension MainContentPage {
  /// Rules out cards beside the one thing that a page offers, where they are the lesser part of it.
  mutating func dropCards() {
    guard kind.isOffer else { return }
    let found = kept.filter { isCalled("card", $0, within: 10) }
    guard text(found[...]) * 3 < text(kept[...]) else { return }
    for index in found { rules[index] = .htmlRelated }
  }

  private func text(_ indices: ArraySlice<Int>) -> Int { indices.reduce(0) { $0 + measures[$1].text } }

  /// Whether one of the elements just around a block has a word in its classes, or its plural.
  private func isCalled(_ word: StaticString, _ index: Int, within distance: Int) -> Bool {
    let names: Set<String> = ["\(word)", "\(word)s"]
    var element = document.blocks[index].hints.element ?? -1
    for _ in 0..<distance where element >= 0 {
      let around = document.elements[element]
      if MainContentHoldings.isMain(around) || around.name == "body" { return false }
      let isCalled = around.classes.contains { label in
        label.utf8.count <= 60 && label.mentions(word) && !names.isDisjoint(with: MainContentLabels.split(label))
      }
      if isCalled { return true }
      element = around.parent
    }
    return false
  }
}
