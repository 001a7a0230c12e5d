import DocumentModel
import Provenance
import Stages

/// Several values of one label, and labels without a sign behind them.
extension LabelReader {
  /// The paragraphs after a value that are values of the same label: all up to the next label or the section's end. Where labels
  /// are not set apart, one at most, as two may be a label and its value, unless all are places that are known.
  func moreValues(_ blocks: ArraySlice<Block>, _ name: String, isMarked: Bool) -> [Inline] {
    guard let field = profile.field(name), [.text, .list, .places].contains(field.kind) else { return [] }
    var values: [Inline] = []
    for block in blocks {
      guard case .paragraph(let text) = block.content, !isLabel(text) else { break }
      values.append(text.trimmed())
    }
    guard (1...6).contains(values.count), values.allSatisfy({ isFurther($0, name) }) else { return [] }
    if isMarked { return values.contains(where: self.isMarked) ? [] : values }
    let names = field.source.flatMap { profile.places[$0] } ?? []
    // What is no country that is known, below one that may be: the next body's name.
    if field.source == "countries", values.contains(where: { !names.contains($0.text.string.lowercased()) }) {
      return []
    }
    return values.count == 1 || values.allSatisfy { names.contains($0.text.string.lowercased()) } ? values : []
  }

  /// All paragraphs of a section, where each can be a value of its label.
  func allValues(_ blocks: [Block], _ name: String) -> [Inline]? {
    guard let field = profile.field(name), [.text, .list, .places].contains(field.kind), blocks.count <= 6 else {
      return nil
    }
    let values = blocks.compactMap { block -> Inline? in
      guard case .paragraph(let text) = block.content, isFurther(text.trimmed(), name) else { return nil }
      return text.trimmed()
    }
    return values.count == blocks.count ? values : nil
  }

  /// The days of a start and an end in figures, `01/02/2019` and `31/01/2023`: a number above twelve in one of them says which is the day in
  /// both.
  static func ordered(_ start: Fact, _ end: Fact) -> (TracedText, TracedText)? {
    guard let first = start.values.first?.text.stripped(), let last = end.values.first?.text.stripped() else {
      return nil
    }
    return DateSpan.ordered(first, last)
  }

  /// Whether a text says how much money is given, or in which form, and not by whom: `NOK 58 million`, `Prêt souverain`.
  static func isSum(_ text: TracedText) -> Bool {
    if QuantityGrammar.quantities(in: text.utf8).first?.range == text.indices { return true }
    let words = text.words
    return (1...3).contains(words.count) && words.allSatisfy(formsOfFunding.contains)
  }

  /// Whether a text says that nothing is known yet, or that there is none: `TBC`, `To be selected`, `keine Angabe`.
  static func isLeftOpen(_ text: TracedText) -> Bool {
    guard text.count <= 40 else { return false }
    let words = text.words.joined(separator: " ")
    return ofNothing.contains(words) || ["to be ", "not yet "].contains { words.hasPrefix($0) }
  }

  private static let ofNothing: Set<String> = [
    "tbc", "tbd", "tba", "n a", "na", "none", "nil", "not applicable", "not available", "not specified", "unknown",
    "k a",
    "keine", "keine angabe", "keine angaben", "nicht bekannt", "noch offen", "offen", "entfällt", "aucun", "aucune",
    "néant",
    "à définir", "à déterminer", "à préciser", "non précisé", "ninguno", "ninguna", "por definir", "por determinar",
    "no aplica",
    "a definir", "nenhum", "nenhuma", "nessuno", "nessuna", "da definire", "geen", "onbekend", "нет",
  ]

  private static let formsOfFunding: Set<String> = [
    "grant", "grants", "loan", "loans", "subvention", "subventions", "prêt", "prêts", "don", "dons", "zuschuss",
    "darlehen",
    "kredit", "subvención", "préstamo", "donación", "empréstimo", "subvenção", "guarantee", "equity", "mixed", "mixte",
    "and", "et", "und", "y", "e",
    "souverain", "concessional", "soft",
  ]

  /// A short name without figures.
  private func isFurther(_ text: Inline, _ name: String) -> Bool {
    text.count <= 80 && isValue(text.text, name) && !text.text.utf8.contains { $0.isDigit || $0 == 0x3A }
      && !text.marks.contains { $0.kind == .lineBreak }
  }

  private func isLabel(_ text: Inline) -> Bool { field(label: text.text.trimmed()) != nil }

  /// Whether a text is strong as a whole.
  func isMarked(_ text: Inline) -> Bool {
    text.marks.contains { $0.kind == .strong && $0.range.count >= text.count - 2 }
  }

  /// Reads the lines of a value that have labels of their own, `Contract partner: Helvetas`: known ones say what they do, the others are
  /// values of the label above. Whether there are such lines only.
  func readInner(_ lines: [Inline], _ name: String, _ label: TracedText, _ result: inout [Fact]) -> Bool {
    var facts: [Fact] = []
    var others: [Inline] = []
    for line in lines {
      let count = facts.count
      readLines(line, &facts)
      guard facts.count == count else { continue }
      guard let colon = line.text.utf8.prefix(40).firstIndex(of: 0x3A), line.text.utf8[...].beginsWithCapital else {
        return false
      }
      others.append(line[(colon + 1)..<line.count].trimmed())
    }
    guard !facts.isEmpty else { return false }
    if !others.isEmpty { facts.append(Fact(field: name, label: label.stripped(":"), values: others)) }
    result += facts
    return true
  }

  /// Whether what stands below the first of several lines, a body's name, is its address: a line with a house number or a postcode comes next.
  func isAddress(_ lines: [Inline], below name: String) -> Bool {
    guard profile.field(name)?.kind == .text, isWholeName(lines[0].text),
      !lines[0].text.utf8.contains(where: \.isDigit),
      lines.count <= 5, lines.allSatisfy({ $0.count <= 80 })
    else { return false }
    let words = lines[1].text.utf8.split(separator: 0x20)
    guard words.count >= 2, let first = words.first, let last = words.last else { return false }
    let isNumber = { (word: ArraySlice<UInt8>) in word.count <= 6 && (word.first?.isDigit ?? false) }
    return isNumber(first) || isNumber(last) && last.count <= 4
  }

  /// Without what sections beside each other say of a project each: two that differ in two fields at least. None of them is the page's.
  static func withoutOneOfSeveral(_ all: [(section: Section, facts: [Fact])]) -> [(section: Section, facts: [Fact])] {
    var others: Set<Int> = []
    for (index, one) in all.enumerated() where (one.section.level ?? 0) > 1 && Set(one.facts.map(\.field)).count >= 2 {
      for next in (index + 1)..<max(index + 1, all.count) {
        guard let level = all[next].section.level, level >= one.section.level! else { break }
        guard level == one.section.level, differ(one.facts, all[next].facts) else { continue }
        others.formUnion([index, next])
      }
    }
    return others.isEmpty ? all : all.enumerated().filter { !others.contains($0.offset) }.map(\.element)
  }

  /// Whether both state the same fields, sums apart, and two of them have other values.
  private static func differ(_ one: [Fact], _ other: [Fact]) -> Bool {
    let fields = Set(one.map(\.field)).subtracting([Profile.sign])
    guard fields == Set(other.map(\.field)).subtracting([Profile.sign]) else { return false }
    return fields.count { field in
      one.first { $0.field == field }?.values.map(\.text.utf8)
        != other.first { $0.field == field }?.values.map(\.text.utf8)
    } >= 2
  }

  /// Items that are labels, each above the items within it that are its values.
  func inNested(_ list: Block.List) -> [Fact] {
    list.items.indices.compactMap { index in
      let item = list.items[index]
      guard item.blocks.isEmpty, let field = field(label: item.text.text.trimmed()) else { return nil }
      let inner = list.items[(index + 1)...].prefix { $0.depth > item.depth }
      guard !inner.isEmpty, inner.allSatisfy({ $0.depth == item.depth + 1 && isValue($0.text.text, field) }) else {
        return nil
      }
      return Fact(field: field, label: item.text.text.stripped(":"), values: inner.map(\.text))
    }
  }

  /// Items that begin with a label and go on with its value, `Countries Albania, Montenegro`: three at least that say different
  /// things, and half of the items.
  func unsigned(_ list: Block.List) -> [Fact] {
    unsigned(list.items.map { $0.blocks.isEmpty ? $0.text : Inline() }, share: 2)
  }

  /// The like in paragraphs below each other.
  func unsigned(_ blocks: [Block]) -> [Fact] {
    var facts: [Fact] = []
    var texts: [Inline] = []
    for block in blocks {
      if case .paragraph(let text) = block.content, text.count <= 300 {
        texts.append(text)
      } else {
        facts += unsigned(texts, share: 2)
        texts = []
      }
    }
    return facts + unsigned(texts, share: 2)
  }

  /// The like in the cells of a form, which has many that say other things.
  func unsigned(_ table: Block.Table) -> [Fact] {
    // The end of a line in a cell parts the two where one stands above the other.
    let texts = table.rows.joined().map(\.text).filter { !$0.isEmpty && !isCutInLabel($0.text) }
    return unsigned(texts, share: 3)
  }

  /// Whether the end of a line parts words before the value of a label could begin.
  private func isCutInLabel(_ text: TracedText) -> Bool {
    guard let (_, end) = profile.labels.match(text.utf8, at: 0), let line = NameLines.lineEnds(of: text).first else {
      return false
    }
    return line.lowerBound != end && line.lowerBound < end + 24
  }

  /// - share: how many texts there may be for each that is a fact.
  private func unsigned(_ texts: [Inline], share: Int) -> [Fact] {
    guard texts.count <= 60 else { return [] }
    let facts = texts.compactMap(unsigned)
    if Set(facts.map(\.field)).count >= 3, facts.count * share >= texts.count { return facts }
    return LabelReader.weak(facts.filter(isOfKnownPlaces))
  }

  /// `Countries Indonesia, Peru`: a label of places before places that are all known says what it says beside other facts.
  private func isOfKnownPlaces(_ fact: Fact) -> Bool {
    guard let names = profile.field(fact.field)?.source.flatMap({ profile.places[$0] }) else { return false }
    return fact.values.allSatisfy { value in
      ListSplitter(names: names).items(value).allSatisfy { names.contains($0.string.lowercased()) }
    }
  }

  private func unsigned(_ text: Inline) -> Fact? {
    let utf8 = text.text.utf8
    guard utf8.count <= 300, let (field, end) = profile.labels.match(utf8, at: 0), end < utf8.count, utf8[end] == 0x20
    else { return nil }
    let value = text[end..<text.count].trimmed()
    guard let first = value.text.utf8.first, !(0x61...0x7A).contains(first), first != 0x3A, isValue(value.text, field)
    else {
      return nil
    }
    return Fact(field: field, label: text.text[0..<end], values: [value])
  }
}
