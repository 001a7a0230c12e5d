/// UTF-16: two bytes a unit, two units for what lies above U+FFFF.
struct UTF16Decoder {
  var isBigEndian: Bool

  func decode(into text: inout DecodedTextBuilder) {
    let bytes = text.bytes
    while text.position + 2 <= bytes.count {
      let position = text.position
      let first = unit(bytes, at: position)
      if let scalar = Unicode.Scalar(first) {
        text.decode(to: position + 2, as: scalar)
      } else if first < 0xDC00, position + 4 <= bytes.count, case let second = unit(bytes, at: position + 2),
        (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
      {
        text.decode(to: position + 4, as: scalar)
      } else {
        text.replace(to: position + 2)
      }
    }
    text.replaceRest()
  }

  private func unit(_ bytes: [UInt8], at offset: Int) -> UInt16 {
    let first = UInt16(bytes[offset])
    let second = UInt16(bytes[offset + 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}
