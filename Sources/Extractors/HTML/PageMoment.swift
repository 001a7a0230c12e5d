/// A day with a time and an offset from UTC, for comparing what a page says of one moment in different places.
struct PageMoment {
  /// Minutes since 1970 in UTC.
  let minutes: Int
  /// Minutes that the local time is ahead of UTC.
  let offset: Int

  /// Of a date in ISO 8601; nil where it has no time or no offset.
  init?(_ iso: [UInt8]) {
    guard iso.count >= 17, let day = PageMoment.day(iso), iso[10] == UInt8(ascii: "T"),
      let hour = PageMoment.number(iso[11..<13]), let minute = PageMoment.number(iso[14..<16]),
      let mark = iso[16...].firstIndex(where: { $0 == 0x5A || $0 == 0x2B || $0 == 0x2D })
    else { return nil }
    var offset = 0
    if iso[mark] != 0x5A {
      guard iso.count == mark + 6, let hours = PageMoment.number(iso[(mark + 1)..<(mark + 3)]),
        let rest = PageMoment.number(iso[(mark + 4)..<(mark + 6)])
      else { return nil }
      offset = (hours * 60 + rest) * (iso[mark] == 0x2D ? -1 : 1)
    }
    self.offset = offset
    minutes = day * 1440 + hour * 60 + minute - offset
  }

  /// Whether a day can be the local one of this moment somewhere, and is not the one in UTC.
  func isLocal(_ day: Int) -> Bool {
    let start = day * 1440
    return minutes < start && minutes + 14 * 60 >= start || minutes >= start + 1440 && minutes - 12 * 60 < start + 1440
  }

  /// Days since 1970 of a date that begins with year, month and day.
  ///
  /// Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  static func day(_ iso: [UInt8]) -> Int? {
    guard iso.count >= 10, let year = number(iso[0..<4]), let month = number(iso[5..<7]), let day = number(iso[8..<10])
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}
