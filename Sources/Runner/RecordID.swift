/// Names of records: a slug that people can read, and a hash of the key, so that a document keeps its name when it changes.
public enum RecordID {
  /// The slug of the file's name without its last extension, and 16 hex digits of the SHA-256 of the key.
  public static func make(key: String) -> String {
    "\(slug(key))-\(Digest.hex(key.utf8).prefix(16))"
  }

  /// Lower-case ASCII letters and digits, joined by hyphens; at most 60 bytes.
  static func slug(_ key: String) -> String {
    let name = key.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    let stem = name.lastIndex(of: UInt8(ascii: ".")).map { $0 > 0 ? Array(name[..<$0]) : name } ?? name
    var result: [UInt8] = []
    for byte in stem {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): result.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
      default: if let last = result.last, last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
      }
      if result.count == 60 { break }
    }
    while result.last == UInt8(ascii: "-") { result.removeLast() }
    return result.isEmpty ? "document" : String(decoding: result, as: UTF8.self)
  }
}
