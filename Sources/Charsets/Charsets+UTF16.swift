extension Charsets {
  /// The charset of UTF-16 without its mark: text in which most of every second byte are zero, and none of the others.
  static func unmarkedUTF16(_ bytes: ArraySlice<UInt8>) -> String? {
    // What stands before the text (a mark of direction, a dash) may have no zero.
    guard bytes.count >= 8, bytes.prefix(16).contains(0) else { return nil }
    let head = Array(bytes.prefix(512))
    var zeros = [0, 0]
    var controls = 0
    for (index, byte) in head.enumerated() {
      if byte == 0 { zeros[index % 2] += 1 } else if byte < 0x09 || (0x0E..<0x20).contains(byte) { controls += 1 }
    }
    let enough = head.count / 2 * 3 / 4
    guard controls * 20 <= head.count, zeros.min() == 0, zeros[0] + zeros[1] >= enough else { return nil }
    return zeros[0] > 0 ? "utf-16be" : "utf-16le"
  }
}
