import DocumentModel
import Provenance

/// Finds the project's name and acronym in headings and running text: `the Youth Partnership (YP) project`.
struct NameFinder {
  let profile: Profile

  /// Candidates looked at: the project is named early.
  private static let limit = 200

  struct Candidate {
    var name: TracedText
    var acronym: TracedText
    var score: Int
    /// Whether the text calls it a project.
    var isProject: Bool
    var rule: String
  }

  /// The best candidate, or nil where none is good enough.
  func best(in sections: [Section], title: TracedText?) -> Candidate? {
    var candidates: [Candidate] = []
    for section in sections {
      if let heading = section.heading { add(heading.text, isHeading: true, &candidates) }
      for text in section.blocks.lazy.flatMap(\.texts) where candidates.count < NameFinder.limit {
        add(text, isHeading: false, &candidates)
      }
    }
    var best: Candidate?
    for var candidate in candidates {
      if let title, mentions(title.utf8, candidate.acronym.utf8) { candidate.score += 1 }
      if candidate.score >= 3, candidate.score > best?.score ?? 0 { best = candidate }
    }
    return best
  }

  private func add(_ text: TracedText, isHeading: Bool, _ candidates: inout [Candidate]) {
    let utf8 = text.utf8
    let reader = NameReader(profile, utf8)
    var from = 0
    while candidates.count < NameFinder.limit, let open = utf8.first("(", in: from..<utf8.count) {
      from = open + 1
      guard let close = utf8[open...].prefix(42).firstIndex(of: 0x29),
        let acronym = Acronym(profile: profile).range(utf8, (open + 1)..<close),
        let name = nameBefore(open, reader, Array(utf8[acronym])), !isOfInstitution(text[name])
      else { continue }
      let isWhole = isHeading && closes(utf8, close + 1)
      let isProject = isCalledProject(utf8, name, after: close + 1, reader)
      candidates.append(
        Candidate(
          name: text[name], acronym: text[acronym],
          score: score(utf8, name, acronym) + (isWhole ? 2 : 0) + isProject, isProject: isProject > 0,
          rule: isHeading ? "profile.heading.name-acronym" : "profile.text.name-acronym"))
    }
  }

  /// Whether a name is that of a body or a document: its last word says so, or its first.
  private func isOfInstitution(_ name: TracedText) -> Bool {
    let words = name.words
    return words.last.map { profile.bodiesLast.contains($0) || profile.documents.contains($0) } ?? false
      || profile.beginsBody(words)
  }

  /// Whether a heading ends here, but for what a dash or a colon adds.
  private func closes(_ text: [UInt8], _ offset: Int) -> Bool {
    guard let next = text[offset...].first(where: { $0 != 0x20 }) else { return true }
    return [0x2D, 0x3A, 0x7C, 0xE2].contains(next)
  }

  /// 3 where the word project follows, 1 more where the name has such a word.
  private func isCalledProject(_ text: [UInt8], _ name: Range<Int>, after: Int, _ reader: NameReader) -> Int {
    var score = 0
    if after < text.count, text[after] == 0x20, reader.isNoun(reader.wordRange(at: after + 1)) { score += 3 }
    if text[name].split(whereSeparator: { !$0.isWordByte }).contains(where: { isNoun($0) }) { score += 1 }
    return score
  }

  private func score(_ text: [UInt8], _ name: Range<Int>, _ acronym: Range<Int>) -> Int {
    var score = 0
    if Acronym.fits(Array(text[acronym]), text[name]) { score += 1 }
    // What follows “its predecessor” is another project.
    let before = max(0, name.lowerBound - 60)..<name.lowerBound
    if profile.phrases.first(in: text, before).map({ $0.value.field != "implementer" && $0.value.field != "funder" })
      == true
    {
      score -= 10
    }
    return score
  }

  private func isNoun(_ word: some Collection<UInt8>) -> Bool {
    profile.nouns.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// The name that ends before a bracket: words with capitals, and small ones between them, back to where another phrase ends.
  ///
  /// At commas and articles the name may begin anew; it begins where it is shortest and still fits the acronym best.
  private func nameBefore(_ open: Int, _ reader: NameReader, _ acronym: [UInt8]) -> Range<Int>? {
    let text = reader.text
    var end = open
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var starts: [Int] = []
    var start = end
    var index = end
    while index > 0, end - index < 240 {
      var low = index
      while low > 0, text[low - 1] != 0x20 { low -= 1 }
      guard let step = step(low..<index, reader, isLast: index == end) else { break }
      if step.isName { start = low }
      if step.endsBefore { starts.append(start) }
      if step.endsAfter, step.isName, index < end { starts.append(index + 1) }
      guard low > 0, !step.isStop else { break }
      index = low - 1
    }
    guard start < end else { return nil }
    starts.append(start)
    return chosen(starts, end, text, acronym)
  }

  private struct Step {
    var isName = false
    /// An article stands here: a name may begin after it.
    var endsBefore = false
    /// A comma follows: a name may begin after it.
    var endsAfter = false
    var isStop = false
  }

  /// How a word before the bracket is taken; nil where the name can't reach it.
  private func step(_ word: Range<Int>, _ reader: NameReader, isLast: Bool) -> Step? {
    var core = word
    var step = Step()
    guard !core.isEmpty else { return nil }
    if reader.text[core.upperBound - 1] == 0x2C {
      guard !isLast else { return nil }
      step.endsAfter = true
      // `, through the …`: the comma ended another phrase.
      guard !beginsPhrase(reader, word.upperBound + 1) else { return nil }
      core = core.lowerBound..<(core.upperBound - 1)
    }
    // An opening quotation mark or bracket begins something; a sentence's end or a colon ended it.
    while let first = reader.text[core].first, first == 0x22 || first == 0x28 {
      step.isStop = true
      core = (core.lowerBound + 1)..<core.upperBound
    }
    guard !core.isEmpty, reader.wordRange(at: core.lowerBound) == core else { return nil }
    if reader.isName(core) {
      let bytes = reader.text[core]
      if bytes.last == 0x2E, !bytes.dropLast().contains(0x2E), core.count > 2 { return nil }
      if reader.isArticle(core) {
        guard bytes.count > 1, bytes.allSatisfy(\.isCapital) else { return Step(endsBefore: true, isStop: true) }
        step.endsBefore = true
      }
      step.isName = true
      return step
    }
    guard reader.isConnector(core) else { return nil }
    step.endsBefore = reader.isArticle(core)
    return step
  }

  /// Whether a small connecting word other than `and` stands at an offset.
  private func beginsPhrase(_ reader: NameReader, _ offset: Int) -> Bool {
    let word = reader.wordRange(at: offset)
    guard !word.isEmpty, !reader.isName(word), reader.isConnector(word) else { return false }
    return !["and", "et", "y", "und", "e"].contains(String(decoding: reader.text[word], as: UTF8.self))
  }

  private func chosen(_ starts: [Int], _ end: Int, _ text: [UInt8], _ acronym: [UInt8]) -> Range<Int>? {
    let ranges = Set(starts).filter { $0 < end }.map { trimmedStart($0, end, text)..<end }
      .filter { range in text[range].split(separator: 0x20).count >= 2 }
    guard let most = ranges.map({ Acronym.fit(acronym, text[$0]) }).max() else { return nil }
    return ranges.filter { Acronym.fit(acronym, text[$0]) == most }.max { $0.lowerBound < $1.lowerBound }
  }

  /// Connecting words and articles at the start are no part of the name.
  private func trimmedStart(_ start: Int, _ end: Int, _ text: [UInt8]) -> Int {
    let reader = NameReader(profile, text)
    var index = start
    while index < end {
      let word = reader.wordRange(at: index)
      guard !word.isEmpty, reader.isArticle(word) || (reader.isConnector(word) && !reader.isName(word)),
        word.upperBound < end
      else { return index }
      index = word.upperBound + 1
    }
    return start
  }

  private func mentions(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    PhraseTable([(String(decoding: word, as: UTF8.self), 0)]).first(in: text, 0..<text.count) != nil
  }
}

extension NameFinder {
  /// Whether a name calls itself a project: Partnership, Initiative.
  static func isProjectName(_ name: TracedText?, _ profile: Profile) -> Bool {
    name?.words.contains { profile.nouns.contains($0) } ?? false
  }
}
