/// What the head of a JPEG file says of the picture (ITU-T T.81, annex B).
struct JPEGHead {
  let width: Int
  let height: Int
  let components: Int

  /// Nil where it says nothing, or the samples have not eight bits.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      // Frames, but for tables of codes and arithmetic conditioning, which have numbers among theirs.
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        guard bytes[index + 4] == 8 else { return nil }
        height = Int(bytes[index + 5]) << 8 | Int(bytes[index + 6])
        width = Int(bytes[index + 7]) << 8 | Int(bytes[index + 8])
        components = Int(bytes[index + 9])
        return
      }
      index += 2 + (Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
    }
    return nil
  }
}
