/// A reference of HTML to a character that YAML takes for a sign.
struct SyntaxEntity {
  let character: UInt8
  /// In bytes, ampersand and semicolon included.
  let length: Int

  private static let names: [(name: StaticString, character: UInt8)] = [
    ("&quot;", 0x22), ("&apos;", 0x27), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26),
  ]

  /// The reference at an offset: by name, or by number for any sign of ASCII.
  static func at(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> SyntaxEntity? {
    guard bytes[offset] == UInt8(ascii: "&") else { return nil }
    if let known = names.first(where: { bytes.has($0.name, at: offset, end: end) }) {
      return SyntaxEntity(character: known.character, length: known.name.utf8CodeUnitCount)
    }
    return numbered(bytes, offset, end)
  }

  private static func numbered(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> SyntaxEntity? {
    guard bytes.has("&#", at: offset, end: end) else { return nil }
    let isHex = bytes.has("x", at: offset + 2, end: end) || bytes.has("X", at: offset + 2, end: end)
    var next = offset + (isHex ? 3 : 2)
    var number = 0
    while next < min(end, offset + 10), let digit = bytes[next].hexDigit, isHex || digit < 10 {
      number = number * (isHex ? 16 : 10) + Int(digit)
      next += 1
    }
    guard next < end, bytes[next] == UInt8(ascii: ";"), (0x21...0x7E).contains(number) else { return nil }
    let character = UInt8(number)
    return character.isLetter || character.isDigit
      ? nil : SyntaxEntity(character: character, length: next + 1 - offset)
  }
}
