/// Numbers of the YAML 1.2 core schema, spelled as JSON.
enum NumberForm {
  /// The JSON spelling of a number's; nil where it is none.
  static func normal(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.count <= 4_096 else { return nil }
    return based(bytes, UInt8(ascii: "x"), 16) ?? based(bytes, UInt8(ascii: "o"), 8) ?? decimal(bytes)
  }

  /// `0x1F` and `0o17`.
  private static func based(_ bytes: ArraySlice<UInt8>, _ letter: UInt8, _ base: UInt8) -> [UInt8]? {
    guard bytes.count > 2, bytes.first == 0x30, bytes[bytes.startIndex + 1] == letter else { return nil }
    return decimalDigits(bytes.dropFirst(2), base: base)
  }

  /// Digits of some base as decimal digits.
  static func decimalDigits(_ digits: ArraySlice<UInt8>, base: UInt8) -> [UInt8]? {
    guard digits.count <= 128 else { return nil }
    var result: [UInt8] = [0]
    for byte in digits {
      guard let digit = byte.hexDigit, digit < base else { return nil }
      var carry = Int(digit)
      for index in result.indices {
        let value = Int(result[index]) * Int(base) + carry
        result[index] = UInt8(value % 10)
        carry = value / 10
      }
      while carry > 0 {
        result.append(UInt8(carry % 10))
        carry /= 10
      }
    }
    return result.reversed().map { $0 + 0x30 }
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func decimal(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = bytes
    var result: [UInt8] = []
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      if sign == UInt8(ascii: "-") { result.append(sign) }
      rest = rest.dropFirst()
    }
    let whole = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(whole.count)
    let significant = whole.drop { $0 == 0x30 }
    result.append(contentsOf: significant.isEmpty ? [0x30] : Array(significant))
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix { $0.isDigit }
      rest = rest.dropFirst(fraction.count)
      if !fraction.isEmpty {
        result.append(UInt8(ascii: "."))
        result.append(contentsOf: fraction)
      }
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      result.append(exponent)
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        result.append(sign)
        rest = rest.dropFirst()
      }
      guard !rest.isEmpty else { return nil }
      result.append(contentsOf: rest)
      rest = rest.drop { $0.isDigit }
    }
    return rest.isEmpty ? result : nil
  }
}
