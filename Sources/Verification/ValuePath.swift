import JSONText

/// The ways in which a person may name a value of a record.
public enum ValuePath {
  /// The JSON Pointer of `/project/start`, `project.start`, `.quantities[0]`, `$.sections[1].blocks[0].text`; nil for
  /// what is none of these.
  public static func pointer(_ path: String) -> String? {
    if path.isEmpty || path.hasPrefix("/") { return path }
    var bytes = Array(path.utf8)
    if bytes.first == UInt8(ascii: "$") { bytes.removeFirst() }
    if bytes.first != UInt8(ascii: "."), bytes.first != UInt8(ascii: "[") { bytes.insert(UInt8(ascii: "."), at: 0) }
    var pointer = ""
    var index = 0
    while index < bytes.count {
      guard let (token, next) = token(bytes, at: index) else { return nil }
      if !(token.isEmpty && next == bytes.count) { pointer += "/" + JSONPointer.escape(token) }
      index = next
    }
    return pointer
  }

  /// The step that begins with a dot or a bracket, and the offset after it.
  private static func token(_ bytes: [UInt8], at start: Int) -> (String, Int)? {
    if bytes[start] == UInt8(ascii: ".") {
      let end = bytes[(start + 1)...].firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? bytes.count
      return (String(decoding: bytes[(start + 1)..<end], as: UTF8.self), end)
    }
    guard bytes[start] == UInt8(ascii: "["), let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    var inner = bytes[(start + 1)..<end]
    if let quote = inner.first, quote == 0x22 || quote == 0x27, inner.last == quote, inner.count > 1 {
      inner = inner.dropFirst().dropLast()
    }
    return inner.isEmpty ? nil : (String(decoding: inner, as: UTF8.self), end + 1)
  }
}
