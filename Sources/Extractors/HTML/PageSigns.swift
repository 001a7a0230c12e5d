import DocumentModel
import HTMLContent
import Provenance
import Stages

/// What a page shows of its date and its authors, in elements whose names say so.
struct PageSigns {
  let page: HTMLPage
  let source: Source
  private let forms: PageDateForms
  /// The elements around the page's title, from the inmost out.
  let around: [Int]

  /// The heading is the element of the one that says the page's title.
  init(_ page: HTMLPage, _ source: Source, _ forms: PageDateForms, heading: Int? = nil) {
    self.page = page
    self.source = source
    self.forms = forms
    var around: [Int] = []
    var index = heading ?? -1
    while index >= 0 {
      around.append(index)
      index = page.elements[index].parent
    }
    self.around = around
    isDiscussion = (page.elements.prefix(60) + around.map { page.elements[$0] }).contains { element in
      (element.classes + [element.id]).contains { PageSigns.holds($0, PageSigns.discussions) }
    }
  }

  /// The dates of elements that are named for publication, then of others, in order of appearance; and apart the first of
  /// those that three alike elements or more show, each another day: a list's, or the page's own before a list of others.
  func dates() -> (own: [TracedText], firstOfAlike: TracedText?) {
    let found = named()
    let lists = alike(found.others)
    let ofAlike = found.others.filter { lists.contains($0.label) }
    // The items of one list are no page's own: a course of events.
    let isOneList = ofAlike.count > 1 && ofAlike[0].list != nil && ofAlike[0].list == ofAlike[1].list
    return (
      found.publication + found.others.filter { !lists.contains($0.label) }.map(\.value),
      isOneList ? nil : ofAlike.first?.value
    )
  }

  /// Whether the page names a forum's software, or itself a thread.
  let isDiscussion: Bool

  private static let discussions: [[UInt8]] = [
    "forum", "phpbb", "viewtopic", "vbulletin", "xenforo", "discourse", "thread", "wpforo", "bbpress",
  ]
  .map { Array($0.utf8) }

  /// The dates of elements that are named for publication; and of others, with the names of their elements.
  private func named() -> (publication: [TracedText], others: [(label: String, value: TracedText, list: Int?)]) {
    let spans = spans
    var named: [TracedText] = []
    var others: [(label: String, value: TracedText, list: Int?)] = []
    var elements: [Int] = []
    for tag in page.properties.prefix(400) {
      guard tag.tag == .time || source.utf8.mentions("date", in: tag.range) else { continue }
      let label = label(tag)
      guard !PageSigns.isOfChange(label), !label.contains("comment"), !isOfChange(tag), !isOfOther(tag),
        !spans.contains(tag.range.lowerBound)
      else { continue }
      let isTime = tag.tag == .time
      guard let value = attribute("datetime", tag) ?? (isTime || label.contains("date") ? shownDate(tag.content) : nil),
        forms.iso(value.utf8) != nil, !isBeside(tag.element)
      else { continue }
      if label.contains("publish") || label.contains("entry-date") || label.contains("posted")
        || label.contains("post-date") || label.contains("pubdate")
      {
        named.append(value)
      } else if isOfOneArticle || isInTitlesArticle(tag.element) {
        others.append((label, value, list(around: tag.element)))
        elements.append(tag.element)
      }
    }
    // Two others side by side, called alike, are those of a list as well.
    if others.count == 2, areBeside(elements[0], elements[1]) { others = [] }
    return (named, others)
  }

  /// Whether two elements stand in one, called alike, and none of them around the title.
  private func areBeside(_ first: Int, _ second: Int) -> Bool {
    guard first >= 0, second >= 0, first != second, !around.contains(first), !around.contains(second) else {
      return false
    }
    let (first, second) = (page.elements[first], page.elements[second])
    return first.parent == second.parent && first.name == second.name && first.classes == second.classes
      && !first.classes.isEmpty && !isDiscussion
  }

  /// The bytes of dates that are of another kind by their names and labels.
  var otherDays: [Range<Int>] {
    let spans = spans
    return page.properties.prefix(400)
      .filter { tag in
        (tag.tag == .time || source.utf8.mentions("date", in: tag.range)) && tag.content.count < 600
          && (spans.contains(tag.range.lowerBound) || isOfOther(tag))
      }
      .map(\.content)
  }

  /// The names of elements of which three or more show different days. In a discussion these are its posts', and the first
  /// is its own.
  private func alike(_ dates: [(label: String, value: TracedText, list: Int?)]) -> Set<String> {
    guard dates.count >= 3, !isDiscussion else { return [] }
    var days: [String: Set<ArraySlice<UInt8>>] = [:]
    for date in dates { days[date.label, default: []].insert(forms.iso(date.value.utf8)?.prefix(10) ?? []) }
    return Set(days.keys.filter { days[$0, default: []].count >= 3 })
  }

  /// What `time` elements say in their attributes.
  var times: [TracedText] {
    page.properties.prefix(100).filter { $0.tag == .time }.compactMap { attribute("datetime", $0) }
  }

  /// A post that was never changed may be both: `entry-date published updated`.
  private static func isOfChange(_ label: String) -> Bool {
    !label.contains("publish")
      && ["modif", "updated", "changed", "reviewed", "expir", "latest"].contains { label.contains($0) }
  }

  /// Whether what a date stands in is named for a change, or the words before it are: “Last updated: <time>”.
  private func isOfChange(_ tag: HTMLPage.PropertyTag) -> Bool {
    var index = tag.element
    for _ in 0..<3 where index >= 0 {
      if page.elements[index].classes.contains(where: { PageSigns.isOfChange($0.lowercased()) }) { return true }
      index = page.elements[index].parent
    }
    return PageByline.isUpdate(words(before: tag.range.lowerBound)[...])
  }

  /// Whether what a date stands in is named for a day of another kind, or labelled so, or names a file beside it.
  private func isOfOther(_ tag: HTMLPage.PropertyTag) -> Bool {
    // A thread is published when it starts.
    if isDiscussion { return false }
    if attribute("itemprop", tag).map({ OtherDays.isName($0.string) }) ?? false { return true }
    if attribute("class", tag)?.string.split(separator: " ").contains(where: { OtherDays.isName(String($0)) }) ?? false
    {
      return true
    }
    var index = tag.element
    for _ in 0..<3 where index >= 0 && !around.contains(index) {
      let element = page.elements[index]
      if ([element.id] + element.classes).contains(where: OtherDays.isName) { return true }
      index = element.parent
    }
    return OtherDays.isLabel(label(before: tag.range.lowerBound)[...]) || isBesideFile(tag)
  }

  /// Whether the item of a list or the row around a date links to a file behind it.
  private func isBesideFile(_ tag: HTMLPage.PropertyTag) -> Bool {
    guard tag.element >= 0, ["li", "tr", "td"].contains(page.elements[tag.element].name) else { return false }
    let rest = source.utf8[tag.content.upperBound...].prefix(400)
    let end = ["</li", "</tr"].compactMap { rest.firstRange(of: $0.utf8)?.lowerBound }.min() ?? rest.endIndex
    return [".pdf", ".doc", ".xls", ".ppt"].contains { rest[..<end].firstRange(of: $0.utf8) != nil }
  }

  /// Where `time` elements begin that are the ends of one span: two with a dash between them, and a tag at most.
  private var spans: Set<Int> {
    var spans: Set<Int> = []
    let times = page.properties.prefix(400).filter { $0.tag == .time }
    for (first, second) in zip(times, times.dropFirst())
    where first.content.upperBound < second.range.lowerBound && second.range.lowerBound - first.content.upperBound < 120
    {
      let joint = String(decoding: text(in: first.content.upperBound..<second.range.lowerBound), as: UTF8.self)
      if OtherDays.joints.contains(String(joint.filter { !$0.isWhitespace })) {
        spans.formUnion([first.range.lowerBound, second.range.lowerBound])
      }
    }
    return spans
  }

  /// The last text before a place, across tags: at most 60 bytes of it.
  private func label(before end: Int) -> [UInt8] {
    var words: [UInt8] = []
    var isInTag = false
    var index = end
    while index > max(0, end - 400), words.count < 62 {
      index -= 1
      switch source.utf8[index] {
      case UInt8(ascii: ">"): isInTag = true
      case UInt8(ascii: "<"):
        isInTag = false
        if words.contains(where: { $0 > 0x40 }) { return words.reversed() }
      case let byte: if !isInTag { words.append(byte) }
      }
    }
    return words.reversed()
  }

  private static let inlineNames: Set<String> = ["a", "b", "em", "i", "label", "small", "span", "strong", "time"]

  /// The last words before a tag in the same line of text: at most 60 bytes.
  private func words(before end: Int) -> [UInt8] {
    var words: [UInt8] = []
    var index = end
    var isInTag = false
    while index > max(0, end - 300), words.count < 60 {
      index -= 1
      switch source.utf8[index] {
      case UInt8(ascii: ">"): isInTag = true
      case UInt8(ascii: "<"):
        isInTag = false
        let name = source.utf8[(index + 1)...].prefix(9).drop { $0 == UInt8(ascii: "/") }.prefix {
          (0x61...0x7A).contains($0 | 0x20)
        }
        guard PageSigns.inlineNames.contains(String(decoding: name, as: UTF8.self).lowercased()) else {
          return words.reversed()
        }
      case let byte: if !isInTag { words.append(byte) }
      }
    }
    return words.reversed()
  }

  /// Whether an element stands in the article whose title the page's title is; where the title is in none, in none either:
  /// the articles are then others, on cards.
  private func isInTitlesArticle(_ element: Int) -> Bool {
    guard let article = around.first(where: { page.elements[$0].name == "article" }) else {
      return !around.isEmpty && !isInArticle(element)
    }
    var index = element
    while index > article { index = page.elements[index].parent }
    return index == article
  }

  /// Whether an element stands in an article of several that is not the title's: a card of another text.
  func isOfOtherArticle(_ element: Int) -> Bool {
    !isOfOneArticle && isInArticle(element) && !isInTitlesArticle(element)
  }

  private func isInArticle(_ start: Int) -> Bool {
    var index = start
    while index >= 0 {
      if page.elements[index].name == "article" { return true }
      index = page.elements[index].parent
    }
    return false
  }

  /// The list around an element.
  private func list(around start: Int) -> Int? {
    var index = start
    while index >= 0, !["ul", "ol", "dl"].contains(page.elements[index].name) {
      index = page.elements[index].parent
    }
    return index >= 0 ? index : nil
  }

  /// Whether an element stands in what its author calls a review.
  func isReview(_ start: Int) -> Bool {
    var index = start
    while index >= 0, !around.contains(index), page.elements[index].name != "body" {
      let element = page.elements[index]
      let words = (element.classes + [element.id]).flatMap { $0.lowercased().split { !$0.isLetter } }
      if words.contains(where: { $0 == "review" || $0 == "reviews" }) { return true }
      index = element.parent
    }
    return false
  }

  /// The address names a day: `/2019/07/25/`.
  static func date(in url: TracedText?) -> TracedText? {
    guard let url else { return nil }
    let bytes = url.utf8
    func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }
    var index = 0
    while index + 11 < bytes.count {
      let slashes = [0, 5, 8, 11].allSatisfy { bytes[index + $0] == UInt8(ascii: "/") }
      if slashes, [1, 2, 3, 4, 6, 7, 9, 10].allSatisfy({ isDigit(index + $0) }) {
        return url[(index + 1)..<(index + 11)]
      }
      index += 1
    }
    return nil
  }

  /// Whether the page has one `article` element.
  var isOnlyArticle: Bool { page.elements.count { $0.name == "article" } == 1 }

  private var isOfOneArticle: Bool { page.elements.count { $0.name == "article" } <= 1 }

  /// Whether an element stands in what surrounds an article. What is around the title too says nothing.
  func isBeside(_ start: Int) -> Bool {
    var index = start
    while index >= 0, !around.contains(index) {
      let element = page.elements[index]
      switch element.name {
      case "nav", "aside", "footer": return true
      case "html", "body": return false
      default: break
      }
      if PageSigns.isBeside(element.id) || element.classes.contains(where: PageSigns.isBeside) { return true }
      index = element.parent
    }
    return false
  }

  private static let surroundings: [[UInt8]] = [
    "comment", "related", "sidebar", "recent", "teaser", "footer", "news-list", "newslist", "latest-news", "news-card",
    "portletitem", "portletwrapper", "portal-column-one", "portal-column-two", "postprofile", "message-user",
  ]
  .map { Array($0.utf8) }

  private static func isBeside(_ label: String) -> Bool {
    // Tools that build pages call every part a widget, with a word before or behind.
    if label == "widget" || label.hasPrefix("widget_") || label == "widget-area" || label == "widgets" { return true }
    return holds(label, surroundings)
  }

  /// Whether a label holds one of some words in lower case, in any case.
  static func holds(_ label: String, _ words: [[UInt8]]) -> Bool {
    var label = label
    return label.withUTF8 { bytes in
      for start in bytes.indices {
        for word in words where word[0] == bytes[start] | 0x20 && start + word.count <= bytes.count {
          if (1..<word.count).allSatisfy({ bytes[start + $0] | 0x20 == word[$0] }) { return true }
        }
      }
      return false
    }
  }

  func attribute(_ name: StaticString, _ tag: HTMLPage.PropertyTag) -> TracedText? {
    HTMLAttributes.value(name, of: tag.range, in: source.utf8).map { source.htmlAttribute($0) }
  }

  func label(_ tag: HTMLPage.PropertyTag) -> String {
    let values = [attribute("class", tag), attribute("itemprop", tag), attribute("rel", tag)]
    return values.compactMap { $0?.string.lowercased() }.joined(separator: " ")
      + (attribute("pubdate", tag) == nil ? "" : " pubdate")
  }

  /// The first text outside tags that is a date, or names a day and little more.
  private func shownDate(_ range: Range<Int>) -> TracedText? {
    guard range.count <= 4000 else { return nil }
    let range = range.lowerBound..<min(range.upperBound, range.lowerBound + 600)
    return first(in: range) { text, start in
      if forms.iso(text.utf8) != nil { return OtherDays.isLabel(label(before: start)[...]) ? nil : text }
      guard text.count <= 80, let day = PageByline.date(in: text.utf8, forms),
        !PageByline.isUpdate(text.utf8[..<day.lowerBound]), !OtherDays.isLabel(text.utf8[..<day.lowerBound])
      else { return nil }
      return text[day]
    }.flatMap { isOfChange(after: $0, in: range) ? nil : $0 }
  }

  /// Whether the words behind a date call it one of a change.
  private func isOfChange(after date: TracedText, in range: Range<Int>) -> Bool {
    let words = text(in: range)
    guard let place = words.firstRange(of: date.utf8) else { return false }
    return PageByline.isUpdate(after: words[place.upperBound...])
  }

  /// The bytes of a range outside tags.
  private func text(in range: Range<Int>) -> [UInt8] {
    var isInTag = false
    return source.utf8[range].filter { byte in
      if byte == UInt8(ascii: "<") { isInTag = true }
      defer { if byte == UInt8(ascii: ">") { isInTag = false } }
      return !isInTag
    }
  }

  /// The first words outside tags that can be a name.
  func firstWords(_ range: Range<Int>, isOneEnough: Bool) -> TracedText? {
    first(in: range) { text, _ in
      guard let name = PageAuthors.withoutBy(text) else { return nil }
      return PageSigns.isName(name) || isOneEnough && PageSigns.isUserName(name) ? name : nil
    }
  }

  /// What is made of the first text between tags, and of where it begins, of which something can be made.
  func first(in range: Range<Int>, _ made: (TracedText, Int) -> TracedText?) -> TracedText? {
    var index = range.lowerBound
    while index < range.upperBound {
      if source.utf8[index] == UInt8(ascii: "<") {
        while index < range.upperBound, source.utf8[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, source.utf8[end] != UInt8(ascii: "<") { end += 1 }
      let text = source.htmlDecoded(index..<end).trimmed()
      if !text.isEmpty, let found = made(text, index) { return found }
      index = end
    }
    return nil
  }
}
