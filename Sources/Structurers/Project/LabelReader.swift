import DocumentModel
import Provenance

/// Facts that are stated as a label and a value: a definition list, a table of two columns, a line `Donor: …`, a line with
/// the label and one with the value.
struct LabelReader {
  let profile: Profile

  struct Fact {
    var field: String
    var label: TracedText
    /// One, or a list's items.
    var values: [Inline]
    /// Stated in a form that says little alone: it counts beside others.
    var isWeak = false
  }

  /// The facts of all sections, in reading order.
  func facts(in sections: [Section]) -> [Fact] {
    var all: [(section: Section, facts: [Fact])] = []
    var isBelowFact = false
    var bodyLevel: Int?
    for section in sections {
      var facts: [Fact] = []
      if let level = bodyLevel, section.level ?? 0 <= level { bodyLevel = nil }
      if bodyLevel == nil, LabelReader.isOfBody(section) { bodyLevel = section.level ?? 0 }
      let fact = headed(section, isBelowFact: isBelowFact)
      isBelowFact = fact != nil
      if let fact { facts.append(fact) }
      if !isOfOthers(section) { facts += pairs(section.blocks) + dashed(section.blocks) + unsigned(section.blocks) }
      for block in section.blocks { read(block, depth: 0, &facts) }
      all.append((section, bodyLevel != nil ? facts.filter { !profile.isPlace($0.field) } : facts))
    }
    let found = LabelReader.withoutOneOfSeveral(LabelReader.withoutCards(all)).flatMap(\.facts)
    let sure = found.filter { !$0.isWeak }
    return LabelReader.areFacts(sure) ? sure + found.filter(\.isWeak) : sure
  }

  /// Whether a section tells of a body, as do those below it: its country is that of an address.
  private static func isOfBody(_ section: Section) -> Bool {
    guard let words = section.heading?.text.words, words.count <= 5 else { return false }
    return words.contains { bodies.contains($0) } && !words.contains { $0.hasPrefix("countr") }
  }

  private static let bodies: Set<String> = [
    "coordinator", "coordinators", "coordinated", "stakeholder", "stakeholders", "contact", "contacts", "applicant",
    "organisation", "organisations", "organization", "organizations", "kontakt", "contacto", "koordinator",
    "participant",
    "participants",
  ]

  /// Without what cards say of other projects: a field that sections under headings that are links state differently.
  private static func withoutCards(_ all: [(section: Section, facts: [Fact])]) -> [(section: Section, facts: [Fact])] {
    let cards = all.filter { isLinked($0.section) && !$0.facts.isEmpty }
    guard cards.count > 1 else { return all }
    let isList = cards.dropFirst().contains { card in
      card.facts.contains { fact in
        cards[0].facts.contains { $0.field == fact.field && $0.values.first?.text.utf8 != fact.values.first?.text.utf8 }
      }
    }
    return isList ? all.filter { !isLinked($0.section) } : all
  }

  /// Whether a heading below the first level is a link as a whole.
  private static func isLinked(_ section: Section) -> Bool {
    guard let heading = section.heading, section.level.map({ $0 > 1 }) ?? false else { return false }
    return heading.marks.contains { mark in
      if case .link = mark.kind { mark.range.count * 10 >= heading.count * 8 } else { false }
    }
  }

  private func read(_ block: Block, depth: Int, _ result: inout [Fact]) {
    switch block.content {
    case .paragraph(let text): readLines(text, &result)
    case .definitions(let definitions):
      for (index, definition) in definitions.enumerated() {
        // Two terms may share one text.
        let text = definitions[index...].first { !$0.text.isEmpty }?.text ?? definition.text
        add(definition.term.text, definition.text.isEmpty ? text : definition.text, &result)
      }
    case .table(let table): read(table, &result)
    case .list(let list):
      for item in list.items where item.text.count < 400 { readLines(item.text, &result) }
      let facts = list.items.compactMap(inItem) + inNested(list)
      result += LabelReader.areFacts(facts) ? facts : LabelReader.weak(facts)
      result += unsigned(list)
    case .quote(let blocks) where depth < 4: for block in blocks { read(block, depth: depth + 1, &result) }
    default: break
    }
  }

  /// A heading that is a label, with the one short paragraph or the list below it; of the last of several such headings, the
  /// first of what stands below, if it is a value and no sentence.
  private func headed(_ section: Section, isBelowFact: Bool) -> Fact? {
    guard let heading = section.heading?.text, let field = field(label: heading), let first = section.blocks.first
    else { return nil }
    if section.blocks.count > 1, let values = allValues(section.blocks, field) {
      return Fact(field: field, label: heading, values: values)
    }
    if section.blocks.count == 1 {
      switch first.content {
      case .paragraph(let text) where text.count < 200: return Fact(field: field, label: heading, values: [text])
      case .list(let list) where list.items.allSatisfy { $0.text.count < 120 }:
        let items = list.items.filter { $0.depth == 0 }.map(\.text)
        return Fact(field: field, label: heading, values: items)
      default: return nil
      }
    }
    guard isBelowFact, let values = values(first, field) else { return nil }
    return Fact(field: field, label: heading, values: values)
  }

  /// Whether a section's heading says that it is about something else: “Other projects”.
  private func isOfOthers(_ section: Section) -> Bool {
    section.heading?.text.words.contains { LabelReader.ofOthers.contains($0) } ?? false
  }

  private static let ofOthers: Set<String> = [
    "other", "others", "related", "similar", "further", "more", "next", "previous", "weitere", "andere", "ähnliche",
    "verwandte", "autres", "autre", "similaires", "otros", "otras", "outros", "altri", "similares",
  ]

  /// Labels in paragraphs of their own, or in bold on a paragraph's first line, each with the value below. One alone may be a
  /// title; two whose values can be such are facts.
  private func pairs(_ blocks: [Block]) -> [Fact] {
    var facts: [Fact] = []
    var index = 0
    while index < blocks.count {
      defer { index += 1 }
      guard case .paragraph(let text) = blocks[index].content, text.count <= 400 else { continue }
      if let fact = inOneParagraph(text) {
        facts.append(fact)
      } else if index + 1 < blocks.count, let field = field(label: text.text.trimmed()),
        let values = values(blocks[index + 1], field)
      {
        let more = moreValues(blocks[(index + 2)...], field, isMarked: isMarked(text))
        facts.append(Fact(field: field, label: text.text.stripped(":"), values: values + more))
        index += 1 + more.count
      }
    }
    return LabelReader.areFacts(facts) ? facts : LabelReader.weak(facts)
  }

  static func weak(_ facts: [Fact]) -> [Fact] {
    facts.map { Fact(field: $0.field, label: $0.label, values: $0.values, isWeak: true) }
  }

  /// Two labels that say different things.
  static func areFacts(_ facts: [Fact]) -> Bool { Set(facts.map(\.field)).count >= 2 }

  /// A label on the first line, and what it is on the next, or on each of the next few.
  private func inOneParagraph(_ text: Inline) -> Fact? {
    let breaks = text.marks.filter { $0.kind == .lineBreak }.map(\.range)
    guard (1...8).contains(breaks.count), let cut = breaks.first,
      case let line = text.text.strippedRange(0..<cut.lowerBound), let field = field(label: text.text[line]),
      case let all = lines(text, from: cut.upperBound),
      case let values = all.count > 1 && isAddress(all, below: field) ? [all[0]] : all,
      values.allSatisfy({ isValue($0.text, field) })
    else { return nil }
    return Fact(field: field, label: text.text[line].stripped(":"), values: values)
  }

  /// The lines of a text from an offset on.
  func lines(_ text: Inline, from start: Int) -> [Inline] {
    let breaks = text.marks.filter { $0.kind == .lineBreak && $0.range.lowerBound >= start }.map(\.range)
    let starts = [start] + breaks.map(\.upperBound)
    return zip(starts, breaks.map(\.lowerBound) + [text.count]).map { text[$0..<max($0, $1)].trimmed() }
  }

  /// An item that is a label, with the value below it, or on its second line.
  func inItem(_ item: Block.Item) -> Fact? {
    guard !item.blocks.isEmpty else { return inOneParagraph(item.text) }
    guard item.blocks.count == 1, let field = field(label: item.text.text.trimmed()),
      let values = values(item.blocks[0], field)
    else { return nil }
    return Fact(field: field, label: item.text.text.stripped(":"), values: values)
  }

  func values(_ block: Block, _ field: String) -> [Inline]? {
    let values: [Inline]
    switch block.content {
    case .paragraph(let text): values = [text.trimmed()]
    case .list(let list): values = list.items.filter { $0.depth == 0 }.map(\.text)
    default: return nil
    }
    return !values.isEmpty && values.allSatisfy { isValue($0.text, field) } ? values : nil
  }

  /// Whether a text can be the value of a field, where nothing but its place says that it is: a day for a day; else a name, and no
  /// sentence, figure, label or button.
  func isValue(_ text: TracedText, _ name: String) -> Bool {
    guard (2...160).contains(text.count), let first = text.utf8.first, let last = text.utf8.last else { return false }
    if name == "start/end" { return DateSpan(text).start != nil }
    if name == Profile.sign { return text.utf8.contains(where: \.isDigit) }
    if profile.field(name)?.kind == .date { return text.asLabelledDate() != nil || DateSpan.isInFigures(text) }
    guard first >= 0x80 || first.isCapital, !".!?:;".utf8.contains(last), field(label: text) == nil else {
      return false
    }
    let words = text.words
    // De, für and of join names.
    let small = text.utf8.split(separator: 0x20).count { word in
      (word.first.map { (0x61...0x7A).contains($0) } ?? false)
        && !LabelReader.joints.contains(String(decoding: word, as: UTF8.self))
    }
    return !words.isEmpty && small * 2 <= words.count && !words.allSatisfy { LabelReader.noValues.contains($0) }
      && !LabelReader.calls.contains(words[0])
  }

  private static let joints: Set<String> = [
    "of", "for", "and", "the", "de", "des", "du", "la", "le", "les", "del", "y", "et", "und", "für", "der", "e", "da",
    "do", "dos",
    "di", "della", "van", "voor", "en", "och", "og",
  ]

  /// Words of other labels, and of what pages let their readers choose.
  private static let noValues: Set<String> = [
    "total", "budget", "cost", "costs", "status", "results", "result", "contact", "contacts", "summary", "project",
    "number", "id", "documents", "downloads", "home", "overview", "all", "any", "none", "select", "search", "filter",
    "apply", "news", "about", "us", "date", "dates", "time", "period", "duration", "type", "more", "login", "log", "in",
    "menu", "share", "description",
  ]

  /// What a line begins with that asks its reader to do something.
  private static let calls: Set<String> = [
    "click", "select", "choose", "see", "read", "donate", "apply", "contact", "visit", "download", "find", "learn",
    "show", "view", "sign", "subscribe", "all", "enter", "search",
  ]

  func add(_ label: TracedText, _ value: Inline, _ result: inout [Fact]) {
    let value = value.trimmed()
    guard !value.isEmpty, value.count < 600, let field = field(label: label) else { return }
    let lines = lines(value, from: 0)
    // A day over two lines is no date that could be proved.
    if lines.count > 1, field == "start/end" || profile.field(field)?.kind == .date { return }
    if lines.count > 1, readInner(lines, field, label, &result) { return }
    if lines.count > 1, isAddress(lines, below: field) {
      return result.append(Fact(field: field, label: label.stripped(":"), values: [lines[0]]))
    }
    let areValues =
      lines.count > 1 && field != "start/end" && lines.dropLast().allSatisfy({ !goesOn($0.text) })
      && lines.allSatisfy { isValue($0.text, field) || lines.count <= 4 && isWholeName($0.text) }
    result.append(Fact(field: field, label: label.stripped(":"), values: areValues ? lines : [value]))
  }

  /// Whether a line is a name by itself: `Agence française de développement (AFD)`.
  func isWholeName(_ line: TracedText) -> Bool {
    guard (2...80).contains(line.count), line.utf8[...].beginsWithCapital, let last = line.utf8.last else {
      return false
    }
    return last.isWordByte || last == UInt8(ascii: ")")
  }

  /// Whether a line ends in a short word in small letters, or a comma: `Ministry for`.
  private func goesOn(_ line: TracedText) -> Bool {
    if line.utf8.last == UInt8(ascii: ",") || line.utf8.last == UInt8(ascii: "&") { return true }
    let word = line.utf8.reversed().prefix { $0 != 0x20 }
    return word.count <= 3 && word.count < line.count && word.allSatisfy { (0x61...0x7A).contains($0) }
  }

  func field(label: TracedText) -> String? {
    let range = label.strippedRange(label.indices, ":")
    guard !range.isEmpty, range.count <= 40, let (field, end) = profile.labels.match(label.utf8, at: range.lowerBound)
    else { return nil }
    return isLabelEnd(label.utf8, end) == range.upperBound ? field : nil
  }

  /// `(s)` and `/s` belong to a label, and how its day is written: `Start date (dd/mm/yyyy)`.
  private func isLabelEnd(_ text: [UInt8], _ end: Int) -> Int {
    let endings: [StaticString] = ["(s)", "/s", "(ies)", "(en)", " (dd/mm/yyyy)", " (mm/yyyy)", " (yyyy)"]
    return endings.first { text.holds($0, at: end) }.map { end + $0.utf8CodeUnitCount } ?? end
  }

  /// More lines than this are no box of facts.
  private static let mostLines = 500

  /// Lines `Label: value` in a paragraph, whose lines may have been joined: then each known label with its colon begins one.
  func readLines(_ inline: Inline, _ result: inout [Fact]) {
    let text = inline.text
    let cuts = inline.marks.filter { $0.kind == .lineBreak }.map(\.range)
    guard cuts.count <= LabelReader.mostLines else { return }
    var start = 0
    for cut in cuts + [text.count..<text.count] where cut.lowerBound >= start {
      readLine(inline, start..<cut.lowerBound, &result)
      start = cut.upperBound
    }
  }

  private func readLine(_ inline: Inline, _ line: Range<Int>, _ result: inout [Fact]) {
    let text = inline.text
    let line = text.strippedRange(line, "|")
    guard line.count < 2000, var label = labelled(inline, line.lowerBound, line) ?? behindOther(inline, line) else {
      return
    }
    var hasMore = false
    while true {
      let next = nextLabel(inline, label.value, line)
      hasMore = hasMore || next != nil
      var end = next?.label.lowerBound ?? line.upperBound
      if hasMore { end = endOfValue(text.utf8, label.value..<end) }
      let value = text.strippedRange(label.value..<end, "|;")
      if !value.isEmpty, value.count < 600 {
        result.append(Fact(field: label.field, label: text[label.label], values: [inline[value]]))
      }
      guard let next else { return }
      label = next
    }
  }

  /// The first known label on a line of several facts that begins with another one: `Project code: GP/110 | Donor: Norad | Country: Kenya`.
  private func behindOther(_ inline: Inline, _ line: Range<Int>) -> (field: String, label: Range<Int>, value: Int)? {
    let utf8 = inline.text.utf8
    guard beginsWithColon(utf8[line]), let found = nextLabel(inline, line.lowerBound, line),
      nextLabel(inline, found.value, line) != nil,
      LabelReader.separators.contains(where: { utf8.holds($0, at: found.label.lowerBound - $0.utf8CodeUnitCount) })
    else { return nil }
    return found
  }

  /// Where a value on a line of several facts ends: at a bar or a dot before a label that is no field's, `2020 | Budget: €3`.
  private func endOfValue(_ utf8: [UInt8], _ range: Range<Int>) -> Int {
    for index in range where utf8[index] == 0x20 {
      guard let separator = LabelReader.separators.first(where: { utf8.holds($0, at: index) }) else { continue }
      var next = index + separator.utf8CodeUnitCount
      while next < range.upperBound, utf8[next] == 0x20 { next += 1 }
      if next >= range.upperBound || beginsWithColon(utf8[next..<range.upperBound]) { return index }
    }
    return range.upperBound
  }

  private static let separators: [StaticString] = [" | ", " · ", " • "]

  /// Whether a text begins with a capital, a few words and a colon.
  private func beginsWithColon(_ utf8: ArraySlice<UInt8>) -> Bool {
    guard utf8.beginsWithCapital,
      let end = utf8.prefix(40).firstIndex(where: { $0 == 0x3A || $0 == 0x7C }), utf8[end] == 0x3A
    else { return false }
    return end + 1 < utf8.endIndex && utf8[end + 1] == 0x20
  }

  private func nextLabel(_ inline: Inline, _ from: Int, _ line: Range<Int>) -> (
    field: String, label: Range<Int>, value: Int
  )? {
    let utf8 = inline.text.utf8
    var index = from + 1
    while index < line.upperBound {
      if utf8[index - 1] == 0x20, utf8[index...].beginsWithCapital,
        let found = labelled(inline, index, line)
      {
        return found
      }
      index += 1
    }
    return nil
  }

  /// A known label at an offset with its colon, or set in bold.
  private func labelled(_ inline: Inline, _ start: Int, _ line: Range<Int>) -> (
    field: String, label: Range<Int>, value: Int
  )? {
    let utf8 = inline.text.utf8
    guard start < line.upperBound, let (field, matched) = profile.labels.match(utf8, at: start, before: line.upperBound)
    else {
      return nil
    }
    let end = isLabelEnd(utf8, matched)
    var value = end
    while value < line.upperBound, let space = utf8.space(at: value) { value += space }
    if value < line.upperBound, utf8[value] == 0x3A { return (field, start..<end, value + 1) }
    let isBold = inline.marks.contains { $0.kind == .strong && $0.range == start..<end }
    guard start == line.lowerBound, value > end, isBold || isDated(inline.text[value..<line.upperBound], field) else {
      return nil
    }
    return (field, start..<end, value)
  }

  /// Whether what a label of days stands before is a day as a whole, or a span: `Start date 1 September 2022`.
  private func isDated(_ value: TracedText, _ name: String) -> Bool {
    guard value.count <= 60, value.utf8.contains(where: \.isDigit) else { return false }
    if name == "start/end" { return DateSpan(value).end != nil }
    return profile.field(name)?.kind == .date && value.asDate() != nil
  }
}

extension [UInt8] {
  /// The length of the space at an offset: French has a narrow one before its colons.
  fileprivate func space(at offset: Int) -> Int? {
    if self[offset] == 0x20 { return 1 }
    if holds("\u{A0}", at: offset) { return 2 }
    return holds("\u{202F}", at: offset) ? 3 : nil
  }
}

extension ArraySlice<UInt8> {
  /// Whether it begins with a capital of ASCII or Latin-1 (À to Þ are C3 80 to C3 9E).
  var beginsWithCapital: Bool {
    guard let first else { return false }
    return first.isCapital || first == 0xC3 && count > 1 && (0x80...0x9E).contains(self[startIndex + 1])
  }
}
