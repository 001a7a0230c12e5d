/// Reads one date, in one of the forms that documents use.
struct DateReader {
  private let text: [UInt8]
  private var position = 0
  private let end: Int

  init(_ text: [UInt8]) {
    self.text = text
    start = 0
    end = text.count
  }

  private let start: Int

  /// `2018`, `2018-03`, `2018-03-09`, with `/` or `.` too where the year comes first; a time and an offset after a whole date.
  mutating func iso() -> [UInt8]? {
    position = start
    guard let year = digits(4), isYear(year) else { return nil }
    guard position < end else { return padded(year, 4) }
    guard let separator = take(anyOf: [0x2D, 0x2F, 0x2E]), let month = digits(1...2), isMonth(month) else { return nil }
    let date = padded(year, 4) + [0x2D] + padded(month, 2)
    guard position < end else { return separator == 0x2E ? nil : date }
    guard take(separator), let day = digits(1...2), isDay(day, month, year) else { return nil }
    let whole = date + [0x2D] + padded(day, 2)
    return position == end ? whole : time(after: whole)
  }

  /// `D:20190725202000+07'00'`, a PDF's own.
  mutating func pdf() -> [UInt8]? {
    position = start
    guard take(0x44), take(0x3A), let year = digits(4), isYear(year) else { return nil }
    var result = padded(year, 4)
    guard position < end else { return result }
    guard let month = digits(2), isMonth(month) else { return nil }
    result += [0x2D] + padded(month, 2)
    guard position < end else { return result }
    guard let day = digits(2), isDay(day, month, year) else { return nil }
    result += [0x2D] + padded(day, 2)
    guard position < end, let hour = digits(2), hour < 24, let minute = digits(2), minute < 60 else { return result }
    result += [0x54] + padded(hour, 2) + [0x3A] + padded(minute, 2)
    if let second = digits(2), second <= 60 { result += [0x3A] + padded(second, 2) }
    return position == end ? result : offset().map { result + $0 }
  }

  /// `March 2019`, `25 July 2019`, `17-Dec-2020`, `July 25th, 2019`, `Thu, 25 Jul 2019 20:20:00 GMT`.
  mutating func written() -> [UInt8]? {
    position = start
    var day: Int?
    skipWeekday()
    var isHyphenated = false
    if let number = digits(1...2) {
      day = number
      isHyphenated = take(0x2D)
      if !isHyphenated {
        skipOrdinal()
        skipSpaces()
        _ = word("of") || word("de")
      }
    }
    guard let month = monthName() else { return nil }
    if isHyphenated || day == nil, take(0x2D) {
      guard let year = digits(4), isYear(year), position == end else { return nil }
      let written = padded(year, 4) + [0x2D] + padded(month, 2)
      guard let day else { return written }
      return isDay(day, month, year) ? written + [0x2D] + padded(day, 2) : nil
    }
    guard !isHyphenated else { return nil }
    skipSpaces()
    let mark = position
    if day == nil {
      if let number = digits(1...2), !(position < end && isDigit(text[position])) {
        day = number
        skipOrdinal()
      } else {
        position = mark
      }
    }
    _ = take(0x2C)
    if position > mark { skipSpaces() }
    _ = word("of") || word("de")
    guard let year = digits(4), isYear(year) else { return nil }
    var result = padded(year, 4) + [0x2D] + padded(month, 2)
    guard let day else { return position == end ? result : nil }
    guard isDay(day, month, year) else { return nil }
    result += [0x2D] + padded(day, 2)
    return position == end ? result : time(after: result)
  }

  /// `03/2019`, `03.2019`, `25/07/2019` where only one of the numbers can be a month, and `01.12.2021`: who writes full stops writes
  /// the day first.
  mutating func numeric() -> [UInt8]? {
    position = start
    guard let first = digits(1...2), let separator = take(anyOf: [0x2F, 0x2E, 0x2D]) else { return nil }
    if let year = digits(4) {
      // `3.2019` may be a number.
      guard position == end, separator != 0x2E || position - start == 7, isYear(year), isMonth(first) else {
        return nil
      }
      return padded(year, 4) + [0x2D] + padded(first, 2)
    }
    guard let second = digits(1...2), take(separator), let year = digits(4), isYear(year) else { return nil }
    let isDotted = separator == 0x2E
    guard isDotted || first == second || (first > 12) != (second > 12) else { return nil }
    let (day, month) = isDotted || first > 12 ? (first, second) : (second, first)
    guard isMonth(month), isDay(day, month, year) else { return nil }
    let whole = padded(year, 4) + [0x2D] + padded(month, 2) + [0x2D] + padded(day, 2)
    return position == end ? whole : time(after: whole)
  }

  /// `2024 Jun 30`, as indexes of journals write it.
  mutating func yearFirst() -> [UInt8]? {
    position = start
    guard let year = digits(4), isYear(year), skipSpaces(), let month = monthName() else { return nil }
    skipSpaces()
    guard let day = digits(1...2), position == end, isDay(day, month, year) else { return nil }
    return padded(year, 4) + [0x2D] + padded(month, 2) + [0x2D] + padded(day, 2)
  }

  /// `03/04/2020` or `03.04.20` in a given order. Of a year's two digits the century is POSIX's: 69 to 99 are 19…, the others 20….
  mutating func ordered(isDayFirst: Bool) -> [UInt8]? {
    position = start
    guard let first = digits(1...2), let separator = take(anyOf: [0x2F, 0x2E, 0x2D]), let second = digits(1...2),
      take(separator)
    else { return nil }
    let rest = position
    var year = digits(4)
    if year == nil {
      position = rest
      // `1.2.10` may be a number of versions or chapters.
      guard let short = digits(2), separator != 0x2E || rest == start + 6 else { return nil }
      year = short < 69 ? 2000 + short : 1900 + short
    }
    let (day, month) = isDayFirst ? (first, second) : (second, first)
    guard let year, isYear(year), isMonth(month), isDay(day, month, year) else { return nil }
    let whole = padded(year, 4) + [0x2D] + padded(month, 2) + [0x2D] + padded(day, 2)
    return position == end ? whole : time(after: whole)
  }

  private mutating func time(after date: [UInt8]) -> [UInt8]? {
    if !(take(0x54) || take(0x74)) {
      _ = take(0x2C)
      guard skipSpaces() else { return nil }
    }
    guard let hour = digits(1...2), hour < 24, take(0x3A), let minute = digits(2), minute < 60 else { return nil }
    var result = date + [0x54] + padded(hour, 2) + [0x3A] + padded(minute, 2)
    if take(0x3A) {
      guard let second = digits(2), second <= 60 else { return nil }
      result += [0x3A] + padded(second, 2)
      if position < end, text[position] == 0x2E || text[position] == 0x2C { skipFraction(into: &result) }
    }
    return position == end ? result : offset().map { result + $0 }
  }

  private mutating func skipFraction(into result: inout [UInt8]) {
    position += 1
    var fraction: [UInt8] = []
    while position < end, isDigit(text[position]), fraction.count < 9 {
      fraction.append(text[position])
      position += 1
    }
    while fraction.last == 0x30 { fraction.removeLast() }
    if !fraction.isEmpty { result += [0x2E] + fraction }
  }

  private mutating func offset() -> [UInt8]? {
    skipSpaces()
    if take(0x5A) || take(0x7A) || word("GMT") || word("UTC") {
      // A PDF may write `Z00'00'`.
      while position < end, text[position] == 0x30 || text[position] == 0x27 { position += 1 }
      return position == end ? [0x5A] : nil
    }
    guard let sign = take(anyOf: [0x2B, 0x2D]), let hours = digits(2), hours <= 14 else { return nil }
    _ = take(0x3A) || take(0x27)
    var minutes = 0
    if position < end {
      guard let number = digits(2), number < 60 else { return nil }
      minutes = number
      _ = take(0x27)
    }
    return position == end ? [sign] + padded(hours, 2) + [0x3A] + padded(minutes, 2) : nil
  }

  // MARK: pieces

  private mutating func digits(_ count: Int) -> Int? { digits(count...count) }

  /// A number of that many digits; for fewer than the most, no digit may follow.
  private mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while position + count < end, count < counts.upperBound, isDigit(text[position + count]) {
      value = value * 10 + Int(text[position + count] - 0x30)
      count += 1
    }
    guard counts.contains(count) else { return nil }
    position += count
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, text[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func take(anyOf bytes: [UInt8]) -> UInt8? {
    guard position < end, bytes.contains(text[position]) else { return nil }
    position += 1
    return text[position - 1]
  }

  /// One white-space character: more would leave open where the date's place ends.
  @discardableResult
  private mutating func skipSpaces() -> Bool {
    guard position < end, case let length = Whitespace.length(text, at: position), length > 0 else { return false }
    position += length
    return true
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= end, word.withUTF8Buffer({ $0.elementsEqual(text[position..<(position + count)]) }) else {
      return false
    }
    position += count
    skipSpaces()
    return true
  }

  private func wordEnd() -> Int {
    var index = position
    while index < end, text[index] >= 0x80 || (text[index] | 0x20 >= 0x61 && text[index] | 0x20 <= 0x7A) { index += 1 }
    return index
  }

  private mutating func monthName() -> Int? {
    let stop = wordEnd()
    guard let month = DateSpelling.month(text[position..<stop]) else { return nil }
    position = stop
    _ = take(0x2E)
    _ = take(0x2C)
    return month
  }

  private mutating func skipWeekday() {
    let stop = wordEnd()
    let name = String(decoding: text[position..<stop], as: UTF8.self).lowercased()
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    guard name.utf8.count >= 3, days.contains(where: { $0.hasPrefix(name) }) else { return }
    position = stop
    _ = take(0x2E)
    _ = take(0x2C)
    skipSpaces()
  }

  private mutating func skipOrdinal() {
    let stop = wordEnd()
    if ["st", "nd", "rd", "th", "er"].contains(String(decoding: text[position..<stop], as: UTF8.self)) {
      position = stop
    }
    _ = take(0x2E)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isYear(_ year: Int) -> Bool { (1000...2999).contains(year) }
  private func isMonth(_ month: Int) -> Bool { (1...12).contains(month) }

  private func isDay(_ day: Int, _ month: Int, _ year: Int) -> Bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return isMonth(month) && (1...lengths[month - 1]).contains(day)
  }

  private func padded(_ number: Int, _ width: Int) -> [UInt8] {
    let digits = Array(String(number).utf8)
    return Array(repeating: 0x30, count: max(0, width - digits.count)) + digits
  }
}
