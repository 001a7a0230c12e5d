extension UInt8 {
  /// Space or tab.
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// Line feed or carriage return.
  @inline(__always) var isBreak: Bool { self == 0x0A || self == 0x0D }
  @inline(__always) var isBlankOrBreak: Bool { isBlank || isBreak }
  @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always) var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// A bracket or comma of a flow collection.
  @inline(__always) var isFlowIndicator: Bool {
    self == 0x2C || self == 0x5B || self == 0x5D || self == 0x7B || self == 0x7D
  }
}

extension [UInt8] {
  /// Offset after the line end at `offset`: LF, CR LF, CR, and CR CR LF (a line end that was converted twice).
  @inline(__always) func afterBreak(_ offset: Int, end: Int) -> Int {
    guard self[offset] == 0x0D, offset + 1 < end else { return offset + 1 }
    if self[offset + 1] == 0x0A { return offset + 2 }
    return self[offset + 1] == 0x0D && offset + 2 < end && self[offset + 2] == 0x0A ? offset + 3 : offset + 1
  }

  /// Offset of the next line end at or after `offset`, or `end`.
  func lineEnd(from offset: Int, end: Int) -> Int {
    withUnsafeBufferPointer { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var index = offset
      // Eight bytes at a time; none of them is below 0x0E in nearly all lines.
      while index + 8 <= end {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if UInt64.holdsByte(word, below: 0x0E) {
          for next in index..<(index + 8) where bytes[next].isBreak { return next }
        }
        index += 8
      }
      while index < end, !bytes[index].isBreak { index += 1 }
      return index
    }
  }

  /// Offset of the next line end, backslash or `mark` at or after `offset`, or `end`.
  func quotedEnd(from offset: Int, end: Int, mark: UInt8) -> Int {
    withUnsafeBufferPointer { bytes in
      var index = offset
      while index < end {
        let byte = bytes[index]
        if byte == mark || byte == UInt8(ascii: "\\") || byte.isBreak { break }
        index += 1
      }
      return index
    }
  }

  /// Whether the bytes at `offset` are those of a literal.
  func has(_ literal: StaticString, at offset: Int, end: Int) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard offset + count <= end else { return false }
    return literal.withUTF8Buffer { text in
      for index in 0..<count where self[offset + index] != text[index] { return false }
      return true
    }
  }
}

extension UInt64 {
  /// Whether one of the word's bytes is below a number up to 0x80 (Bit Twiddling Hacks, "a byte less than n"). May say so of
  /// a byte above 0x7F behind such a one, which does no harm here.
  @inline(__always) static func holdsByte(_ word: UInt64, below limit: UInt8) -> Bool {
    (word &- 0x0101_0101_0101_0101 &* UInt64(limit)) & ~word & 0x8080_8080_8080_8080 != 0
  }
}
