import DocumentModel
import Provenance

/// Finds other projects that the text names: `its predecessor project, X`, `is the successor to X`; and who funds or runs it.
struct ReferenceFinder {
  let profile: Profile
  let links: [Link]
  /// The project's own name and acronym: subjects of its sentences.
  let own: PhraseTable<Int>

  /// References taken from one text.
  private static let limit = 20

  struct Reference {
    var field: String
    var name: TracedText
    var url: TracedText?
    var rule: String
  }

  /// What the phrases of the profile say in a text, in order.
  func references(in inline: Inline) -> [Reference] {
    let text = inline.text
    var result: [Reference] = []
    var sentence = 0
    var other = -1
    var index = 0
    let utf8 = text.utf8
    while index < utf8.count, result.count < ReferenceFinder.limit {
      if index >= 2, utf8[index - 1] == 0x20, utf8[index - 2] == 0x2E, utf8[index].isCapital { sentence = index }
      guard index == 0 || !utf8[index - 1].isWordByte, let (phrase, end) = profile.phrases.match(utf8, at: index) else {
        index += 1
        continue
      }
      let isReference = profile.field(phrase.field)?.kind == .references
      // `builds on the Pilot, which was funded by …`: that one was.
      if isReference || other < sentence, !phrase.needsSubject || isAboutProject(utf8, sentence..<index),
        let reference = reference(inline, phrase, after: end)
      {
        result.append(reference)
        if isReference { other = index }
      }
      index = end
    }
    return result
  }

  /// Whether a sentence begins with the project, and nothing but a few words stands between it and the phrase.
  private func isAboutProject(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let reader = NameReader(profile, text)
    guard range.count <= 120 else { return false }
    for table in [own, profile.subjects] {
      if table.match(text, at: range.lowerBound) != nil { return true }
      let start = reader.skippingArticles(range.lowerBound)
      if start < range.upperBound, table.match(text, at: start) != nil { return true }
    }
    return false
  }

  private func reference(_ inline: Inline, _ phrase: Profile.Phrase, after end: Int) -> Reference? {
    let text = inline.text
    let reader = NameReader(profile, text.utf8)
    var start = reader.skippingArticles(end)
    guard start < text.count, start - end <= 24 else { return nil }
    // `builds on the success of the …`: the article is the filler's own.
    if let (_, after) = profile.fillers.match(text.utf8, at: end + 1) ?? profile.fillers.match(text.utf8, at: start) {
      start = reader.skippingArticles(after)
    }
    guard start < text.count else { return nil }
    if let (link, range) = link(inline, at: start) {
      guard !phrase.needsNoun || isProject(reader, range) else { return nil }
      let name = withoutNoun(reader, range)
      let target = links[link].resolved ?? links[link].target
      return Reference(field: phrase.field, name: text[name], url: target, rule: "profile.phrase.\(phrase.id)")
    }
    let isBody = profile.field(phrase.field)?.kind == .text
    guard let name = reader.name(at: start, isBody: isBody) else { return nil }
    guard !phrase.needsNoun || isProject(reader, name),
      text[name].utf8.contains(where: { $0.isWordByte && !$0.isDigit })
    else {
      return nil
    }
    guard text.utf8[name.lowerBound].isDigit == false else { return nil }
    return Reference(field: phrase.field, name: text[name], rule: "profile.phrase.\(phrase.id)")
  }

  private func link(_ inline: Inline, at start: Int) -> (Int, Range<Int>)? {
    for mark in inline.marks {
      guard case .link(let index) = mark.kind, mark.range.lowerBound <= start, mark.range.upperBound > start,
        links.indices.contains(index)
      else { continue }
      return (index, start..<mark.range.upperBound)
    }
    return nil
  }

  /// Whether a name holds a word for a project, or one follows it.
  private func isProject(_ reader: NameReader, _ name: Range<Int>) -> Bool {
    let words = reader.text[name].split(whereSeparator: { !$0.isWordByte })
    if words.contains(where: { profile.nouns.contains(String(decoding: $0, as: UTF8.self).lowercased()) }) {
      return true
    }
    let next = name.upperBound + 1
    return next < reader.text.count && reader.isNoun(reader.wordRange(at: next))
  }

  /// `Padrón Limpio project` is called Padrón Limpio.
  private func withoutNoun(_ reader: NameReader, _ range: Range<Int>) -> Range<Int> {
    var low = range.upperBound
    while low > range.lowerBound, reader.text[low - 1] != 0x20 { low -= 1 }
    guard low > range.lowerBound, !reader.text[low].isCapital, reader.isNoun(low..<range.upperBound) else {
      return range
    }
    return range.lowerBound..<(low - 1)
  }
}
