import Provenance
import Stages

/// The dates that a span begins and ends with: `March 2019 – June 2023`, `2018–24`, `2020 to present`.
struct DateSpan {
  var start: TracedText?
  var end: TracedText?

  init(_ text: TracedText) {
    let utf8 = text.utf8
    let whole = text.stripped()
    guard let bracket = utf8.first("(", in: 0..<utf8.count), bracket > 0 else {
      read(whole)
      return
    }
    // What stands in brackets explains, `2018–2022 (5 years)`, or is the span: `5 years (2018–2022)`.
    read(text[0..<bracket].stripped())
    if start == nil, let close = utf8.first(")", in: bracket..<utf8.count), utf8[0..<bracket].contains(where: \.isDigit)
    {
      read(text[(bracket + 1)..<close].stripped())
    }
    if start != nil, let end, let longer = DateSpan.extended(text, from: bracket), longer.string > end.string {
      self.end = longer
    }
  }

  /// The day to which a span was made longer: `… (verlängert bis 31.12.2023)`.
  private static func extended(_ text: TracedText, from bracket: Int) -> TracedText? {
    guard let close = text.utf8.first(")", in: bracket..<text.count) else { return nil }
    let inner = text[(bracket + 1)..<close].stripped()
    let lowered = inner.string.lowercased()
    guard let lead = extensions.first(where: { lowered.hasPrefix($0) }), lowered.utf8.count == inner.count else {
      return nil
    }
    return inner[lead.utf8.count..<inner.count].stripped().asDate()
  }

  private static let extensions = [
    "verlängert bis ", "verlängerung bis ", "extended to ", "extended until ", "extended till ", "extension to ",
    "extension until ", "prolongé jusqu’au ", "prolongé jusqu'au ", "prolongée jusqu’au ", "prolongée jusqu'au ",
    "prolongé au ", "prorrogado hasta ", "ampliado hasta ", "prolongado até ", "prorrogado até ", "prorogato al ",
    "verlengd tot ", "förlängt till ", "förlängd till ", "forlenget til ", "forlænget til ", "продлен до ",
    "продлён до ",
  ]

  private mutating func read(_ text: TracedText) {
    let whole = DateSpan.withoutLead(text)
    for (separator, length) in DateSpan.separators {
      var from = 0
      while let at = whole.utf8.first(separator, in: from..<whole.count) {
        let left = whole[0..<at].stripped().withoutQuarter()
        let right = whole[(at + length)..<whole.count].stripped().withoutQuarter()
        let last = right.asDate()
        if let first = left.asDate() ?? last.flatMap({ DateSpan.first(left, before: right, $0) }),
          last != nil || DateSpan.isOpen(right)
        {
          start = first
          end = last
          return
        }
        if let (first, last) = DateSpan.ordered(left, right) {
          start = first
          end = last
          return
        }
        from = at + length
      }
    }
    if let end = DateSpelling.lastYear(whole.utf8) {
      start = whole[0..<4]
      self.end = whole.respelled(whole.indices, as: end, by: .valueLastYear)
      return
    }
    start = DateSpan.begun(text)
  }

  /// Whether a text is a day in figures, whichever of them is the month: `01/02/2019`.
  static func isInFigures(_ text: TracedText) -> Bool {
    (8...10).contains(text.count) && DateSpelling.dayFirst(text.utf8) != nil
  }

  /// The dates of `01/10/2020 – 30/09/2024`: a number above twelve in one of them says which is the day in both.
  static func ordered(_ left: TracedText, _ right: TracedText) -> (TracedText, TracedText)? {
    guard (6...10).contains(left.count), (6...10).contains(right.count) else { return nil }
    let texts = [left, right]
    let dayFirst = texts.compactMap { DateSpelling.dayFirst($0.utf8) }
    let monthFirst = texts.compactMap { DateSpelling.monthFirst($0.utf8) }
    // A year of four figures: no century is guessed.
    guard (dayFirst.count == 2) != (monthFirst.count == 2),
      texts.allSatisfy({ $0.utf8.suffix(4).allSatisfy(\.isDigit) })
    else { return nil }
    let (dates, rule) = dayFirst.count == 2 ? (dayFirst, Rule.valueDayFirst) : (monthFirst, Rule.valueMonthFirst)
    return (
      left.respelled(left.indices, as: dates[0], by: rule), right.respelled(right.indices, as: dates[1], by: rule)
    )
  }

  /// The first date of `May – November 2018` or `1–30 June 2018`: its own words, and those of the last one that it shares.
  private static func first(_ left: TracedText, before right: TracedText, _ last: TracedText) -> TracedText? {
    guard (1...12).contains(left.count) else { return nil }
    for index in right.indices where right.utf8[index] == 0x20 {
      guard let date = TracedText.joined([left, right[index..<right.count]]).asDate() else { continue }
      return date.count == last.count && date.string < last.string ? date : nil
    }
    return nil
  }

  /// The date of `since 2018` and `48 months, starting March 2018`.
  private static func begun(_ text: TracedText) -> TracedText? {
    let lowered = text.string.lowercased()
    for lead in begins {
      if lowered.hasPrefix(lead) { return text[lead.utf8.count..<text.count].asDate() }
      let bytes = Array(" \(lead)".utf8)
      guard lowered.utf8.count == text.count, let at = Array(lowered.utf8).firstRange(of: bytes) else { continue }
      return text[at.upperBound..<text.count].asDate()
    }
    return nil
  }

  private static let begins = [
    "since ", "starting in ", "starting ", "beginning in ", "beginning ", "seit ", "ab ", "depuis ", "à partir de ",
    "desde ",
    "a partir de ", "from ", "à compter de ", "dal ", "sedan ", "siden ", "с ",
  ]

  private static let separators: [(StaticString, Int)] = [
    ("–", 3), ("—", 3), (" t/m ", 5), (" to ", 4), (" until ", 7), (" through ", 9), (" - ", 3), ("-", 1), ("/", 1),
    (" bis ", 5), (" à ", 4), (" au ", 4), (" al ", 4), (" a ", 3), (" até ", 6), (" hasta ", 7),
    (" tot ", 5), (" till ", 6), (" til ", 5), (" по ", 6), (" до ", 6), (" حتى ", 8), (" إلى ", 8),
  ]

  private static func withoutLead(_ text: TracedText) -> TracedText {
    let lowered = text.string.lowercased()
    let lead = leads.first { lowered.hasPrefix($0) }
    return lead.map { text[$0.utf8.count..<text.count] } ?? text
  }

  private static let leads = [
    "from ", "von ", "vom ", "du ", "de ", "desde ", "da ", "dal ", "van ", "från ", "fra ", "с ", "من ",
  ]

  private static func isOpen(_ text: TracedText) -> Bool {
    [
      "present", "ongoing", "today", "now", "current", "to date", "", "heute", "laufend", "en cours", "à ce jour",
      "aujourd’hui",
      "actualidad", "la actualidad", "presente", "en curso", "atualmente", "em curso", "hoje",
      "oggi", "in corso", "heden", "lopend", "pågående", "настоящее время",
    ].contains(text.string.lowercased())
  }
}

extension TracedText {
  /// The year of `Q2 2021`, `2nd quarter 2021` or `T2 2021`; any other text as it is.
  func withoutQuarter() -> TracedText {
    guard count <= 20, utf8.suffix(5).first == 0x20, utf8.suffix(4).allSatisfy(\.isDigit) else { return self }
    let lead = self[0..<(count - 5)].string.lowercased()
    let isQuarter = lead.count == 2 && (lead.hasPrefix("q") || lead.hasPrefix("t")) && "1234".contains(lead.last!)
    return isQuarter ? self[(count - 4)..<count] : self
  }
}
