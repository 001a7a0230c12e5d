/// ISO-2022-JP: escape sequences say what the bytes after them are.
///
/// An escape sequence belongs to the character after it.
struct ISO2022JPDecoder {
  private enum Set { case ascii, roman, katakana, kanji }

  let converter: Converter

  init(_ converter: Converter) {
    self.converter = converter
  }

  func decode(into text: inout DecodedTextBuilder) {
    let bytes = text.bytes
    var set = Set.ascii
    var index = text.position
    while index < bytes.count {
      if bytes[index] == 0x1B, let next = Self.set(after: bytes, index) {
        set = next
        index += 3
      } else if set == .ascii, bytes[index] < 0x80, index == text.position {
        text.keep(to: index + 1)
        index += 1
      } else {
        index = decodeCharacter(bytes, at: index, in: set, into: &text)
      }
    }
    text.replaceRest()
  }

  private static func set(after bytes: [UInt8], _ index: Int) -> Set? {
    guard index + 2 < bytes.count else { return nil }
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0x28, 0x42): return .ascii
    case (0x28, 0x4A): return .roman
    case (0x28, 0x49): return .katakana
    case (0x24, 0x40), (0x24, 0x42): return .kanji
    default: return nil
    }
  }

  private func decodeCharacter(_ bytes: [UInt8], at index: Int, in set: Set, into text: inout DecodedTextBuilder) -> Int
  {
    let byte = bytes[index]
    let isControl = byte < 0x21
    switch set {
    case _ where isControl, .ascii, .roman:
      let spelled: Unicode.Scalar =
        set == .roman
        ? (byte == 0x5C ? "\u{A5}" : byte == 0x7E ? "\u{203E}" : Unicode.Scalar(byte)) : Unicode.Scalar(byte)
      if byte < 0x80 { text.decode(to: index + 1, as: spelled) } else { text.replace(to: index + 1) }
      return index + 1
    case .katakana:
      let scalar = byte <= 0x5F ? Unicode.Scalar(0xFF61 - 0x21 + UInt32(byte)) : nil
      if let scalar { text.decode(to: index + 1, as: scalar) } else { text.replace(to: index + 1) }
      return index + 1
    case .kanji:
      return decodeKanji(bytes, at: index, into: &text)
    }
  }

  /// Two bytes of JIS X 0208, read as EUC-JP has them: with the high bit set.
  private func decodeKanji(_ bytes: [UInt8], at index: Int, into text: inout DecodedTextBuilder) -> Int {
    guard index + 1 < bytes.count, (0x21...0x7E).contains(bytes[index]), (0x21...0x7E).contains(bytes[index + 1]) else {
      text.replace(to: index + 1)
      return index + 1
    }
    converter.reset()
    if case .text(let utf8) = converter.convert([bytes[index] | 0x80, bytes[index + 1] | 0x80]), !utf8.isEmpty {
      text.decode(to: index + 2, as: utf8)
    } else {
      text.replace(to: index + 2)
    }
    return index + 2
  }
}
