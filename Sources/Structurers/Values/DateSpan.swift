import Provenance
import Stages

/// The dates that a span begins and ends with: `March 2019 – June 2023`, `2018–24`, `2020 to present`.
struct DateSpan {
  var start: TracedText?
  var end: TracedText?

  init(_ text: TracedText) {
    let utf8 = text.utf8
    var whole = text.stripped()
    // What stands in brackets explains: (5 years).
    if let bracket = utf8.first("(", in: 0..<utf8.count), bracket > 0 { whole = text[0..<bracket].stripped() }
    whole = DateSpan.withoutLead(whole)
    for (separator, length) in DateSpan.separators {
      var from = 0
      while let at = whole.utf8.first(separator, in: from..<whole.count) {
        let left = whole[0..<at].stripped()
        let right = whole[(at + length)..<whole.count].stripped()
        if let first = left.asDate(), right.asDate() != nil || DateSpan.isOpen(right) {
          start = first
          end = right.asDate()
          return
        }
        from = at + length
      }
    }
    if let end = DateSpelling.lastYear(whole.utf8) {
      start = whole[0..<4]
      self.end = whole.respelled(whole.indices, as: end, by: .valueLastYear)
    }
  }

  private static let separators: [(StaticString, Int)] = [
    ("–", 3), ("—", 3), (" to ", 4), (" until ", 7), (" through ", 9), (" - ", 3), ("-", 1), ("/", 1),
  ]

  private static func withoutLead(_ text: TracedText) -> TracedText {
    text.utf8.holds("from ", at: 0) || text.utf8.holds("From ", at: 0) ? text[5..<text.count] : text
  }

  private static func isOpen(_ text: TracedText) -> Bool {
    ["present", "ongoing", "today", "now", "current", "to date", ""].contains(text.string.lowercased())
  }
}
