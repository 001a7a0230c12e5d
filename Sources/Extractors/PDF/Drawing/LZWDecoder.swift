/// LZW with codes of 9 to 12 bits that grow a code early (ISO 32000-1, 7.4.4).
enum LZWDecoder {
  static func decoded(_ bytes: [UInt8], limit: Int) -> [UInt8] {
    var result: [UInt8] = []
    /// Where in the result the string of each code from 258 on begins, and how long it is.
    var strings: [Range<Int>] = []
    var (buffer, bits, width) = (UInt32(0), 0, 9)
    var last: Range<Int>?
    for byte in bytes where result.count < limit {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      guard bits >= width else { continue }
      bits -= width
      let code = Int(buffer >> UInt32(bits)) & ((1 << width) - 1)
      if code == 257 { break }
      if code == 256 {
        strings = []
        width = 9
        last = nil
        continue
      }
      let start = result.count
      if code < 256 {
        result.append(UInt8(code))
      } else if code - 258 < strings.count {
        for index in strings[code - 258] { result.append(result[index]) }
      } else if let last {
        for index in last { result.append(result[index]) }
        result.append(result[last.lowerBound])
      } else {
        return result
      }
      if let last, strings.count < 4096 { strings.append(last.lowerBound..<(last.upperBound + 1)) }
      last = start..<result.count
      width = strings.count + 258 >= 2047 ? 12 : strings.count + 258 >= 1023 ? 11 : strings.count + 258 >= 511 ? 10 : 9
    }
    return result
  }
}
