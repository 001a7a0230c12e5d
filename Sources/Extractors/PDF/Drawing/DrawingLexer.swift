/// Cuts the bytes of a PDF file or of a content stream into tokens (ISO 32000-1, 7.2 and 7.3).
struct DrawingLexer {
  enum Token: Equatable {
    case number(Double)
    /// Without the slash.
    case name(Range<Int>)
    case string
    case openArray, closeArray, openDictionary, closeDictionary
    /// Operators, `obj`, `R`, `true`.
    case word(Range<Int>)
  }

  let bytes: [UInt8]
  private(set) var index: Int
  private let end: Int

  init(_ bytes: [UInt8], at start: Int = 0, end: Int? = nil) {
    self.bytes = bytes
    index = max(0, start)
    self.end = min(bytes.count, end ?? bytes.count)
  }

  mutating func move(to index: Int) { self.index = min(max(0, index), end) }

  /// Nil at the end.
  mutating func next() -> Token? {
    skipSpace()
    guard index < end else { return nil }
    let byte = bytes[index]
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E: return number()
    case 0x2F: return name()
    case 0x28: return literal()
    case 0x3C: return open()
    case 0x3E:
      index += index + 1 < end && bytes[index + 1] == 0x3E ? 2 : 1
      return .closeDictionary
    case 0x5B, 0x7B:
      index += 1
      return .openArray
    case 0x5D, 0x7D:
      index += 1
      return .closeArray
    case 0x29:
      index += 1
      return .string
    default: return word()
    }
  }

  private mutating func skipSpace() {
    while index < end {
      let byte = bytes[index]
      if byte == 0x25 {
        while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else if byte <= 0x20 {
        index += 1
      } else {
        return
      }
    }
  }

  private mutating func number() -> Token {
    var sign = 1.0
    var value = 0.0
    var scale = 0.0
    while index < end {
      let byte = bytes[index]
      switch byte {
      case 0x2D: sign = -1
      case 0x2B: break
      case 0x2E: scale = scale == 0 ? 1 : scale
      case 0x30...0x39:
        if scale == 0 {
          value = value * 10 + Double(byte - 0x30)
        } else {
          scale /= 10
          value += scale * Double(byte - 0x30)
        }
      default: return .number(sign * min(value, 1e9))
      }
      index += 1
    }
    return .number(sign * min(value, 1e9))
  }

  private mutating func name() -> Token {
    let start = index + 1
    index = start
    while index < end, DrawingLexer.isRegular(bytes[index]) { index += 1 }
    return .name(start..<index)
  }

  private mutating func word() -> Token {
    let start = index
    index += 1
    while index < end, DrawingLexer.isRegular(bytes[index]) { index += 1 }
    return .word(start..<index)
  }

  private mutating func literal() -> Token {
    var depth = 0
    while index < end {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
      index = min(index + 1, end)
      if depth == 0 { break }
    }
    return .string
  }

  /// A dictionary or a string of hexadecimal digits.
  private mutating func open() -> Token {
    if index + 1 < end, bytes[index + 1] == 0x3C {
      index += 2
      return .openDictionary
    }
    while index < end, bytes[index] != 0x3E { index += 1 }
    index = min(index + 1, end)
    return .string
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x25: false
    default: true
    }
  }
}
