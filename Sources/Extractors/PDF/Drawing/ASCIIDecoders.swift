/// Streams written in letters (ISO 32000-1, 7.4.2 and 7.4.3).
enum ASCIIDecoders {
  static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    for byte in bytes {
      if byte == UInt8(ascii: ">") { break }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { continue }
      if let known = high {
        result.append(known << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
    if let high { result.append(high << 4) }
    return result
  }

  static func base85(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var value: UInt32 = 0
    var count = 0
    func append(_ bytes: Int) {
      for shift in 0..<bytes { result.append(UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * shift))) }
    }
    for byte in bytes {
      switch byte {
      case 0x21...0x75:
        value = value &* 85 &+ UInt32(byte - 0x21)
        count += 1
        guard count == 5 else { continue }
        append(4)
      case 0x7A where count == 0: result += [0, 0, 0, 0]
      case 0x7E:
        guard count > 1 else { return result }
        for _ in count..<5 { value = value &* 85 &+ 84 }
        append(count - 1)
        return result
      default: continue
      }
      value = 0
      count = 0
    }
    return result
  }
}
