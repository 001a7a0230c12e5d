import DocumentModel
import Provenance

extension ProjectBuilder {
  /// Whether a value is how much was paid, or in which form, where it should say by whom.
  func isSum(_ text: TracedText, _ field: String) -> Bool {
    ["funder", "implementer"].contains(field) && LabelReader.isSum(text)
  }

  /// The title of a document that states a project's facts, where it can be the project's name: no question, no sentence, nobody's
  /// name and no place.
  func nameOfStated(_ title: TracedText) -> TracedText? {
    let words = title.words
    guard (1...20).contains(words.count), title.count >= 4, title.utf8.contains(where: { $0 >= 0x41 && !$0.isDigit }),
      let last = title.utf8.last, ![0x21, 0x2E, 0x3A, 0x3F].contains(last),
      !profile.titleStops.contains(words[0]), !TitleReader(profile: profile).isDocument(title)
    else { return nil }
    let others = ["funder", "implementer"].compactMap { found[$0]?.text?.string.lowercased() }
    let name = title.string.lowercased()
    guard !others.contains(name), facts.publisher?.string.lowercased() != name,
      !profile.places.values.contains(where: { $0.contains(name) })
    else { return nil }
    return title
  }
}

extension Findings {
  /// Whether labels say who, when, and where, how much or with whom: what a project's box of facts does, and that of no event.
  func stateProject(_ profile: Profile, hasSum: Bool) -> Bool {
    let labelled = profile.fields.filter { field in
      let rule = self[field.key]?.because ?? ""
      return rule.hasPrefix("profile.label.") || rule.hasPrefix("profile.metadata.")
    }
    let bodies = labelled.count { $0.kind == .text || $0.key == "partners" }
    let isWhere = profile.fields.contains { $0.kind == .places && self[$0.key] != nil }
    return labelled.contains { $0.kind == .text } && labelled.contains { $0.kind == .date }
      && (isWhere || hasSum || bodies > 1)
  }
}
