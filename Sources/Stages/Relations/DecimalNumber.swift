/// A number as `coefficient` times ten to the `exponent`: exact in decimal.
public struct DecimalNumber: Sendable, Hashable {
  public let coefficient: UInt64
  public let exponent: Int

  public init(_ value: Int) {
    self.init(coefficient: UInt64(max(0, value)), exponent: 0)
  }

  public init(coefficient: UInt64, exponent: Int) {
    var coefficient = coefficient
    var exponent = coefficient == 0 ? 0 : exponent
    while coefficient != 0, coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The product, or nil where it needs more than 64 bits or lies beyond ten to the thirtieth.
  public func times(_ other: DecimalNumber) -> DecimalNumber? {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    guard !overflow, abs(exponent + other.exponent) <= 30 else { return nil }
    return DecimalNumber(coefficient: product, exponent: exponent + other.exponent)
  }

  /// As JSON spells it, without an exponent and without zeros that say nothing: `1600000`, `12.5`.
  public var json: [UInt8] {
    var digits = Array(String(coefficient).utf8)
    if exponent >= 0 { return digits + Array(repeating: 0x30, count: exponent) }
    let places = -exponent
    if digits.count <= places { digits = Array(repeating: 0x30, count: places - digits.count + 1) + digits }
    return digits[..<(digits.count - places)] + [0x2E] + digits[(digits.count - places)...]
  }
}

/// Digits with their grouping and decimals, as English writes them: `12,500`, `1 600 000`, `3.5`, `1,00,000`.
public enum DigitGroups {
  /// The number at `offset` and the offset after it; nil where the digits are no plain number.
  public static func read(_ text: [UInt8], at offset: Int) -> (number: DecimalNumber, end: Int)? {
    var digits: [UInt8] = []
    var index = offset
    while index < text.count, NumberSpelling.isDigit(text[index]) {
      digits.append(text[index])
      index += 1
    }
    guard !digits.isEmpty, digits.count == 1 || digits[0] != 0x30 || digits.allSatisfy({ $0 == 0x30 }) == false else {
      return nil
    }
    guard digits.count == 1 || digits[0] != 0x30 else { return nil }
    if digits.count <= 3, digits[0] != 0x30 { readGroups(text, &index, &digits) }
    var exponent = 0
    if index + 1 < text.count, text[index] == 0x2E, NumberSpelling.isDigit(text[index + 1]) {
      index += 1
      while index < text.count, NumberSpelling.isDigit(text[index]) {
        digits.append(text[index])
        exponent -= 1
        index += 1
      }
      // 3.2.1 is a version, 12.03.2020 a date.
      if index + 1 < text.count, text[index] == 0x2E, NumberSpelling.isDigit(text[index + 1]) { return nil }
    }
    guard digits.count <= 18, let value = UInt64(String(decoding: digits, as: UTF8.self)) else { return nil }
    return (DecimalNumber(coefficient: value, exponent: exponent), index)
  }

  /// Groups of three after the first digits, all with the same separator; groups of two before the last are Indian.
  private static func readGroups(_ text: [UInt8], _ index: inout Int, _ digits: inout [UInt8]) {
    var groups: [Range<Int>] = []
    var at = index
    var kind = 0
    // More than twelve are no number that anyone writes.
    while groups.count <= 12 {
      let length = separator(text, at: at, kind: &kind, isFirst: groups.isEmpty)
      guard length > 0 else { break }
      let start = at + length
      var end = start
      while end < text.count, NumberSpelling.isDigit(text[end]), end - start < 4 { end += 1 }
      guard end - start == 3 || (end - start == 2 && kind == 1) else { break }
      groups.append(start..<end)
      at = end
    }
    while let last = groups.last, last.count != 3 { groups.removeLast() }
    guard let last = groups.last, digits.count <= 2 || groups.allSatisfy({ $0.count == 3 }) else { return }
    for group in groups { digits.append(contentsOf: text[group]) }
    index = last.upperBound
  }

  /// Control characters, U+0085, U+2028 and U+2029: a number does not go on in the next line or cell.
  private static func isLineEnd(_ text: [UInt8], _ index: Int) -> Bool {
    text[index] < 0x20 || text[index...].starts(with: [0xC2, 0x85]) || text[index...].starts(with: [0xE2, 0x80, 0xA8])
      || text[index...].starts(with: [0xE2, 0x80, 0xA9])
  }

  /// Length of a separator of thousands; kind 1 is a comma, 2 a space, 3 an apostrophe.
  private static func separator(_ text: [UInt8], at index: Int, kind: inout Int, isFirst: Bool) -> Int {
    guard index < text.count else { return 0 }
    var here = 0
    var length = 1
    if text[index] == 0x2C {
      here = 1
    } else if Whitespace.length(text, at: index) > 0, !isLineEnd(text, index) {
      (here, length) = (2, Whitespace.length(text, at: index))
    } else if text[index...].starts(with: [0xE2, 0x80, 0x99]) {
      (here, length) = (3, 3)
    } else if text[index] == 0x27 {
      here = 3
    }
    guard here != 0, isFirst || here == kind else { return 0 }
    kind = here
    return length
  }
}
