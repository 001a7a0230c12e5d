/// Dates as PDF spells them (ISO 32000-1, 7.9.4): `D:20190725202000+07'00'`, cut off anywhere after the year.
enum PDFDate {
  /// In ISO 8601, in the precision that it has; nil where it is no date. An offset is spelled only where there is one.
  static func spelled(_ bytes: [UInt8]) -> [UInt8]? {
    var rest = bytes[...]
    if rest.starts(with: Array("D:".utf8)) { rest = rest.dropFirst(2) }
    let digits = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(digits.count)
    let numbers = Array(digits)
    guard [4, 6, 8, 12, 14].contains(numbers.count), isSane(numbers) else { return nil }
    func part(_ start: Int, _ end: Int) -> [UInt8] { Array(numbers[start..<end]) }
    var result = part(0, 4)
    if numbers.count >= 6 { result += Array("-".utf8) + part(4, 6) }
    if numbers.count >= 8 { result += Array("-".utf8) + part(6, 8) }
    guard numbers.count >= 12 else { return rest.isEmpty ? result : nil }
    result += Array("T".utf8) + part(8, 10) + Array(":".utf8) + part(10, 12)
    if numbers.count == 14 { result += Array(":".utf8) + part(12, 14) }
    return offset(Array(rest)).map { result + $0 }
  }

  private static func isSane(_ digits: [UInt8]) -> Bool {
    func two(_ at: Int) -> Int { Int(digits[at] - 48) * 10 + Int(digits[at + 1] - 48) }
    let limits: [(at: Int, range: ClosedRange<Int>)] = [
      (0, 10...29), (4, 1...12), (6, 1...31), (8, 0...23), (10, 0...59), (12, 0...60),
    ]
    return limits.allSatisfy { $0.at >= digits.count || $0.range.contains(two($0.at)) }
  }

  /// `Z`, `+07'00'`, `+07'00` or `+07`.
  private static func offset(_ bytes: [UInt8]) -> [UInt8]? {
    guard let sign = bytes.first else { return [] }
    if sign == UInt8(ascii: "Z") { return [sign] }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = bytes.dropFirst().filter { $0.isDigit }
    let others = bytes.dropFirst().filter { !$0.isDigit && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: ":") }
    guard others.isEmpty, digits.count == 2 || digits.count == 4 else { return nil }
    return [sign] + digits[0..<2] + Array(":".utf8) + (digits.count == 4 ? digits[2..<4] : Array("00".utf8)[...])
  }
}
