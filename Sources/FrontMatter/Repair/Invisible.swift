/// Characters that cannot be seen and are sometimes taken for syntax.
enum Invisible {
  enum Kind { case space, nothing }

  /// The character at an offset, where it is a space other than ASCII's, or has no width: its length in bytes.
  static func at(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> (kind: Kind, length: Int)? {
    let byte = bytes[offset]
    guard byte >= 0xC2 else { return nil }
    if byte == 0xC2, offset + 1 < end {
      if bytes[offset + 1] == 0xA0 { return (.space, 2) }
      if bytes[offset + 1] == 0xAD { return (.nothing, 2) }
      return nil
    }
    guard offset + 2 < end else { return nil }
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    switch (byte, second) {
    case (0xE2, 0x80):
      if (0x80...0x8A).contains(third) || third == 0xAF { return (.space, 3) }
      if (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third) { return (.nothing, 3) }
    case (0xE2, 0x81):
      if third == 0x9F { return (.space, 3) }
      if (0xA0...0xA4).contains(third) { return (.nothing, 3) }
    case (0xE3, 0x80): if third == 0x80 { return (.space, 3) }
    case (0xEF, 0xBB): if third == 0xBF { return (.nothing, 3) }
    case (0xE1, 0xA0): if third == 0x8E { return (.nothing, 3) }
    default: break
    }
    return nil
  }

  /// A line with such spaces as spaces and the rest left out, without blanks at its ends.
  static func cleaned(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let (kind, length) = at(bytes, offset, range.upperBound) {
        if kind == .space { result.append(0x20) }
        offset += length
      } else {
        result.append(bytes[offset] == 0x09 ? 0x20 : bytes[offset])
        offset += 1
      }
    }
    while result.last == 0x20 { result.removeLast() }
    return Array(result.drop { $0 == 0x20 })
  }
}
