import Foundation
import Glibc

/// Names of runs: the time of their start in UTC, then what keeps two of one second apart. Later names sort later.
enum RunName {
  static func make(at seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let nanoseconds = DispatchTime.now().uptimeNanoseconds % 1_000_000
    let tail = String(nanoseconds + 1_000_000).dropFirst()
    return
      "\(parts.tm_year + 1900)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))T\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))Z-\(tail)"
  }
}
