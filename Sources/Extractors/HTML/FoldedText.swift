import Provenance

/// Letters and digits of a text in lower case, for comparing what people wrote in different ways.
struct FoldedText: Hashable {
  let letters: [UInt8]

  init(_ text: TracedText) {
    self.init(text.utf8[...])
  }

  init(_ bytes: ArraySlice<UInt8>) {
    letters = FoldedText.foldedLatin(bytes) ?? FoldedText.folded(bytes)
  }

  /// The same for the letters of ASCII and Latin-1, with punctuation beyond; nil where there are others.
  private static func foldedLatin(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var letters: [UInt8] = []
    letters.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte < 0x80 {
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) { letters.append(lower) }
        continue
      }
      guard index < bytes.endIndex else { return nil }
      let next = bytes[index]
      switch (byte, next) {
      case (0xC2, 0xA0), (0xC2, 0xA9), (0xC2, 0xAD), (0xC2, 0xAE): index += 1
      case (0xC2, 0xA1...0xBF): return nil
      case (0xC3, 0x80...0xBF):
        letters += [byte, next < 0x9F && next != 0x97 ? next + 0x20 : next]
        index += 1
      // Dashes, quotation marks and spaces: U+2000 to U+206F.
      case (0xE2, 0x80) where index + 1 < bytes.endIndex,
        (0xE2, 0x81) where index + 1 < bytes.endIndex && bytes[index + 1] < 0xB0:
        index += 2
      case (0xE2, 0x84) where index + 1 < bytes.endIndex && (bytes[index + 1] == 0xA2 || bytes[index + 1] == 0xA0):
        index += 2
      default: return nil
      }
    }
    return letters
  }

  /// The same with letters beyond ASCII; punctuation, spaces of no width and the signs ©, ®, ™ and ℠ are no letters.
  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: letters.append(UInt8(scalar.value))
      case 0..<0x80, 0xA0, 0xA9, 0xAD, 0xAE, 0x2000...0x206F, 0x2120, 0x2122, 0xFEFF: continue
      default: letters.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return letters
  }

  var isEmpty: Bool { letters.isEmpty }
}
