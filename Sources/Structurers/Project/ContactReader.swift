import DocumentModel
import Provenance

/// Reads people to write to: a name, an organization, an e-mail address and a telephone number.
struct ContactReader {
  let profile: Profile
  let links: [Link]

  struct Contact {
    var name: TracedText?
    var organization: TracedText?
    var email: TracedText?
    var phone: TracedText?
    var isReachable: Bool { email != nil || phone != nil }
  }

  /// The contacts of sections with that role, and of paragraphs that begin with a contact label.
  func contacts(in sections: [Section]) -> [(contact: Contact, rule: String)] {
    var result: [(Contact, String)] = []
    for section in sections {
      if section.role == .contact {
        result += read(section.blocks.flatMap(lines)).map { ($0, "profile.heading.contact") }
      } else {
        result += labelled(section.blocks).map { ($0, "profile.label.contact") }
      }
    }
    return result.isEmpty ? sections.flatMap { cards($0.blocks) }.map { ($0, "profile.contact.card") } : result
  }

  /// People on cards of their own: a name in bold, what the person does, and how to reach them.
  private func cards(_ blocks: [Block]) -> [Contact] {
    blocks.flatMap { block -> [Contact] in
      guard case .paragraph(let text) = block.content, text.count <= 300, case let lines = lines(block),
        (2...8).contains(lines.count), let first = lines.first, isPerson(first),
        let start = text.text.utf8.firstRange(of: first.utf8)?.lowerBound,
        text.marks.contains(where: { $0.kind == .strong && $0.range.contains(start) }),
        lines[1].words.contains(where: profile.jobs.contains)
      else { return [] }
      return read(lines).map { contact in
        var contact = contact
        if contact.organization.map(mayBePlace) ?? false { contact.organization = nil }
        return contact
      }
    }
  }

  /// Lines of text: blocks, list items, cells, cut at line breaks.
  private func lines(_ block: Block) -> [TracedText] {
    switch block.content {
    case .paragraph(let text), .heading(_, let text): return cut(text)
    case .list(let list): return list.items.flatMap { cut($0.text) + $0.blocks.flatMap(lines) }
    case .table(let table): return table.rows.flatMap { $0.flatMap { cut($0.text) } }
    case .quote(let blocks): return blocks.flatMap(lines)
    case .definitions(let items): return items.map { $0.text.text }
    default: return []
    }
  }

  private func cut(_ inline: Inline) -> [TracedText] {
    var result: [TracedText] = []
    var start = 0
    let breaks = inline.marks.filter { $0.kind == .lineBreak }.map(\.range) + [inline.count..<inline.count]
    for cut in breaks where cut.lowerBound >= start {
      let line = inline.text[start..<cut.lowerBound].stripped()
      let address = line.utf8.contains(0x40) ? nil : address(inline.marks, start..<cut.lowerBound)
      // “Send e-mail” is nobody's name.
      if !line.isEmpty, address == nil || isPerson(line) { result.append(line) }
      if let address { result.append(address) }
      start = cut.upperBound
    }
    return result
  }

  /// The e-mail address that a link in a range leads to.
  private func address(_ marks: [Mark], _ range: Range<Int>) -> TracedText? {
    for case .link(let index) in marks.filter({ range.contains($0.range.lowerBound) }).map(\.kind) {
      guard links.indices.contains(index), links[index].target.utf8.holds("mailto:", at: 0) else { continue }
      let target = links[index].target
      let end = target.utf8.firstIndex(of: 0x3F) ?? target.count
      let address = target[min(7, end)..<end]
      if ContactPieces(address).email?.utf8 == address.utf8 { return address }
    }
    return nil
  }

  /// `Contact: …` and what follows it, where an address or a number is given; the same as a line of its own, a term, or a row's first
  /// cell.
  private func labelled(_ blocks: [Block]) -> [Contact] {
    for (index, block) in blocks.enumerated() {
      switch block.content {
      case .paragraph(let text):
        guard let rest = behindLabel(text) else { continue }
        let contacts = read(cut(rest) + blocks[(index + 1)...].prefix(4).flatMap(lines))
        if !contacts.isEmpty { return contacts }
      case .definitions(let items):
        let contacts = items.filter { behindLabel($0.term)?.isEmpty ?? false }.flatMap { read(cut($0.text)) }
        if !contacts.isEmpty { return contacts }
      case .table(let table):
        let rows = table.rows.filter { $0.count == 2 && behindLabel($0[0].text)?.isEmpty ?? false }
        let contacts = rows.flatMap { read(cut($0[1].text)) }
        if !contacts.isEmpty { return contacts }
      default: break
      }
    }
    return []
  }

  /// What stands behind a contact's label: behind its colon, or on the lines below it.
  private func behindLabel(_ text: Inline) -> Inline? {
    let utf8 = text.text.utf8
    guard let (_, end) = profile.contactLabels.match(utf8, at: 0) else { return nil }
    var colon = end
    while colon < utf8.count, utf8[colon] == 0x20 { colon += 1 }
    if colon < utf8.count, utf8[colon] == 0x3A { return text[(colon + 1)..<text.count] }
    if colon == utf8.count { return text[colon..<colon] }
    let line = text.marks.first { $0.kind == .lineBreak }?.range
    guard let line, (end...colon).contains(line.lowerBound) else { return nil }
    return text[line.upperBound..<max(line.upperBound, text.count)]
  }

  /// Contacts from lines: an address or a number ends one, a new name begins the next.
  func read(_ lines: [TracedText]) -> [Contact] {
    var result: [Contact] = []
    var current = Contact()
    for line in lines where line.count <= 400 {
      let pieces = ContactPieces(line)
      for words in pieces.words {
        if current.isReachable || current.name != nil && withoutRole(words).count < words.count {
          result.append(current)
          current = Contact()
        }
        add(words, to: &current, email: pieces.email)
      }
      if let email = pieces.email, current.email == nil { current.email = email }
      if let phone = pieces.phone, current.phone == nil { current.phone = phone }
    }
    result.append(current)
    return result.filter { $0.isReachable && ($0.name != nil || $0.email != nil) }
  }

  /// `Diman Simanjuntak, USAID`; a line alone is the name, the next one the organization.
  private func add(_ words: TracedText, to contact: inout Contact, email: TracedText?) {
    let words = withoutRole(words)
    if contact.name == nil, let name = name(words) ?? email.flatMap({ nameInAddress(words, $0) }) {
      contact.name = words[name]
      let rest = words[name.upperBound..<words.count].stripped(",;–—-|()")
      if !rest.isEmpty { contact.organization = organization(rest) }
    } else if contact.organization == nil {
      contact.organization = organization(words)
    }
  }

  /// Without what a person does, where it stands before a colon: `Chief of Party: Luis Ordóñez`.
  private func withoutRole(_ words: TracedText) -> TracedText {
    guard let colon = words.utf8.firstIndex(of: 0x3A), colon <= 60, colon + 1 < words.count else { return words }
    let isRole = words[0..<colon].words.contains { profile.jobs.contains($0) }
    return isRole ? words[(colon + 1)..<words.count].stripped() : words
  }

  /// The person that words begin with: all of them, or those before a comma, a dash, or a bracket.
  private func name(_ words: TracedText) -> Range<Int>? {
    let marks: [StaticString] = [",", " (", " – ", " — ", " - ", " | "]
    let end = marks.compactMap { words.utf8.first($0, in: 0..<words.count) }.min() ?? words.count
    let range = words.strippedRange(0..<end)
    return isPerson(words[range]) ? range : nil
  }

  /// The words that an address such as `first.last@…` begins with, where an organization follows them without a comma.
  private func nameInAddress(_ words: TracedText, _ email: TracedText) -> Range<Int>? {
    let local = email.utf8.prefix { $0 != 0x40 }.split { !$0.isWordByte }.map { $0.map(\.lowercasedASCII) }
    guard local.count >= 2, let last = local.last, last.count >= 3 else { return nil }
    var start = 0
    for (index, word) in words.utf8.split(separator: 0x20).prefix(5).enumerated() {
      if index > 0, word.map(\.lowercasedASCII) == last { start = word.endIndex }
    }
    return start > 0 && isPerson(words[0..<start]) ? 0..<start : nil
  }

  /// A word behind what somebody does is a place as often as a body.
  private func mayBePlace(_ text: TracedText) -> Bool {
    text.words.count == 1 && !text.words.contains(where: profile.bodies.contains)
      && !Acronym(profile: profile).isAcronym(text.utf8)
  }

  /// The part that names a body: what a person does and the lines of an address are left out.
  private func organization(_ words: TracedText) -> TracedText? {
    var start = 0
    while start < words.count {
      let end = words.utf8[start...].firstIndex(of: 0x2C) ?? words.count
      let part = words[start..<end].stripped()
      if !part.isEmpty, !part.words.contains(where: { profile.jobs.contains($0) }) { break }
      start = end + 1
    }
    guard start < words.count else { return nil }
    let rest = words[start..<addressStart(words, from: start)].stripped(",;")
    return isNameLike(rest) && !endsInHouseNumber(rest) && !(start > 0 && mayBePlace(rest)) ? rest : nil
  }

  /// Where the street and the town begin behind a body's name: at the first part with a number, `via dei Gelsi 8`.
  private func addressStart(_ words: TracedText, from start: Int) -> Int {
    var comma = words.utf8[start...].firstIndex(of: 0x2C) ?? words.count
    while comma < words.count {
      let end = words.utf8[(comma + 1)...].firstIndex(of: 0x2C) ?? words.count
      if words.utf8[comma..<end].contains(where: \.isDigit) { return comma }
      comma = end
    }
    return words.count
  }

  /// `Palmstraße 5`, `Jr. Puga 412`.
  private func endsInHouseNumber(_ text: TracedText) -> Bool {
    let last = text.utf8.reversed().prefix { $0 != 0x20 }
    return last.count < text.count && last.count <= 4 && last.last!.isDigit
      && last.dropLast().allSatisfy { $0.isDigit || (0x61...0x7A).contains($0) }
  }

  /// Two to five words with capitals, none of them a word for a body.
  private func isPerson(_ text: TracedText) -> Bool {
    let reader = NameReader(profile, text.utf8)
    let words = text.utf8.split(separator: 0x20)
    guard (2...5).contains(words.count), text.count <= 60, !text.utf8.contains(where: \.isDigit) else { return false }
    return words.allSatisfy { word in
      let name = String(decoding: word, as: UTF8.self).lowercased()
      guard !profile.bodies.contains(name), !profile.jobs.contains(name) else { return false }
      return reader.isName(word.startIndex..<word.endIndex)
        || ["de", "da", "del", "van", "von", "bin", "al", "el", "la", "dos"].contains(name)
    }
  }

  private func isNameLike(_ text: TracedText) -> Bool {
    guard text.count <= 120, let first = text.utf8.first, first.isCapital || first >= 0xC3, !text.words.isEmpty,
      !text.utf8.holds("–", at: 0), !text.utf8.holds("—", at: 0)
    else { return false }
    return text.utf8.last != 0x2E || text.utf8.count { $0 == 0x20 } < 6
  }
}
