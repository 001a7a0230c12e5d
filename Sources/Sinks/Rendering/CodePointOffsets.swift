/// Turns offsets in code points, as records have them, into byte offsets of UTF-8, in any order.
struct CodePointOffsets {
  private let count: Int
  /// The byte offset of each code point; empty where all is ASCII.
  private var starts: [Int32] = []

  init(_ utf8: [UInt8]) {
    count = utf8.count
    guard utf8.contains(where: { $0 >= 0x80 }) else { return }
    starts.reserveCapacity(count)
    for (offset, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
      starts.append(Int32(truncatingIfNeeded: offset))
    }
  }

  /// Offsets outside the text are at its nearer end.
  func byte(_ offset: Int) -> Int {
    if offset <= 0 { return 0 }
    if starts.isEmpty { return min(offset, count) }
    return offset < starts.count ? Int(starts[offset]) : count
  }
}
