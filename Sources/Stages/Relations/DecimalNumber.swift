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
