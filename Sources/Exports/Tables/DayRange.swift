/// The first and the last day of a date in the precision that a record gives it.
struct DayRange {
  let from: String
  let to: String

  /// - Parameter date: ISO 8601: `2018`, `2018-03`, `2018-03-05` or a time on that day.
  init?(_ date: String) {
    let day = date.split(separator: "T", maxSplits: 1).first ?? ""
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
    let year = parts[0]
    switch parts.count {
    case 1:
      from = "\(year)-01-01"
      to = "\(year)-12-31"
    case 2:
      guard (1...12).contains(numbers[1]), parts[1].count == 2 else { return nil }
      from = "\(year)-\(parts[1])-01"
      to = "\(year)-\(parts[1])-\(DayRange.length(ofMonth: numbers[1], in: numbers[0]))"
    default:
      guard (1...12).contains(numbers[1]), parts[1].count == 2, parts[2].count == 2,
        (1...DayRange.length(ofMonth: numbers[1], in: numbers[0])).contains(numbers[2])
      else { return nil }
      from = String(day)
      to = from
    }
  }

  /// Days in a month of the Gregorian calendar.
  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
