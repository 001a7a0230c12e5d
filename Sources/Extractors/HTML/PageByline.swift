import DocumentModel
import HTMLContent
import Provenance
import Stages

/// The lines about a page's main heading, where texts say who wrote them and when.
struct PageByline {
  /// Short lines near the heading, those after it first.
  private let lines: [TracedText]
  /// Those below a label of another day than that of publication.
  private let labelled: Set<[UInt8]>
  /// Bytes of the source where other days than that of publication stand.
  private let others: [Range<Int>]
  private let forms: PageDateForms
  /// The month that a paragraph behind the heading names as a whole.
  let month: TracedText?

  /// The title is what the page is called: the heading that says so is the main one.
  init(_ page: HTMLPage, _ signs: PageSigns, _ forms: PageDateForms, title: TracedText?) {
    self.forms = forms
    let others = signs.otherDays
    self.others = others
    guard let heading = PageByline.heading(page.blocks, title: title) else {
      lines = []
      labelled = []
      month = nil
      return
    }
    // A post's day may stand beneath it.
    let after = page.blocks.indices.dropFirst(heading + 1).prefix(signs.isDiscussion ? 24 : 10)
    let before = page.blocks.indices.prefix(heading).suffix(4)
    lines = (Array(after) + before.reversed()).flatMap { index -> [TracedText] in
      let block = page.blocks[index]
      if !signs.isDiscussion, PageByline.isOfCard(index, page, besides: heading) { return [] }
      if let element = block.hints.element,
        signs.isBeside(element) || signs.isOfOtherArticle(element) || PageByline.isOfList(index, page.blocks)
      {
        return []
      }
      return PageByline.texts(block).filter { $0.count <= 200 && !$0.isEmpty }
    }
    labelled = Set(
      (Array(after) + Array(before)).filter { $0 > 0 && PageByline.isLabelOfOther(page.blocks[$0 - 1]) }
        .flatMap { PageByline.texts(page.blocks[$0]).map(\.utf8) })
    month =
      after.prefix(4).lazy.compactMap { index -> TracedText? in
        guard case .paragraph(let line) = page.blocks[index].content, line.count <= 20, line.text.utf8.contains(0x20),
          DateSpelling.iso(line.text.utf8)?.count == 7, !PageByline.stands(line.text, in: others)
        else { return nil }
        return line.text
      }.first
  }

  /// Whether a line is a link behind a few figures, as the one before or behind it is: dates and titles of other texts.
  private static func isOfList(_ index: Int, _ blocks: [Block]) -> Bool {
    isDatedLink(blocks[index])
      && [index - 1, index + 1].contains { blocks.indices.contains($0) && isDatedLink(blocks[$0]) }
  }

  /// Whether a line is a link as a whole, and another beside it leads to the same page: a card's.
  private static func isOfCard(_ index: Int, _ page: HTMLPage, besides heading: Int) -> Bool {
    guard let target = wholeLink(page.blocks[index]).map({ page.links[$0].target.utf8 }) else { return false }
    return [index - 1, index + 1].contains { other in
      other != heading && page.blocks.indices.contains(other)
        && wholeLink(page.blocks[other]).map { page.links[$0].target.utf8 == target } ?? false
    }
  }

  private static func wholeLink(_ block: Block) -> Int? {
    switch block.content {
    case .paragraph(let text), .heading(_, let text):
      for mark in text.marks {
        if case .link(let link) = mark.kind, mark.range.count >= text.count { return link }
      }
      return nil
    default: return nil
    }
  }

  private static func isDatedLink(_ block: Block) -> Bool {
    guard case .paragraph(let text) = block.content, (1...2).contains(text.marks.count),
      let link = text.marks.last(where: { if case .link = $0.kind { true } else { false } })?.range,
      (6...24).contains(link.lowerBound), link.upperBound == text.count, link.count >= 12
    else { return false }
    return text.text.utf8[..<link.lowerBound].contains { (0x30...0x39).contains($0) }
  }

  /// The heading that says the title; or else the first of the first level, or of the second with most of its words.
  static func heading(_ blocks: [Block], title: TracedText?) -> Int? {
    let folded = title.map { FoldedText($0) }
    let words = title.map { WordSet($0) }
    var first: Int?
    var alike: Int?
    for (index, block) in blocks.enumerated() {
      guard case .heading(let level, let text) = block.content else { continue }
      if let folded, FoldedText(text.text) == folded { return index }
      if level == 1, first == nil { first = index }
      if level == 2, alike == nil, let words, words.count > 3,
        words.shared(with: WordSet(text.text)) * 10 >= words.count * 7
      {
        alike = index
      }
    }
    return first ?? alike
  }

  private static func texts(_ block: Block) -> [TracedText] {
    switch block.content {
    case .paragraph(let text): [text.text]
    case .heading(2..., let text): [text.text]
    // Three days or more are a course of events.
    case .list(let list):
      list.items.count(where: { hasYear($0.text.text.utf8) }) < 3 || list.items.contains { isOfByline($0.text.text) }
        ? list.items.prefix(6).map(\.text.text) : []
    case .definitions(let items):
      items.prefix(6).filter { !OtherDays.isLabel($0.term.text.utf8[...]) }.map { $0.text.text }
    default: []
    }
  }

  /// Whether an item says who wrote a text, or that its day is that of publication.
  private static func isOfByline(_ item: TracedText) -> Bool {
    let words = item.string.lowercased()
    return ["by ", "von "].contains { words.hasPrefix($0) }
      || ["publi", "posted", "updated", "veröffentlicht"].contains { words.contains($0) }
  }

  /// Four figures in a row, in a short text.
  private static func hasYear(_ text: [UInt8]) -> Bool {
    text.count <= 200 && text.split(whereSeparator: { !(0x30...0x39).contains($0) }).contains { $0.count == 4 }
  }

  // MARK: dates

  /// The day of the first line that is little more than a date, unless the lines name several days.
  var date: TracedText? {
    let found = days
    return found.count <= 3 ? found.first : nil
  }

  /// The same of a discussion, where each post has its day.
  var firstDay: TracedText? { days.first }

  private var days: [TracedText] {
    var found: [TracedText] = []
    for line in lines {
      var line = line
      while let range = PageByline.date(in: line.utf8, forms), line.count - range.count <= 60 || line.count <= 120 {
        if line.count - range.count <= 60, isOfPublication(line, range) {
          if !found.contains(where: { $0.utf8 == line[range].utf8 }) { found.append(line[range]) }
          break
        }
        // “Received 3 January; published 3 May”.
        guard OtherDays.isLabel(line.utf8[..<range.lowerBound]) else { break }
        line = line[range.upperBound..<line.count]
      }
    }
    return found
  }

  /// Whether a date in a line may be that of publication.
  private func isOfPublication(_ line: TracedText, _ range: Range<Int>) -> Bool {
    let before = line.utf8[..<range.lowerBound]
    let after = line.utf8[range.upperBound...]
    return !PageByline.isUpdate(before) && !PageByline.isUpdate(after: after) && !OtherDays.isLabel(before)
      && !OtherDays.isLimit(before) && !PageByline.isSentence(line.utf8, range) && !labelled.contains(line.utf8)
      && !DayNumber(line, range).countsOther && !PageByline.goesOnToDate(after, forms)
      && !PageByline.stands(line[range], in: others)
  }

  private static func stands(_ text: TracedText, in ranges: [Range<Int>]) -> Bool {
    guard case .quoted(let place)? = text.tracedRuns.first?.origin else { return false }
    return ranges.contains { $0.contains(place.range.lowerBound) }
  }

  /// Whether a line tells of what came to pass on a day: a sentence of four words and more beside it that says nothing of publishing, or
  /// one that goes on to its full stop with a date in brackets, “Rated satisfactory (12 May 2023).”
  private static func isSentence(_ line: [UInt8], _ date: Range<Int>) -> Bool {
    if line.last == UInt8(ascii: "."), !["a.m.", "p.m."].contains(where: { line.suffix(4).elementsEqual($0.utf8) }),
      line.endIndex > date.upperBound + 1 || date.lowerBound > 0
    {
      let beside =
        " " + String(decoding: line[..<date.lowerBound] + line[date.upperBound...], as: UTF8.self).lowercased()
      let words = beside.split { !$0.isLetter }
      if words.count >= 3, !ofPublishing.contains(where: { beside.contains($0) }) { return true }
    }
    return date.lowerBound > 1 && line[date.lowerBound - 1] == UInt8(ascii: "(")
      && line[date.upperBound...].starts(with: [0x29, 0x2E])
  }

  private static let ofPublishing = [
    "publi", "posted", "written", "veröffentlicht", "erschienen", "paru", "mis en ligne", "gepubliceerd", "geplaatst",
    "author", "press", "blog", "story", "news", "article", " by ", "von ", "par ", "por ",
  ]

  /// Whether a date is one of a later change by the words before it.
  static func isUpdate(_ before: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: before.suffix(40), as: UTF8.self).lowercased()
    return [
      "update", "aktualisiert", "modifi", "ändrad", "endret", "ændret", "gewijzigd", "mise à jour", "mis à jour",
      "actualiza", "bijgewerkt", "oppdatert",
      "review", "stand", "atualiza", "aggiornat",
      "uppdaterad", "opdateret", "päivitetty", "aktualizac", "обновлен", "تحديث", "güncelle", "changed", "revised",
      "expires", "deadline", " due", "latest version", "geändert", "änderung",
    ]
    .contains { words.contains($0) }
  }

  /// Whether a block is a short label of such a day.
  private static func isLabelOfOther(_ block: Block) -> Bool {
    switch block.content {
    case .heading(2..., let text) where text.text.utf8.last == UInt8(ascii: "?"): true
    case .paragraph(let text), .heading(2..., let text): text.count <= 32 && OtherDays.isLabel(text.text.utf8[...])
    default: false
    }
  }

  /// Whether a second date follows, as in a span of time: “15 March 2021 – 31 December 2024”.
  static func goesOnToDate(_ rest: ArraySlice<UInt8>, _ forms: PageDateForms) -> Bool {
    var rest = rest.drop { $0 == 0x20 }
    let joints: [StaticString] = ["–", "—", "-", "to ", "bis ", "until ", "au ", "al ", "a "]
    guard let joint = joints.first(where: { rest.begins(with: $0) }) else { return false }
    rest = rest.dropFirst(joint.utf8CodeUnitCount).drop { $0 == 0x20 }
    return date(in: Array(rest.prefix(40)), forms)?.lowerBound == 0
  }

  /// The same by the words behind it, where they go on to no other date: “12 Jan 2026 | Last updated”.
  static func isUpdate(after rest: ArraySlice<UInt8>) -> Bool {
    let next = rest.prefix(40)
    return !next.contains { (0x30...0x39).contains($0) } && isUpdate(next)
  }

  /// The longest range of a line that is a date to the day.
  static func date(in line: [UInt8], _ forms: PageDateForms) -> Range<Int>? {
    var start = 0
    while start < line.count {
      guard isWord(line[start]), start == 0 || !isWord(line[start - 1]) || isMark(line[..<start]) else {
        start += 1
        continue
      }
      if mayBegin(line, start), let end = end(of: line, from: start, forms) { return start..<end }
      start += 1
    }
    return nil
  }

  /// Whether a dot or a dash of more than one byte stands at the end: “5 min read·May 3, 2021”.
  private static func isMark(_ before: ArraySlice<UInt8>) -> Bool {
    guard before.last.map({ $0 >= 0x80 }) ?? false else { return false }
    return ["·", "•", "–", "—"].contains { before.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static func end(of line: [UInt8], from start: Int, _ forms: PageDateForms) -> Int? {
    var ends: [Int] = []
    var index = start
    while index < line.count, index - start < 40, ends.count < 8 {
      index += 1
      if index == line.count || !isWord(line[index]), isWord(line[index - 1]) { ends.append(index) }
    }
    return ends.last { forms.iso(Array(line[start..<$0])).map { $0.count >= 10 } ?? false }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  /// A figure, or a capital letter that a month or a day of the week may begin with.
  private static func mayBegin(_ line: [UInt8], _ start: Int) -> Bool {
    if (0x30...0x39).contains(line[start]) { return true }
    let end = line[start...].firstIndex { !isWord($0) } ?? line.count
    guard (3...12).contains(end - start) else { return false }
    if DateSpelling.month(line[start..<end]) != nil { return true }
    let word = String(decoding: line[start..<end], as: UTF8.self).lowercased()
    return ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains { word.hasPrefix($0) }
  }

  // MARK: authors

  private static let introductions = [
    "written by ", "posted by ", "published by ", "words by ", "story by ", "article by ", "by: ", "by ", "von ",
    "par ", "por ",
    "author: ", "autor: ", "autorin: ", "text: ",
  ].map { Array($0.utf8) }

  private static let ends = [
    "|", "•", "·", "–", "—", " - ", "//", ",", " on ", " am ", " in ", " for ", " at ", "(", " le ", " published",
    " updated",
    " posted", ";", " / ", " im ", "\u{A0}",
  ].map { Array($0.utf8) }

  /// What stands after “by” in the first line that says so.
  var authors: TracedText? {
    for (index, line) in lines.enumerated() where line.count <= 150 {
      if let name = PageByline.name(in: line) { return name }
      let word = line.string.lowercased()
      if ["by", "by:", "written by", "author", "author:", "von", "autor", "autor:"].contains(word),
        index + 1 < lines.count,
        PageSigns.isName(lines[index + 1])
      {
        return lines[index + 1]
      }
    }
    return nil
  }

  /// Where a month's name begins, after the first word; else the range's end.
  private static func withoutMonth(_ line: [UInt8], _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = line[start..<range.upperBound].firstIndex(of: 0x20) ?? range.upperBound
      // Mar may be a name: a month has its day or year behind it.
      let isDated = line[min(end, line.count)...].first { $0 > 0x20 }.map { (0x30...0x39).contains($0) } ?? false
      if start > range.lowerBound, isDated, DateSpelling.month(line[start..<end]) != nil { return start }
      start = end + 1
    }
    return range.upperBound
  }

  private static func name(in line: TracedText) -> TracedText? {
    let lower = line.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    // Two elements side by side: “ByJane Doe”.
    if lower.starts(with: [0x62, 0x79]), line.count > 2, (0x41...0x5A).contains(line.utf8[2]) {
      let name = line[2..<end(ofName: lower, from: 2)].trimmed()
      if PageSigns.isName(name) { return name }
    }
    for index in lower.indices where index == 0 || lower[index - 1] == 0x20 || lower[index - 1] == 0x0A {
      guard let word = introductions.first(where: { lower[index...].starts(with: $0) }) else { continue }
      // Amid a line only the English word is known to be one.
      guard index == 0 || word[0] == UInt8(ascii: "b") || word.count > 5 || isBehindMark(lower[..<index]) else {
        continue
      }
      guard word[0] != UInt8(ascii: "b") || mayWrite(lower[..<index]) else { continue }
      let start = index + word.count
      let end = end(ofName: lower, from: start)
      if let names = BylineNames(line, lower, from: start, comma: end, { PageByline.end(ofName: lower, from: $0) }) {
        return names.text
      }
      let name = line[start..<withoutMonth(line.utf8, start..<end)].trimmed()
      if name.utf8.contains(0x20), PageSigns.areNames(name) { return name }
      // One word is a name where the line goes on with what is none.
      if index == 0, end < line.count, line.utf8[end] >= 0x80 || line.utf8[end] == UInt8(ascii: "|"),
        PageSigns.isUserName(name)
      {
        return name
      }
    }
    return nil
  }

  /// Whether a part of a line begins here: “4. Oktober 2022 | von …”.
  private static func isBehindMark(_ before: ArraySlice<UInt8>) -> Bool {
    let before = before.reversed().drop { $0 == 0x20 }
    guard let last = before.first else { return false }
    return last == UInt8(ascii: "|") || ["•", "·", "–"].contains { before.starts(with: $0.utf8.reversed()) }
  }

  /// Whether what is “by” somebody may be the text: not what is “funded by”, nor a “photo by”.
  private static func mayWrite(_ before: ArraySlice<UInt8>) -> Bool {
    let end = before.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? before.startIndex
    let start = before[..<end].lastIndex { !(0x61...0x7A).contains($0) }.map { $0 + 1 } ?? before.startIndex
    let word = String(decoding: before[start..<end], as: UTF8.self)
    if writing.contains(word) { return true }
    return !word.hasSuffix("ed") && !deeds.contains(word)
  }

  private static let writing: Set<String> = [
    "posted", "published", "submitted", "updated", "authored", "created", "added", "contributed", "reported",
    "compiled", "edited", "reviewed", "uploaded", "started", "produced",
  ]

  private static let deeds: Set<String> = [
    "led", "run", "given", "made", "built", "held", "driven", "taken", "paid", "won", "photo", "photos", "photograph",
    "photographs", "photography", "image", "images", "picture", "pictures", "illustration", "illustrations", "portrait",
  ]

  private static func end(ofName lower: [UInt8], from start: Int) -> Int {
    var end = start
    while end < lower.count, !(0x30...0x39).contains(lower[end]),
      !ends.contains(where: { lower[end...].starts(with: $0) })
    {
      end += 1
    }
    return end
  }
}

extension ArraySlice<UInt8> {
  fileprivate func begins(with word: StaticString) -> Bool {
    starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
}
