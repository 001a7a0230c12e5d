import DocumentModel
import HTMLContent
import Provenance
import Stages

/// How a page writes its dates: which number of `03/04/2020` is the day.
struct PageDateForms {
  private let page: HTMLPage
  /// As `<html lang>` or `og:locale` has it, in lower case: `en-us`.
  private let language: String

  init(_ page: HTMLPage, language: TracedText?, locale: TracedText?) {
    self.page = page
    let values = [language, locale].compactMap { $0?.string.lowercased().replacing("_", with: "-") }
    // A language alone says less than one with its country.
    self.language = values.first { $0.contains("-") } ?? values.first ?? ""
  }

  /// A text as a date in ISO 8601, or nil where it is none or could be two.
  func read(_ text: TracedText) -> TracedText? {
    guard let (iso, rule) = spelled(text.utf8) else { return nil }
    return iso == text.utf8
      ? text : PageDateForms.places(of: text).respelled(as: String(decoding: iso, as: UTF8.self), by: rule)
  }

  /// A date's text without the full stops where it goes on behind a tag: places end at words.
  private static func places(of text: TracedText) -> TracedText {
    let stops = text.tracedRuns.dropLast().map { $0.range.upperBound }.filter { text.utf8[$0 - 1] == UInt8(ascii: ".") }
    guard !stops.isEmpty else { return text }
    var writer = TextRewriter(text)
    for stop in stops {
      writer.keep(to: stop - 1)
      writer.drop(to: stop)
    }
    return writer.finish()
  }

  /// The same of a text whose numbers no language orders.
  static func stated(_ text: TracedText) -> TracedText? {
    guard let iso = DateSpelling.iso(text.utf8) else { return nil }
    return iso == text.utf8 ? text : text.respelled(as: String(decoding: iso, as: UTF8.self), by: .valueDate)
  }

  /// The date that a text is, in ISO 8601.
  func iso(_ text: [UInt8]) -> [UInt8]? { spelled(text)?.iso }

  private func spelled(_ text: [UInt8]) -> (iso: [UInt8], rule: Rule)? {
    if let iso = DateSpelling.iso(text) { return (iso, .valueDate) }
    // Who writes full stops writes the day first.
    if text.contains(UInt8(ascii: ".")) { return DateSpelling.dayFirst(text).map { ($0, .htmlDayFirst) } }
    let dayFirst = DateSpelling.dayFirst(text)
    let monthFirst = DateSpelling.monthFirst(text)
    guard dayFirst != nil || monthFirst != nil, let isDayFirst = shownOrder ?? usualOrder else { return nil }
    return isDayFirst ? dayFirst.map { ($0, .htmlDayFirst) } : monthFirst.map { ($0, .htmlMonthFirst) }
  }

  /// The order of the dates in the page's text of which only one number can be the month; nil where there is none, or
  /// where both orders are found.
  private var shownOrder: Bool? {
    var orders: Set<Bool> = []
    for block in page.blocks {
      for text in block.texts {
        text.utf8.withUnsafeBufferPointer { PageDateForms.note(&orders, in: $0) }
        if orders.count == 2 { return nil }
      }
    }
    return orders.first
  }

  private static func note(_ orders: inout Set<Bool>, in text: UnsafeBufferPointer<UInt8>) {
    for index in text.indices.dropFirst(2).dropLast(2) where text[index] == UInt8(ascii: "/") {
      guard let second = number(text, from: index + 1), second.end < text.count, text[second.end] == text[index],
        let year = number(text, from: second.end + 1), year.end == second.end + 5,
        let first = number(text, endingAt: index), (first > 12) != (second.value > 12)
      else { continue }
      orders.insert(first > 12)
    }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    while end < text.count, end < start + 5, (0x30...0x39).contains(text[end]) {
      value = value * 10 + Int(text[end] - 0x30)
      end += 1
    }
    return end > start ? (value, end) : nil
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int? {
    var start = end
    while start > 0, start > end - 3, (0x30...0x39).contains(text[start - 1]) { start -= 1 }
    return end - start <= 2 ? number(text, from: start)?.value : nil
  }

  /// The order of the page's language or country: months come first in the United States alone. English of no country may
  /// be any, and East Asia begins with the year.
  private var usualOrder: Bool? {
    let parts = language.split(separator: "-")
    guard let first = parts.first else { return nil }
    if parts.dropFirst().contains("us") { return false }
    if first == "en" { return parts.count > 1 && parts[1].utf8.count == 2 ? true : nil }
    return PageDateForms.dayFirst.contains(String(first)) ? true : nil
  }

  private static let dayFirst: Set<String> = [
    "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "gl", "he", "hr", "id", "is", "it", "lv", "nb",
    "nl",
    "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "th", "tr", "uk", "vi",
  ]
}

extension Rule {
  /// A date of three numbers, the day first, is in ISO 8601.
  static let htmlDayFirst = Rule("html.date-day-first")
  /// A date of three numbers, the month first, is in ISO 8601.
  static let htmlMonthFirst = Rule("html.date-month-first")
}
