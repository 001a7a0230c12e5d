/// Where a piece of markup ends, told from its bytes alone.
enum HTMLMarkup {
  /// Bytes that go on in a tag's name.
  static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x3A
      || byte == 0x2E
  }

  /// The offset after the tag, comment or declaration at `offset`, which holds a `<`; `offset` where it is none.
  static func end(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let next = offset + 1
    guard next < bytes.count else { return offset }
    switch bytes[next] {
    case UInt8(ascii: "!"):
      if next + 2 < bytes.count, bytes[next + 1] == 0x2D, bytes[next + 2] == 0x2D {
        return commentEnd(bytes, from: next + 3)
      }
      return after(UInt8(ascii: ">"), bytes, from: next)
    case UInt8(ascii: "?"): return after(UInt8(ascii: ">"), bytes, from: next)
    case UInt8(ascii: "/"):
      guard next + 1 < bytes.count, (0x61...0x7A).contains(bytes[next + 1] | 0x20) else { return offset }
      return tagEnd(bytes, from: next + 1)
    case 0x41...0x5A, 0x61...0x7A: return tagEnd(bytes, from: next)
    default: return offset
    }
  }

  private static func after(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != byte { index += 1 }
    return min(index + 1, bytes.count)
  }

  private static func commentEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x3E, index >= 2, bytes[index - 1] == 0x2D, bytes[index - 2] == 0x2D { return index + 1 }
      index += 1
    }
    return bytes.count
  }

  /// A `>` inside a quoted value does not end a tag.
  private static func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var previous: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3E { return index + 1 }
      if byte == 0x22 || byte == 0x27, previous == 0x3D {
        index += 1
        while index < bytes.count, bytes[index] != byte { index += 1 }
      }
      if byte != 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D { previous = byte }
      index += 1
    }
    return bytes.count
  }
}
