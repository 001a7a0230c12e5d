/// Tags and text of a small XML packet, in order; comments, declarations and instructions are passed over.
struct TagScanner {
  enum Event {
    case open(name: String, attributes: [(name: String, value: [UInt8])], isEmpty: Bool)
    case close(name: String)
    case text([UInt8])
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
  }

  mutating func next() -> Event? {
    guard index < bytes.count else { return nil }
    guard bytes[index] == UInt8(ascii: "<") else { return text() }
    let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: index) ?? bytes.count
    let tag = bytes[min(index + 1, end)..<end]
    index = min(end + 1, bytes.count)
    switch tag.first {
    case UInt8(ascii: "/"): return .close(name: TagScanner.name(tag.dropFirst()))
    case UInt8(ascii: "?"), UInt8(ascii: "!"), nil: return .text([])
    default:
      let isEmpty = tag.last == UInt8(ascii: "/")
      return .open(name: TagScanner.name(tag), attributes: TagScanner.attributes(tag), isEmpty: isEmpty)
    }
  }

  private mutating func text() -> Event {
    let end = bytes.firstIndex(of: UInt8(ascii: "<"), from: index) ?? bytes.count
    defer { index = end }
    return .text(Array(bytes[index..<end]))
  }

  private static func name(_ tag: ArraySlice<UInt8>) -> String {
    String(decoding: tag.prefix { !$0.isSpace && $0 != UInt8(ascii: "/") }, as: UTF8.self)
  }

  private static func attributes(_ tag: ArraySlice<UInt8>) -> [(name: String, value: [UInt8])] {
    var result: [(name: String, value: [UInt8])] = []
    var rest = tag.drop { !$0.isSpace }
    while result.count < 200 {
      rest = rest.drop { $0.isSpace }
      let name = rest.prefix { !$0.isSpace && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") }
      guard !name.isEmpty else { return result }
      rest = rest.dropFirst(name.count).drop { $0.isSpace }
      guard rest.first == UInt8(ascii: "=") else { return result }
      rest = rest.dropFirst().drop { $0.isSpace }
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return result }
      let value = rest.dropFirst().prefix { $0 != quote }
      result.append((String(decoding: name, as: UTF8.self), Entities.decoded(Array(value))))
      rest = rest.dropFirst(value.count + 2)
    }
    return result
  }
}

/// XML's five entities and character codes.
enum Entities {
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...].prefix(12)
      if bytes[index] == UInt8(ascii: "&"), let end = rest.firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: rest[(index + 1)..<end], as: UTF8.self))
      {
        result += Array(String(Character(scalar)).utf8)
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }
  }
}
