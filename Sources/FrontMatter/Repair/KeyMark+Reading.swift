extension KeyMark {
  /// Schemes whose colon belongs to an address.
  private static let schemes: Set<String> = [
    "http", "https", "ftp", "mailto", "tel", "data", "urn", "file", "javascript", "doi", "sms", "irc",
  ]

  /// The key that a text begins with.
  static func read(_ bytes: [UInt8], _ text: Range<Int>) -> KeyMark? {
    guard let first = text.first.map({ bytes[$0] }) else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(bytes, text, first) }
    var offset = text.lowerBound
    var words = 1
    var hasInvisible = false
    var isPlain = true
    while offset < text.upperBound, offset - text.lowerBound <= 64 {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ":") { return mark(bytes, text, offset, words, hasInvisible, isPlain) }
      if byte == UInt8(ascii: "="), words <= 2 { return equals(bytes, text, offset) }
      if let (kind, length) = Invisible.at(bytes, offset, text.upperBound) {
        hasInvisible = true
        if kind == .space, offset > text.lowerBound { isPlain = false }
        offset += length
        continue
      }
      guard isKeyByte(byte, isFirst: offset == text.lowerBound) else { return nil }
      if byte.isBlank {
        if offset + 1 < text.upperBound, !bytes[offset + 1].isBlank, bytes[offset + 1] != UInt8(ascii: ":"),
          bytes[offset + 1] != UInt8(ascii: "=")
        {
          words += 1
        }
        isPlain = false
      }
      if words > 3 { return nil }
      offset += 1
    }
    return nil
  }

  private static func isKeyByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") { return true }
    if byte >= 0x80 { return true }
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "."): return true
    case UInt8(ascii: "-"), UInt8(ascii: "/"), 0x20, 0x09: return !isFirst
    case UInt8(ascii: "<"): return true
    default: return false
    }
  }

  private static func quoted(_ bytes: [UInt8], _ text: Range<Int>, _ mark: UInt8) -> KeyMark? {
    var offset = text.lowerBound + 1
    while offset < text.upperBound, bytes[offset] != mark { offset += 1 }
    guard offset < text.upperBound, offset > text.lowerBound + 1 else { return nil }
    let name = text.lowerBound..<(offset + 1)
    offset += 1
    while offset < text.upperBound, bytes[offset].isBlank { offset += 1 }
    guard offset < text.upperBound, bytes[offset] == UInt8(ascii: ":") else { return nil }
    guard let after = afterMark(bytes, offset + 1, text.upperBound) else { return nil }
    return KeyMark(
      name: name, sign: .colon, mark: offset, isGlued: after.isGlued, value: after.value, isQuoted: true, words: 1,
      hasInvisible: false)
  }

  private static func mark(
    _ bytes: [UInt8], _ text: Range<Int>, _ offset: Int, _ words: Int, _ hasInvisible: Bool, _ isPlain: Bool
  ) -> KeyMark? {
    guard offset > text.lowerBound, let after = afterMark(bytes, offset + 1, text.upperBound) else { return nil }
    var end = offset
    while end > text.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    let name = text.lowerBound..<end
    if after.isGlued {
      guard isPlain, bytes[name].allSatisfy({ $0 < 0x80 && $0 != 0x2E && $0 != 0x2F }) || hasInvisible,
        bytes[name.lowerBound].isLetter || bytes[name.lowerBound] == UInt8(ascii: "_") || hasInvisible,
        !schemes.contains(String(decoding: bytes[name], as: UTF8.self).lowercased())
      else { return nil }
    }
    return KeyMark(
      name: name, sign: .colon, mark: offset, isGlued: after.isGlued, value: after.value, isQuoted: false,
      words: words, hasInvisible: hasInvisible)
  }

  /// What stands after a colon, and whether it does so without a space. Nil after `://` and `::`.
  private static func afterMark(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> (value: Range<Int>, isGlued: Bool)? {
    var low = offset
    var isGlued = low < end && !bytes[low].isBlank
    if isGlued, bytes[low] == UInt8(ascii: ":") || bytes.has("//", at: low, end: end) { return nil }
    while low < end {
      if bytes[low].isBlank {
        low += 1
      } else if low == offset || isGlued, let (kind, length) = Invisible.at(bytes, low, end) {
        if kind == .space || low + length >= end { isGlued = false }
        low += length
      } else {
        break
      }
    }
    var high = end
    while high > low, bytes[high - 1].isBlank { high -= 1 }
    return (low..<high, isGlued && low < high)
  }

  /// `key = value`, as TOML has it.
  private static func equals(_ bytes: [UInt8], _ text: Range<Int>, _ offset: Int) -> KeyMark? {
    var end = offset
    while end > text.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    let name = text.lowerBound..<end
    guard !name.isEmpty, bytes[name].allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E })
    else { return nil }
    var low = offset + 1
    while low < text.upperBound, bytes[low].isBlank { low += 1 }
    var high = text.upperBound
    while high > low, bytes[high - 1].isBlank { high -= 1 }
    return KeyMark(
      name: name, sign: .equals, mark: offset, isGlued: false, value: low..<high, isQuoted: false, words: 1,
      hasInvisible: false)
  }
}
