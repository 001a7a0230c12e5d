/// Dates and times as site generators read them, spelled as ISO 8601 (RFC 3339, the offset optional).
///
/// `YYYY-M-D`, or `YYYY-M-D[Tt or blanks]H:MM:SS[.fraction][blanks][Z|z|±H|±HH|±HHMM|±HH:MM]`. The offset is kept as
/// written; none is invented.
enum DateForm {
  /// The normal spelling of a date's; nil where it is none, or no possible one.
  static func normal(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.count >= 8, bytes.count <= 64 else { return nil }
    var scan = Scan(rest: bytes)
    guard let year = scan.number(4...4), scan.skip(0x2D), let month = scan.number(1...2), scan.skip(0x2D),
      let day = scan.number(1...2), isDay(year.value, month.value, day.value)
    else { return nil }
    var result = year.digits + [0x2D] + two(month.value) + [0x2D] + two(day.value)
    if scan.rest.isEmpty { return result }
    guard scan.skipSeparator(), let time = scan.time() else { return nil }
    result.append(UInt8(ascii: "T"))
    result.append(contentsOf: time)
    if scan.rest.isEmpty { return result }
    scan.skipBlanks()
    guard let offset = scan.offset(), scan.rest.isEmpty else { return nil }
    return result + offset
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= lengths[month - 1]
  }

  fileprivate static func two(_ value: Int) -> [UInt8] {
    [UInt8(0x30 + value / 10), UInt8(0x30 + value % 10)]
  }
}

private struct Scan {
  var rest: ArraySlice<UInt8>

  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(_ length: ClosedRange<Int>) -> (value: Int, digits: [UInt8])? {
    let digits = Array(rest.prefix { $0.isDigit })
    guard length.contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits)
  }

  mutating func skipBlanks() {
    rest = rest.drop { $0.isBlank }
  }

  /// `T`, `t` or blanks.
  mutating func skipSeparator() -> Bool {
    if skip(UInt8(ascii: "T")) || skip(UInt8(ascii: "t")) { return true }
    let before = rest.count
    skipBlanks()
    return rest.count < before
  }

  mutating func time() -> [UInt8]? {
    guard let hour = number(1...2), hour.value < 24, skip(0x3A), let minute = number(2...2), minute.value < 60,
      skip(0x3A), let second = number(2...2), second.value <= 60
    else { return nil }
    var result = DateForm.two(hour.value) + [0x3A] + minute.digits + [0x3A] + second.digits
    if skip(UInt8(ascii: ".")) {
      var fraction = Array(rest.prefix { $0.isDigit })
      rest = rest.dropFirst(fraction.count)
      while fraction.last == 0x30 { fraction.removeLast() }
      if !fraction.isEmpty { result += [UInt8(ascii: ".")] + fraction }
    }
    return result
  }

  /// `Z`, `z`, `±H`, `±HH`, `±HHMM`, `±HH:MM`.
  mutating func offset() -> [UInt8]? {
    if skip(UInt8(ascii: "Z")) || skip(UInt8(ascii: "z")) { return [UInt8(ascii: "Z")] }
    guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    rest = rest.dropFirst()
    let digits = Array(rest.prefix { $0.isDigit })
    rest = rest.dropFirst(digits.count)
    switch digits.count {
    case 4: return rest.isEmpty ? [sign] + digits[0..<2] + [0x3A] + digits[2..<4] : nil
    case 1, 2:
      let hour = digits.count == 1 ? [0x30] + digits : digits
      if rest.isEmpty { return [sign] + hour + [0x3A, 0x30, 0x30] }
      guard skip(0x3A), let minute = number(2...2), minute.value < 60 else { return nil }
      return [sign] + hour + [0x3A] + minute.digits
    default: return nil
    }
  }
}
