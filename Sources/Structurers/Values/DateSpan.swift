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
    (" bis ", 5), (" à ", 4), (" au ", 4), (" al ", 4), (" a ", 3), (" até ", 6), (" hasta ", 7),
  ]

  private static func withoutLead(_ text: TracedText) -> TracedText {
    let lowered = text.string.lowercased()
    let lead = leads.first { lowered.hasPrefix($0) }
    return lead.map { text[$0.utf8.count..<text.count] } ?? text
  }

  private static let leads = ["from ", "von ", "du ", "de ", "desde "]

  private static func isOpen(_ text: TracedText) -> Bool {
    [
      "present", "ongoing", "today", "now", "current", "to date", "", "heute", "laufend", "en cours", "à ce jour",
      "aujourd’hui",
      "actualidad", "la actualidad", "presente", "en curso", "atualmente", "em curso", "hoje",
    ].contains(text.string.lowercased())
  }
}
