import DocumentModel
import Provenance

/// Tells the roles of sections and lists by the profile.
struct RoleReader {
  let profile: Profile

  /// Sections take the role of their heading, else that of the heading above, else that of a list that a sentence leads into.
  func assign(to sections: inout [Section]) {
    var above: [(level: Int, role: Section.Role)] = []
    for index in sections.indices {
      let level = sections[index].level ?? 0
      above.removeAll { $0.level >= level }
      var role = sections[index].heading.flatMap { self.role(heading: $0.text) }
      // A fact in a box beside the text is of no section there.
      if role == nil, let heading = sections[index].heading, !isLabel(heading.text) { role = above.last?.role }
      if role == nil { role = ledIn(sections[index].blocks).first?.role }
      if let role, sections[index].heading != nil { above.append((level, role)) }
      sections[index].role = role ?? (sections[index].heading == nil ? nil : .other)
    }
  }

  private func isLabel(_ heading: TracedText) -> Bool { LabelReader(profile: profile).field(label: heading) != nil }

  /// The role that a heading tells, or nil.
  func role(heading: TracedText) -> Section.Role? {
    var words = heading.words
    // A number before the heading: 3. Results.
    if let first = words.first, words.count > 1, first.utf8.allSatisfy(\.isDigit) { words.removeFirst() }
    guard words.count <= 8 else { return nil }
    return profile.roles.role(of: words).flatMap { Section.Role(rawValue: $0) }
  }

  /// The lists that a sentence leads into, by their index among the blocks, with the role that it tells.
  func ledIn(_ blocks: [Block]) -> [(role: Section.Role, index: Int)] {
    blocks.indices.dropFirst().compactMap { index in
      guard case .list = blocks[index].content, case .paragraph(let lead) = blocks[index - 1].content,
        let role = role(leadIn: lead.text)
      else { return nil }
      return (role, index)
    }
  }

  private func role(leadIn text: TracedText) -> Section.Role? {
    let whole = text.stripped()
    guard whole.utf8.last == 0x3A else { return nil }
    let lowered = whole.utf8.map(\.lowercasedASCII)
    let sentence = lowered.lastIndex { $0 == 0x2E }.map { $0 + 1 } ?? 0
    for lead in profile.leadIns {
      guard lead.endings.contains(where: { ending in lowered.ends(with: ending) }) else { continue }
      guard
        lead.verbs.isEmpty || lead.verbs.first(in: whole.utf8, min(sentence, whole.count)..<whole.count) != nil
          || lead.verbs.first(in: whole.utf8, 0..<whole.count) != nil
      else { continue }
      return Section.Role(rawValue: lead.role)
    }
    return nil
  }
}

extension [UInt8] {
  func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
