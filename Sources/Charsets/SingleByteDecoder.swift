/// A charset of one byte a character, ASCII below 0x80.
struct SingleByteDecoder {
  let table: SingleByteTable

  init(_ table: SingleByteTable) {
    self.table = table
  }

  func decode(into text: inout DecodedTextBuilder) {
    let bytes = text.bytes
    while text.position < bytes.count {
      let next = bytes.withUnsafeBufferPointer { UTF8Validation.firstNonASCII($0, from: text.position) }
      text.keep(to: next)
      guard next < bytes.count else { return }
      if let scalar = table.scalars[Int(bytes[next] & 0x7F)] {
        text.decode(to: next + 1, as: scalar)
      } else {
        text.replace(to: next + 1)
      }
    }
  }
}
