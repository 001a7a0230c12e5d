public import Provenance

/// Numbers as records write them: a reader that takes them as numbers and writes them again gets the same characters.
public enum JSONNumber {
  /// Without zeros at the end of a fraction, and without a fraction that is empty then; the exponent in lower case.
  public static func plain(_ bytes: [UInt8]) -> [UInt8] {
    let exponent = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    var digits = bytes[..<(exponent ?? bytes.count)]
    if digits.contains(UInt8(ascii: ".")) {
      while digits.last == 0x30 { digits = digits.dropLast() }
      if digits.last == UInt8(ascii: ".") { digits = digits.dropLast() }
    }
    return Array(digits) + (exponent.map { [UInt8(ascii: "e")] + bytes[($0 + 1)...] } ?? [])
  }

  /// Whether a number is plain, and short enough to be the same number in every reader: 15 digits, no exponent.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    bytes.count <= 16 && !bytes.contains { $0 | 0x20 == UInt8(ascii: "e") } && plain(bytes) == bytes
      && !bytes.elementsEqual("-0".utf8)
  }
}

extension Source {
  /// A number that stands at a range as JSON spells it: quoted where it is plain, else spelled plainly.
  public func number(_ range: Range<Int>) -> TracedText {
    let bytes = Array(utf8[range])
    return JSONNumber.isPlain(bytes) ? quote(range) : decode(range, as: JSONNumber.plain(bytes), by: .jsonNumber)
  }
}
