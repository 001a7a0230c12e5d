/// The charset that `<?xml … encoding="…"?>` names (WHATWG HTML, section 13.2.3.2, "get an XML encoding").
enum XMLDeclaration {
  /// Nil where the bytes do not begin with a declaration that names a known one.
  static func encoding(of bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let head = bytes[bytes.startIndex..<end]
    let wanted = Array("encoding".utf8)
    guard
      let at = head.indices.first(where: { head[$0...].starts(with: wanted) })
    else { return nil }
    var rest = head[(at + wanted.count)...].drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 <= 0x20 }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    rest = rest.dropFirst()
    guard let close = rest.firstIndex(of: quote) else { return nil }
    return EncodingLabels.name(of: rest[rest.startIndex..<close])
  }
}
