import Provenance

/// Takes a title apart: `Southeast Asia—Partnership for … (PROSPECT)`, `PROSPECT – Partnership for …`,
/// `Project factsheet: …`.
struct TitleReader {
  let profile: Profile

  struct Parts {
    var region: TracedText?
    var name: TracedText?
    var acronym: TracedText?
    /// Which form the title has: `region-name-acronym`.
    var form = ""
    /// Whether the title has an acronym or calls itself a project. A place before a dash alone may head any story.
    var isSure = false
  }

  func parts(_ title: TracedText) -> Parts {
    var parts = Parts()
    var rest = title
    var isLabelled = false
    if let (left, right) = cut(title), profile.titleKinds.contains(left.string.lowercased()) {
      parts.form = "kind"
      rest = right
      isLabelled = true
    } else if let (region, tail) = regionPrefix(title) {
      parts.region = region
      parts.form = "region"
      rest = tail
    }
    if let (name, acronym) = trailingAcronym(rest) {
      (parts.name, parts.acronym) = (name, acronym)
      parts.form += parts.form.isEmpty ? "name-acronym" : "-name-acronym"
    } else if let (acronym, name) = leadingAcronym(rest) {
      (parts.name, parts.acronym) = (name, acronym)
      parts.form += parts.form.isEmpty ? "acronym-name" : "-acronym-name"
    } else if parts.region != nil || isLabelled || endsInNoun(rest) {
      parts.name = rest
      parts.isSure = isLabelled || endsInNoun(rest)
      parts.form += parts.form.isEmpty ? "name" : "-name"
    }
    if parts.acronym != nil { parts.isSure = true }
    return parts
  }

  private static let dashes: [StaticString] = [" — ", " – ", "—", "–", ": ", " - ", " | "]

  /// The first dash or colon that parts a text.
  private func cut(_ text: TracedText) -> (left: TracedText, right: TracedText)? {
    var best: (at: Int, length: Int)?
    for dash in TitleReader.dashes {
      guard let at = text.utf8.first(dash, in: 0..<text.count), at > 0, best.map({ at < $0.at }) ?? true else {
        continue
      }
      best = (at, dash.utf8CodeUnitCount)
    }
    guard let best, best.at + best.length < text.count else { return nil }
    return (text[0..<best.at].stripped(), text[(best.at + best.length)..<text.count].stripped())
  }

  /// A place before a dash or a colon, and what follows.
  private func regionPrefix(_ title: TracedText) -> (TracedText, TracedText)? {
    guard let (left, right) = cut(title), isPlace(left.string.lowercased()) else { return nil }
    return (left, right)
  }

  private func isPlace(_ text: String) -> Bool {
    let lists = profile.places.values
    if lists.contains(where: { $0.contains(text) }) { return true }
    let parts = text.split(separator: ",").flatMap { $0.split(separator: "&") }.map { part in
      part.drop { $0 == " " }.hasPrefix("and ") ? String(part.drop { $0 == " " }.dropFirst(4)) : String(part)
    }
    let names = parts.flatMap { part -> [String] in
      let trimmed = part.split(separator: " ").joined(separator: " ")
      if lists.contains(where: { $0.contains(trimmed) }) { return [trimmed] }
      return trimmed.split(separator: " ").split(separator: "and").map { $0.joined(separator: " ") }
    }
    return !names.isEmpty && names.allSatisfy { name in lists.contains { $0.contains(name) } }
  }

  /// `Name (ACRONYM)`, at the end or before a dash.
  func trailingAcronym(_ text: TracedText) -> (TracedText, TracedText)? {
    let utf8 = text.utf8
    guard let open = utf8.lastIndex(of: 0x28), open > 3, let close = utf8[open...].firstIndex(of: 0x29) else {
      return nil
    }
    let after = text[(close + 1)..<text.count].stripped()
    guard after.isEmpty || [0x2D, 0x7C, 0x3A, 0xE2].contains(after.utf8[0]) else { return nil }
    guard let acronym = Acronym(profile: profile).range(utf8, (open + 1)..<close) else { return nil }
    let name = text[0..<open].stripped(",:-")
    guard name.words.count >= 2, !profile.titleStops.contains(name.words[0]), !isDocument(name)
    else { return nil }
    return (name, text[acronym])
  }

  /// Whether a title says what a document is, `Mid-term review`, `Project Information Document (PID)`, or begins with it, `News: …`, or
  /// heads any of them.
  func isDocument(_ title: TracedText) -> Bool {
    let whole = title.utf8.lastIndex(of: UInt8(ascii: "(")).map { title[0..<$0].stripped() } ?? title
    if whole.words.last.map(profile.documents.contains) ?? false { return true }
    return [title, cut(title)?.left].contains {
      $0.map { profile.genericTitles.contains($0.string.lowercased()) } ?? false
    }
  }

  /// `ACRONYM – Name`: a name that the acronym's letters fit; with another text the acronym stands alone.
  private func leadingAcronym(_ text: TracedText) -> (TracedText, TracedText?)? {
    guard let (left, right) = cut(text), Acronym(profile: profile).isAcronym(left.utf8), left.count >= 3,
      right.words.count >= 2
    else { return nil }
    return (left, Acronym.fits(left.utf8, right.utf8) ? right : nil)
  }

  /// A title that calls itself a project at its end: `Kenya Youth Employment Project`.
  private func endsInNoun(_ text: TracedText) -> Bool {
    let words = text.words
    guard let last = words.last, words.count >= 3, words.count <= 16 else { return false }
    return profile.titleNouns.contains(last) && !profile.titleStops.contains(words[0])
  }
}
