/// Digits with their grouping and decimals, as English writes them: `12,500`, `1 600 000`, `3.5`, `1,00,000`.
public enum DigitGroups {
  /// The number at `offset` and the offset after it; nil where the digits are no plain number.
  public static func read(_ text: [UInt8], at offset: Int, hasCommas: Bool = false) -> (
    number: DecimalNumber, end: Int
  )? {
    hasCommas ? readWithCommas(text, at: offset) : readWithPoints(text, at: offset)
  }

  private static func readWithPoints(_ text: [UInt8], at offset: Int) -> (number: DecimalNumber, end: Int)? {
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

  /// `1.234,5`, `350.000`, `1 200`, `67,7`; and what can be English only: `12.5`, `4,800,000`. A comma before three digits may be either.
  private static func readWithCommas(_ text: [UInt8], at offset: Int) -> (number: DecimalNumber, end: Int)? {
    var digits = run(text, from: offset)
    guard let first = digits.first, digits.count == 1 || first != 0x30 else { return nil }
    var index = offset + digits.count
    let start = index
    if digits.count <= 3, first != 0x30 {
      var mark: [UInt8] = []
      while let (sign, group) = group(text, at: index), mark.isEmpty || sign == mark {
        mark = sign
        digits += group
        index += sign.count + group.count
      }
    }
    let isGrouped = index > start
    // 123.123.122.243 is the address of a machine.
    if text[start..<index].count(where: { $0 == 0x2E }) == 3,
      text[offset..<index].split(separator: 0x2E).allSatisfy({ $0.lexicographicallyPrecedes("256".utf8) })
    {
      return nil
    }
    var exponent = 0
    if index + 1 < text.count, text[index] == 0x2C || text[index] == 0x2E && !isGrouped {
      let part = run(text, from: index + 1)
      if text[index] == 0x2C, !isGrouped, part.count == 3 {
        // 4,800,000
        guard let (number, end) = readWithPoints(text, at: offset), end - offset > digits.count + 4 else { return nil }
        return (number, end)
      }
      if !part.isEmpty {
        digits += part
        exponent = -part.count
        index += 1 + part.count
        if index + 1 < text.count, [0x2C, 0x2E].contains(text[index]), NumberSpelling.isDigit(text[index + 1]) {
          return nil
        }
      }
    }
    guard digits.count <= 18, let value = UInt64(String(decoding: digits, as: UTF8.self)) else { return nil }
    return (DecimalNumber(coefficient: value, exponent: exponent), index)
  }

  private static func run(_ text: [UInt8], from start: Int) -> [UInt8] {
    var end = start
    while end < text.count, NumberSpelling.isDigit(text[end]), end - start < 24 { end += 1 }
    return Array(text[start..<end])
  }

  /// A separator of thousands, and the three digits behind it.
  private static func group(_ text: [UInt8], at index: Int) -> (sign: [UInt8], digits: [UInt8])? {
    guard index < text.count else { return nil }
    var length = 1
    if text[index] != 0x2E, text[index] != 0x27 {
      let space = Whitespace.length(text, at: index)
      length = space > 0 && !isLineEnd(text, index) ? space : text[index...].starts(with: [0xE2, 0x80, 0x99]) ? 3 : 0
    }
    let digits = run(text, from: index + length)
    guard length > 0, digits.count == 3 else { return nil }
    return (Array(text[index..<(index + length)]), digits)
  }

  /// Whether thousands are parted in a number.
  static func areGrouped(_ number: ArraySlice<UInt8>, hasCommas: Bool) -> Bool {
    guard hasCommas else { return number.contains { !NumberSpelling.isDigit($0) && $0 != 0x2E } }
    let parts = number.split(separator: 0x2C)[0].split { !NumberSpelling.isDigit($0) }
    return parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == 3 }
  }
}
