import Glibc

/// Names of runs: the time of their start in UTC, to the microsecond. Later runs have names that sort later, also within
/// one second and where the clock was set back.
enum RunName {
  /// Microseconds since 1970, by the clock of the day.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }

  /// Such as `20260131T021500Z-004711`.
  static func make(at microseconds: Int) -> String {
    var time = time_t(microseconds / 1_000_000)
    var parts = tm()
    gmtime_r(&time, &parts)
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    func two(_ number: Int32) -> String { digits(Int(number), 2) }
    return digits(Int(parts.tm_year) + 1900, 4) + two(parts.tm_mon + 1) + two(parts.tm_mday) + "T" + two(parts.tm_hour)
      + two(parts.tm_min) + two(parts.tm_sec) + "Z-" + digits(microseconds % 1_000_000, 6)
  }

  /// The name of a run that starts now, after others.
  static func make(after others: [String], now: Int = RunName.now) -> String {
    let name = make(at: now)
    guard let last = others.filter({ microseconds(of: $0) != nil }).max(by: { precedes($0, $1) }),
      !precedes(last, name), let time = microseconds(of: last)
    else { return name }
    return make(at: time + 1)
  }

  /// When the run of a name started, in microseconds since 1970; nil for what is no name of a run.
  static func microseconds(of name: String) -> Int? {
    let bytes = Array(name.utf8)
    guard bytes.count == 23, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      bytes[16] == UInt8(ascii: "-")
    else { return nil }
    func number(_ range: Range<Int>) -> Int32? {
      guard bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int32($1 - 0x30) }
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8), let hour = number(9..<11),
      let minute = number(11..<13), let second = number(13..<15), let part = number(17..<23)
    else { return nil }
    var parts = tm()
    parts.tm_year = year - 1900
    parts.tm_mon = month - 1
    parts.tm_mday = day
    parts.tm_hour = hour
    parts.tm_min = minute
    parts.tm_sec = second
    return Int(timegm(&parts)) * 1_000_000 + Int(part)
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
