/// UTF-8 in which each maximal part of an invalid sequence is U+FFFD.
enum UTF8Decoder {
  static func decode(into text: inout DecodedTextBuilder) {
    let bytes = text.bytes
    while let invalid = UTF8Validation.firstInvalid(bytes, from: text.position) {
      text.keep(to: invalid)
      let length = bytes.withUnsafeBufferPointer { UTF8Validation.sequence($0, at: invalid).length }
      text.replace(to: invalid + length)
    }
    text.keep(to: bytes.count)
  }
}
