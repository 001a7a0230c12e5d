import Provenance

/// Letters and digits of a text in lower case, for comparing what people wrote in different ways.
struct FoldedText: Hashable {
  let letters: [UInt8]

  init(_ text: TracedText) {
    self.init(text.utf8[...])
  }

  init(_ bytes: ArraySlice<UInt8>) {
    var letters: [UInt8] = []
    letters.reserveCapacity(bytes.count)
    var isPlain = true
    for byte in bytes {
      if byte >= 0x80 { isPlain = false }
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if byte >= 0x80 || (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) { letters.append(lower) }
    }
    self.letters = isPlain ? letters : FoldedText.folded(bytes)
  }

  /// The same with letters beyond ASCII; spaces of no width are none.
  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: letters.append(UInt8(scalar.value))
      case 0..<0x80, 0xA0, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: continue
      default: letters.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return letters
  }

  var isEmpty: Bool { letters.isEmpty }
}
