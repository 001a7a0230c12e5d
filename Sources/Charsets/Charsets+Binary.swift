extension Charsets {
  /// Whether a file's first bytes are no text in any charset: a known signature of another kind of file, or many control
  /// codes. UTF-16 with its mark is text.
  public static func looksBinary(_ head: ArraySlice<UInt8>) -> Bool {
    if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) { return false }
    if unmarkedUTF16(head) != nil { return false }
    if signatures.contains(where: { head.starts(with: $0) }) { return true }
    let controls = head.withUnsafeBufferPointer { bytes in
      // Without branches, so that many bytes are looked at together.
      bytes.reduce(0) { $0 &+ (isControl($1) ? 1 : 0) }
    }
    return controls > 2 && controls * 50 > head.count
  }

  /// A control code, but tab, line feed, vertical tab, form feed, carriage return, backspace and escape, which stand in text files.
  @inline(__always)
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte &- 0x08 >= 6 && byte != 0x1B || byte == 0x7F
  }

  private static let signatures: [[UInt8]] = [
    Array("%PDF-".utf8), [0x50, 0x4B, 0x03, 0x04], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
    [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0x7F, 0x45, 0x4C, 0x46], [0xD0, 0xCF, 0x11, 0xE0],
    [0xFD, 0x37, 0x7A, 0x58, 0x5A],
    [0x37, 0x7A, 0xBC, 0xAF], [0x28, 0xB5, 0x2F, 0xFD], Array("SQLite format 3".utf8), Array("wOFF".utf8),
    Array("wOF2".utf8),
    Array("OggS".utf8), Array("ID3".utf8), [0x00, 0x00, 0x01, 0x00],
  ]
}
