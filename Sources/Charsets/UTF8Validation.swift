/// Whether bytes are UTF-8, and which of them are not (Unicode 15, table 3-7).
enum UTF8Validation {
  /// Offset of the first byte at or after `start` that begins nothing valid; nil where all is valid.
  static func firstInvalid(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = start
      while true {
        index = firstNonASCII(buffer, from: index)
        if index == buffer.count { return nil }
        let sequence = sequence(buffer, at: index)
        if !sequence.isValid { return index }
        index += sequence.length
      }
    }
  }

  /// Offset of the first byte at or after `start` above 0x7F, or the end.
  static func firstNonASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      if raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// The sequence that a byte above 0x7F begins: its length, or that of its longest valid beginning (at least 1).
  @inline(__always)
  static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (length: Int, isValid: Bool) {
    let lead = bytes[offset]
    guard lead >= 0xC2, lead <= 0xF4 else { return (1, false) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xE0: low = 0xA0
    case 0xED: high = 0x9F
    case 0xF0: low = 0x90
    case 0xF4: high = 0x8F
    default: break
    }
    for next in 1..<length {
      guard offset + next < bytes.count, bytes[offset + next] >= low, bytes[offset + next] <= high else {
        return (next, false)
      }
      low = 0x80
      high = 0xBF
    }
    return (length, true)
  }

  /// Whether all bytes, but for a last character that is cut off, are UTF-8, whatever another charset makes of them.
  ///
  /// Four different sequences beyond ASCII must say so. Where two bytes may be a character of the other charset, only longer
  /// sequences count: many pairs are both. Control characters are what text has that was garbled before it was written.
  static func isSurelyUTF8(_ bytes: [UInt8], not other: String) -> Bool {
    let shortest = MultiByteDecoder(other) == nil ? 2 : 3
    return bytes.withUnsafeBufferPointer { buffer in
      var seen: Set<UInt32> = []
      var count = 0
      var controls = 0
      var index = firstNonASCII(buffer, from: 0)
      while index < buffer.count {
        let sequence = sequence(buffer, at: index)
        guard sequence.isValid else {
          if index + sequence.length < buffer.count { return false }
          break
        }
        count += 1
        if buffer[index] == 0xC2, buffer[index + 1] < 0xA0 { controls += 1 }
        if sequence.length >= shortest, seen.count < 4 {
          seen.insert((0..<sequence.length).reduce(0) { $0 << 8 | UInt32(buffer[index + $1]) })
        }
        index = firstNonASCII(buffer, from: index + sequence.length)
      }
      return seen.count == 4 && controls * 100 <= count
    }
  }

  /// Whether bytes that are not all UTF-8 are so but for a few: text of another charset hardly ever has valid sequences.
  static func isMostlyUTF8(_ bytes: [UInt8], from start: Int) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var valid = 0
      var invalid = 0
      var index = firstNonASCII(buffer, from: 0)
      while index < buffer.count {
        let sequence = sequence(buffer, at: index)
        if sequence.isValid { valid += 1 } else { invalid += 1 }
        index = firstNonASCII(buffer, from: index + sequence.length)
      }
      return valid > invalid
    }
  }

  /// Whether bytes that are not UTF-8 are text of Western Europe in windows-1252: hardly a sequence of UTF-8 among those beyond ASCII, none
  /// that this charset has no character for, and few side by side, as letters of other scripts stand.
  static func isWindows1252(_ bytes: [UInt8]) -> Bool {
    guard let first = firstInvalid(bytes, from: 0) else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      var valid = 0
      var others = 0
      var beside = 0
      var last = -2
      var index = firstNonASCII(buffer, from: 0)
      while index < buffer.count {
        let sequence = sequence(buffer, at: index)
        if index < first || sequence.isValid { valid += 1 }
        switch buffer[index] {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D: return false
        default: others += 1
        }
        if last == index - 1 { beside += 1 }
        last = index
        index = firstNonASCII(buffer, from: index + 1)
      }
      return valid * 10 <= others && beside * 5 <= others
    }
  }
}
