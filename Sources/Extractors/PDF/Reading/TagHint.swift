/// What a file says in clear about its structure, without a walk over the structure tree: poppler's reading of a tree is
/// recursive, and a deep one ends the process.
enum TagHint {
  /// Whether the structure tree has items of lists (`/S /LI`) in objects that are not compressed.
  static func hasListItems(_ bytes: [UInt8]) -> Bool {
    let name = Array("/LI".utf8)
    var index = 0
    while let at = bytes.firstIndex(of: name[0], from: index) {
      index = at + 1
      guard at + name.count < bytes.count, bytes[at + 1] == name[1], bytes[at + 2] == name[2] else { continue }
      if isDelimiter(bytes[at + name.count]), followsKey(bytes, at) { return true }
    }
    return false
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte.isSpace || [UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "[")].contains(byte)
  }

  /// Whether `/S` and white space stand before.
  private static func followsKey(_ bytes: [UInt8], _ at: Int) -> Bool {
    var end = at
    while end > 0, bytes[end - 1].isSpace { end -= 1 }
    return end >= 2 && bytes[end - 1] == UInt8(ascii: "S") && bytes[end - 2] == UInt8(ascii: "/")
  }
}
