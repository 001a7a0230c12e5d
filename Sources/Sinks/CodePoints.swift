/// Turns byte offsets of UTF-8 into offsets in code points, for offsets that mostly ascend.
struct CodePoints {
  private let utf8: [UInt8]
  private let isASCII: Bool
  private var byte = 0
  private var count = 0

  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    isASCII = utf8.allSatisfy { $0 < 0x80 }
  }

  /// Code points before a byte offset.
  mutating func offset(_ target: Int) -> Int {
    if isASCII { return target }
    if target < byte {
      byte = 0
      count = 0
    }
    while byte < target {
      if utf8[byte] & 0xC0 != 0x80 { count += 1 }
      byte += 1
    }
    return count
  }
}
