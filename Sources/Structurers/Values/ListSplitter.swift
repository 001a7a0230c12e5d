import DocumentModel
import Provenance

/// Cuts a text into the items that it lists.
struct ListSplitter {
  /// Names that may hold `and` or a comma, in lower case.
  let names: Set<String>
  /// Words of bodies, in lower case: `ministry`.
  var bodies: Set<String> = []
  /// Bodies of one word, in lower case.
  var bodyNames: Set<String> = []
  /// Names of countries, in lower case, where one behind a comma says whose body it is: `Ministry of Water, Gabon`.
  var countries: Set<String> = []

  /// Items, at semicolons, line breaks or vertical bars; where there are none, at commas and the `and` after the last one.
  func items(_ inline: Inline) -> [TracedText] {
    let text = inline.text
    let breaks = inline.marks.filter { $0.kind == .lineBreak }.map(\.range)
    var cuts = breaks + separators(text, [0x3B, 0x7C])
    if cuts.isEmpty { cuts = strokes(text) }
    if cuts.isEmpty { cuts = commas(text) }
    cuts += middleDots(text)
    return pieces(text, cuts).flatMap { piece in
      split(piece, hasComma: !cuts.isEmpty)
    }
  }

  private func separators(_ text: TracedText, _ signs: Set<UInt8>) -> [Range<Int>] {
    var depth = 0
    return text.utf8.indices.compactMap { index in
      if text.utf8[index] == 0x28 { depth += 1 }
      if text.utf8[index] == 0x29 { depth -= 1 }
      return depth <= 0 && signs.contains(text.utf8[index]) ? index..<(index + 1) : nil
    }
  }

  /// Commas between items; not those inside a name such as `Ministry of Water, Sanitation and Energy`.
  private func commas(_ text: TracedText) -> [Range<Int>] {
    var kept: [Range<Int>] = []
    var start = 0
    let all = separators(text, [0x2C])
    if areTowns(text, all) { return all.indices.filter { $0 % 2 == 1 }.map { all[$0] } }
    for (index, comma) in all.enumerated() {
      let next = comma.upperBound..<(index + 1 < all.count ? all[index + 1].lowerBound : text.count)
      let item = text[start..<comma.lowerBound]
      let words = item.words
      if isCountry(text[next]), !isCountry(item), words.contains(where: bodies.contains) { continue }
      if let body = words.firstIndex(where: bodies.contains), body + 1 < words.count,
        ["of", "for"].contains(words[body + 1]),
        !text[next].words.contains(where: bodies.contains)
      {
        continue
      }
      if goesOn(item, text, all[index...]) { continue }
      kept.append(comma)
      start = comma.upperBound
    }
    return kept
  }

  /// Whether bodies and the towns that they are in take turns: `Asociación Sierra Verde, Cajamarca`.
  private func areTowns(_ text: TracedText, _ commas: [Range<Int>]) -> Bool {
    guard names.isEmpty, !bodies.isEmpty, commas.count % 2 == 1 else { return false }
    let parts = zip([0] + commas.map(\.upperBound), commas.map(\.lowerBound) + [text.count]).map { text[$0..<$1] }
    return parts.enumerated().allSatisfy { index, part in
      let words = part.words
      if index % 2 == 0 { return words.count >= 2 && words.contains { isBody($0) } }
      // One word with a capital first and small letters behind it.
      let word = part.stripped()
      return words.count == 1 && word.count > 2 && word.utf8[...].beginsWithCapital
        && (0x61...0x7A).contains(word.utf8.last!)
        && !bodyNames.contains(words[0]) && !isBody(words[0])
    }
  }

  /// Whether a body's name goes on behind a comma up to the word that joins its last part: `Ministerium für Arbeit, Invaliden und Soziales`. The
  /// parts between are of a word or two, and no bodies.
  private func goesOn(_ item: TracedText, _ text: TracedText, _ commas: ArraySlice<Range<Int>>) -> Bool {
    let words = item.words
    guard let body = words.firstIndex(where: { isBody($0) }), body + 1 < words.count,
      ListSplitter.links.contains(words[body + 1]) || words[body + 1].hasPrefix("l’") || words[body + 1].hasPrefix("l'")
    else { return false }
    for (comma, end) in zip(commas, commas.dropFirst().map(\.lowerBound) + [text.count]) {
      let part = text[comma.upperBound..<end]
      let words = part.words
      guard !words.contains(where: { isBody($0) }) else { return false }
      if ListSplitter.innerJoins.contains(where: { part.utf8.first($0, in: 0..<part.count) != nil }) {
        return words.count <= 7
      }
      if words.count(where: { !ListSplitter.links.contains($0) }) > 2 { return false }
    }
    return false
  }

  /// German writes a body and what it is of in one: `Umweltministerium`.
  private func isBody(_ word: String) -> Bool { bodies.contains(word) || word.hasSuffix("ministerium") }

  /// What joins a body to what it is for, in languages other than English.
  private static let links: Set<String> = [
    "für", "der", "des", "de", "du", "la", "del", "do", "da", "dos", "das", "di", "della", "dell", "voor", "van", "för",
    "l", "d",
  ]

  private func isCountry(_ text: TracedText) -> Bool {
    !countries.isEmpty && countries.contains(text.stripped().string.lowercased())
  }

  /// Strokes with spaces around them: `Mali / Niger`, `Natural resources, water / Irrigation`.
  private func strokes(_ text: TracedText) -> [Range<Int>] {
    text.utf8.indices.compactMap { text.utf8.holds(" / ", at: $0) ? $0..<($0 + 3) : nil }
  }

  private func middleDots(_ text: TracedText) -> [Range<Int>] {
    text.utf8.indices.compactMap { index in
      if text.utf8.holds(" · ", at: index) { return index..<(index + 4) }
      return text.utf8.holds(" • ", at: index) ? index..<(index + 5) : nil
    }
  }

  private func pieces(_ text: TracedText, _ cuts: [Range<Int>]) -> [TracedText] {
    var result: [TracedText] = []
    var start = 0
    for cut in cuts.sorted(by: { $0.lowerBound < $1.lowerBound }) + [text.count..<text.count] {
      guard cut.lowerBound >= start else { continue }
      let piece = text[start..<cut.lowerBound].stripped(",;")
      if !piece.isEmpty { result.append(piece) }
      start = cut.upperBound
    }
    return result
  }

  /// `and Serbia` is Serbia; `Kenya and Uganda` is two where both are names.
  private func split(_ piece: TracedText, hasComma: Bool) -> [TracedText] {
    var piece = piece
    if hasComma, let join = ListSplitter.joins.first(where: { piece.utf8.holds($0, at: 0) }) {
      piece = piece[join.utf8CodeUnitCount..<piece.count]
    }
    piece = piece.withoutFullStop()
    if !names.isEmpty { piece = withoutShare(piece) }
    guard !names.isEmpty, !names.contains(piece.string.lowercased()) else { return [piece] }
    let parts = pieces(piece, separators(piece, [0x2F]))
    if parts.count > 1, parts.contains(where: { names.contains($0.string.lowercased()) }) {
      return parts.flatMap { split($0, hasComma: false) }
    }
    var from = 0
    while let at = piece.utf8.first(" and ", in: from..<piece.count) ?? piece.utf8.first(" & ", in: from..<piece.count)
    {
      let left = piece[0..<at]
      let right = piece[(at + (piece.utf8.holds(" & ", at: at) ? 3 : 5))..<piece.count]
      if names.contains(left.string.lowercased()), names.contains(right.string.lowercased()) { return [left, right] }
      from = at + 1
    }
    return twoNames(piece) ?? [piece]
  }

  /// A place without how much of a project is there: `Nepal 100%`, `Kenya (40 %)`.
  private func withoutShare(_ piece: TracedText) -> TracedText {
    let whole = piece.strippedRange(piece.indices, "()")
    guard whole.count > 3, piece.utf8[whole.upperBound - 1] == UInt8(ascii: "%") else { return piece }
    let letters = piece.utf8[..<(whole.upperBound - 1)].lastIndex { $0 >= 0x41 }.map { $0 + 1 } ?? 0
    return letters > 0 ? piece[0..<letters] : piece
  }

  /// What joins the last two items of a list.
  private static let joins: [StaticString] = ["and ", "und ", "sowie ", "et ", "y ", "e ", "en ", "och ", "og ", "и "]
  private static let innerJoins: [StaticString] = [
    " und ", " sowie ", " et ", " y ", " e ", " en ", " och ", " og ", " и ",
  ]
  /// How the second half of one country's name begins: Bosnia y Herzegovina, Trinidad und Tobago.
  private static let halves: [StaticString] = [
    "Herz", "Herc", "Герц", "Tobago", "Barbuda", "Prín", "Nieves", "Nevis", "Gren", "Granad",
  ]

  /// Names of places in languages whose places are not listed: `Gabon et Tchad`.
  private func twoNames(_ piece: TracedText) -> [TracedText]? {
    for join in ListSplitter.innerJoins {
      guard let at = piece.utf8.first(join, in: 0..<piece.count) else { continue }
      let right = at + join.utf8CodeUnitCount
      guard !ListSplitter.halves.contains(where: { piece.utf8.holds($0, at: right) }) else { return nil }
      return [piece[0..<at], piece[right..<piece.count]]
    }
    return nil
  }
}
