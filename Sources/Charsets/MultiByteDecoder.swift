/// A charset of one to four bytes a character, by the C library, one character after another.
struct MultiByteDecoder {
  let converter: Converter
  let isStateful: Bool

  /// Nil where the charset, by its WHATWG name, is none of these.
  init?(_ encoding: String) {
    guard let name = Self.iconvNames[encoding], let converter = Converter(from: name) else { return nil }
    self.converter = converter
    isStateful = encoding == "iso-2022-jp"
  }

  private static let iconvNames: [String: String] = [
    "gbk": "GB18030", "gb18030": "GB18030", "big5": "BIG5-HKSCS", "euc-jp": "EUC-JP-MS", "iso-2022-jp": "EUC-JP-MS",
    "shift_jis": "CP932", "euc-kr": "UHC",
  ]

  func decode(into text: inout DecodedTextBuilder) {
    if isStateful { return ISO2022JPDecoder(converter).decode(into: &text) }
    let bytes = text.bytes
    while text.position < bytes.count {
      let next = bytes.withUnsafeBufferPointer { UTF8Validation.firstNonASCII($0, from: text.position) }
      text.keep(to: next)
      guard next < bytes.count else { return }
      decodeCharacter(into: &text)
    }
  }

  private func decodeCharacter(into text: inout DecodedTextBuilder) {
    let bytes = text.bytes
    let start = text.position
    for length in 1...4 where start + length <= bytes.count {
      converter.reset()
      switch converter.convert(bytes[start..<(start + length)]) {
      case .text(let utf8) where !utf8.isEmpty: return text.decode(to: start + length, as: utf8)
      case .text, .incomplete: continue
      case .invalid: return text.replace(to: invalidEnd(bytes, from: start, length: length))
      }
    }
    text.replace(to: invalidEnd(bytes, from: start, length: min(4, bytes.count - start)))
  }

  /// An ASCII byte that can't go on a sequence is a character of its own.
  private func invalidEnd(_ bytes: [UInt8], from start: Int, length: Int) -> Int {
    for offset in 1..<max(length, 1) where bytes[start + offset] < 0x80 { return start + offset }
    return start + max(length, 1)
  }
}
