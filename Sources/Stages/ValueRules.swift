public import Provenance

/// Rules by which a value is spelled otherwise than its source: the same for every structurer, and re-proved by `verify`.
public enum ValueRules {
  public static let entries: [RuleEntry] = [
    RuleEntry(.valueDate, .spelling(DateSpelling.iso), "A date is in ISO 8601, as precise as it was."),
    RuleEntry(
      .valueDayFirst, .spelling(DateSpelling.dayFirst),
      "A date of three numbers is in ISO 8601, the day first, as another of its span says."),
    RuleEntry(
      .valueMonthFirst, .spelling(DateSpelling.monthFirst),
      "A date of three numbers is in ISO 8601, the month first, as another of its span says."),
    RuleEntry(.valueNumber, .spelling(NumberSpelling.json), "A number is in digits, scaled in decimal."),
    RuleEntry(
      .valueNumberComma, .spelling(NumberSpelling.jsonWithCommas),
      "A number is in digits, scaled in decimal; a comma began its fraction, full stops parted its thousands."),
    RuleEntry(
      .valueSeveral, .literal(["; ", " "]),
      "Several values of a field that holds one, or an item and those below it, stand beside each other, parted by a semicolon or a space."
    ),
    RuleEntry(
      .valueLastYear, .spelling(DateSpelling.lastYear), "The end of a span such as 2019–24 is a year of four digits."),
  ]
}

extension Rule {
  /// A date is in ISO 8601.
  public static let valueDate = Rule("value.date")
  /// A date of three numbers, the day first.
  public static let valueDayFirst = Rule("value.day-first")
  /// A date of three numbers, the month first.
  public static let valueMonthFirst = Rule("value.month-first")
  /// A number of a language with a comma before its fractions is in digits.
  public static let valueNumberComma = Rule("value.number-comma")
  /// Several values of a field that holds one are parted.
  public static let valueSeveral = Rule("value.several")
  /// A number is in digits, scaled in decimal.
  public static let valueNumber = Rule("value.number")
  /// The end of a span of years is a year of four digits.
  public static let valueLastYear = Rule("value.last-year")
}
