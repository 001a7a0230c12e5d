/// The mark that a file begins with, and the charset that it stands for.
struct ByteOrderMark {
  var encoding: String
  /// In bytes.
  var length: Int

  /// Nil where the bytes begin with no mark.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, length) = ("utf-8", 3)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (encoding, length) = ("utf-16be", 2)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (encoding, length) = ("utf-16le", 2)
    } else {
      return nil
    }
  }
}
