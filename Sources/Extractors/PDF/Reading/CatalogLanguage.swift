/// The language that the catalogue names (`/Lang (en-GB)`), where the file has it in clear and once only.
enum CatalogLanguage {
  static func value(in bytes: [UInt8]) -> NamedValue? {
    let name = Array("/Lang".utf8)
    var found: [UInt8]?
    var index = 0
    while let at = bytes.firstIndex(of: name[0], from: index) {
      index = at + 1
      guard at + name.count + 4 < bytes.count, bytes[at + 1] == name[1],
        bytes[at..<(at + name.count)].elementsEqual(name),
        let value = literal(in: bytes, from: at + name.count)
      else { continue }
      if let found, found != value { return nil }
      found = value
    }
    return found.map { NamedValue(name: "pdf:/Lang", utf8: $0) }
  }

  /// A tag in parentheses, such as `en` or `pt-BR` (RFC 5646).
  private static func literal(in bytes: [UInt8], from start: Int) -> [UInt8]? {
    var index = start
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { return nil }
    let body = bytes[(index + 1)...].prefix(36)
    guard let end = body.firstIndex(of: UInt8(ascii: ")")) else { return nil }
    let parts = body[..<end].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(isLetter) else {
      return nil
    }
    guard parts.allSatisfy({ !$0.isEmpty && $0.count <= 8 && $0.allSatisfy { isLetter($0) || $0.isDigit } }) else {
      return nil
    }
    return Array(body[..<end])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
