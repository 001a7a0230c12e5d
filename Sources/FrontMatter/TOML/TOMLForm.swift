/// Numbers and dates of TOML 1.0 in normal spelling.
enum TOMLForm {
  /// The JSON spelling of a TOML number's; nil where it is none (`inf` and `nan` are none).
  static func number(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.count <= 4_096, let digits = withoutUnderscores(bytes) else { return nil }
    if digits.count > 2, digits[0] == 0x30 {
      switch digits[1] {
      case UInt8(ascii: "x"): return NumberForm.decimalDigits(digits[2...], base: 16)
      case UInt8(ascii: "o"): return NumberForm.decimalDigits(digits[2...], base: 8)
      case UInt8(ascii: "b"): return NumberForm.decimalDigits(digits[2...], base: 2)
      default: break
      }
    }
    let unsigned = digits.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard let first = unsigned.first, first.isDigit, unsigned.last?.isDigit == true else { return nil }
    if first == 0x30, unsigned.count > 1, unsigned[unsigned.startIndex + 1].isDigit { return nil }
    if let dot = unsigned.firstIndex(of: UInt8(ascii: ".")), !unsigned[dot + 1].isDigit { return nil }
    return NumberForm.normal(digits[...])
  }

  /// Underscores stand between digits only.
  private static func withoutUnderscores(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var isAfterDigit = false
    var mustBeDigit = false
    for byte in bytes {
      let isDigit = byte.hexDigit != nil
      if mustBeDigit, !isDigit { return nil }
      mustBeDigit = byte == UInt8(ascii: "_")
      if mustBeDigit {
        if !isAfterDigit { return nil }
      } else {
        result.append(byte)
      }
      isAfterDigit = isDigit
    }
    return mustBeDigit ? nil : result
  }

  /// ISO 8601; a zero offset is `Z`.
  static func date(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard var date = DateForm.normal(bytes) else { return nil }
    let zone = date.suffix(6)
    if zone.elementsEqual("+00:00".utf8) || zone.elementsEqual("-00:00".utf8), date.count > 16 {
      date.removeLast(6)
      date.append(UInt8(ascii: "Z"))
    }
    return date
  }

  /// `07:32:00` with or without a fraction.
  static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    DateForm.normal(Array("2000-01-01T".utf8)[...] + bytes) != nil
      && bytes.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
  }
}
