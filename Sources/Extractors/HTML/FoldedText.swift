import Provenance

/// Letters and digits of a text in lower case, for comparing what people wrote in different ways.
struct FoldedText: Hashable {
  let letters: [UInt8]

  init(_ text: TracedText) {
    self.init(text.utf8[...])
  }

  init(_ bytes: ArraySlice<UInt8>) {
    letters = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8).filter { byte in
      byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
  }

  var isEmpty: Bool { letters.isEmpty }
}
