/// Reads JSON (RFC 8259) from bytes and keeps the place of each value.
public struct JSONReader {
  /// Why reading stopped, and where (byte offset).
  public struct Failure: Error, Sendable, CustomStringConvertible {
    public let reason: String
    public let offset: Int
    public var description: String { "\(reason) at byte \(offset)" }
  }

  /// How deep values may stand in each other.
  public static let depthLimit = 512

  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  /// Raw line feeds, tabs and other control characters inside strings, and commas before a closing bracket, are let pass.
  private let lenient: Bool

  private init(_ bytes: [UInt8], _ range: Range<Int>, lenient: Bool) {
    self.bytes = bytes
    self.end = range.upperBound
    self.position = range.lowerBound
    self.lenient = lenient
  }

  /// The one value in a range of bytes; white space may stand around it, nothing else.
  public static func read(_ bytes: [UInt8], in range: Range<Int>? = nil, lenient: Bool = false) throws(Failure)
    -> JSONNode
  {
    let (node, next) = try readPrefix(bytes, in: range, lenient: lenient)
    var reader = JSONReader(bytes, next..<(range?.upperBound ?? bytes.count), lenient: lenient)
    reader.skipSpace()
    guard reader.position == reader.end else { throw Failure(reason: "text after the value", offset: reader.position) }
    return node
  }

  /// The first value in a range of bytes, and the offset after it.
  public static func readPrefix(_ bytes: [UInt8], in range: Range<Int>? = nil, lenient: Bool = false) throws(Failure)
    -> (JSONNode, Int)
  {
    var reader = JSONReader(bytes, range ?? 0..<bytes.count, lenient: lenient)
    reader.skipSpace()
    let node = try reader.value(depth: 0)
    return (node, reader.position)
  }

  private mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func fail(_ reason: String) -> Failure { Failure(reason: reason, offset: position) }

  private mutating func value(depth: Int) throws(Failure) -> JSONNode {
    guard depth < JSONReader.depthLimit else { throw fail("values nested deeper than \(JSONReader.depthLimit)") }
    guard position < end else { throw fail("a value is missing") }
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""):
      let (text, plain) = try string()
      return JSONNode(.string(text, plain: plain), range: start..<position)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONNode.Value) throws(Failure) -> JSONNode {
    let start = position
    let count = word.utf8CodeUnitCount
    guard position + count <= end, word.withUTF8Buffer({ $0.elementsEqual(bytes[start..<(start + count)]) }) else {
      throw fail("not a JSON value")
    }
    position += count
    return JSONNode(value, range: start..<position)
  }

  private mutating func number() throws(Failure) -> JSONNode {
    let start = position
    func digits(_ reader: inout JSONReader) -> Int {
      let from = reader.position
      while reader.position < reader.end, (0x30...0x39).contains(reader.bytes[reader.position]) { reader.position += 1 }
      return reader.position - from
    }
    if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = position
    let count = digits(&self)
    guard count > 0, count == 1 || bytes[whole] != 0x30 else { throw fail("not a JSON value") }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits(&self) > 0 else { throw fail("digits are missing") }
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      guard digits(&self) > 0 else { throw fail("digits are missing") }
    }
    return JSONNode(.number(String(decoding: bytes[start..<position], as: UTF8.self)), range: start..<position)
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONNode {
    let start = position
    position += 1
    var items: [JSONNode] = []
    while true {
      skipSpace()
      guard position < end else { throw fail("a list without its end") }
      if bytes[position] == UInt8(ascii: "]"), items.isEmpty || lenient { break }
      items.append(try value(depth: depth + 1))
      skipSpace()
      guard position < end else { throw fail("a list without its end") }
      if bytes[position] == UInt8(ascii: "]") { break }
      guard bytes[position] == UInt8(ascii: ",") else { throw fail("a comma or ] is missing") }
      position += 1
    }
    position += 1
    return JSONNode(.array(items), range: start..<position)
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONNode {
    let start = position
    position += 1
    var members: [JSONNode.Member] = []
    while true {
      skipSpace()
      guard position < end else { throw fail("an object without its end") }
      if bytes[position] == UInt8(ascii: "}"), members.isEmpty || lenient { break }
      guard bytes[position] == UInt8(ascii: "\"") else { throw fail("a key in quotes is missing") }
      let keyStart = position
      let (key, _) = try string()
      let keyEnd = position
      skipSpace()
      guard position < end, bytes[position] == UInt8(ascii: ":") else { throw fail("a colon is missing") }
      position += 1
      skipSpace()
      members.append(JSONNode.Member(key: key, keyRange: keyStart..<keyEnd, value: try value(depth: depth + 1)))
      skipSpace()
      guard position < end else { throw fail("an object without its end") }
      if bytes[position] == UInt8(ascii: "}") { break }
      guard bytes[position] == UInt8(ascii: ",") else { throw fail("a comma or } is missing") }
      position += 1
    }
    position += 1
    return JSONNode(.object(members), range: start..<position)
  }

  private mutating func string() throws(Failure) -> (String, plain: Bool) {
    position += 1
    let start = position
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
          throw fail("a string that is not UTF-8")
        }
        position += 1
        return (text, true)
      }
      if byte == UInt8(ascii: "\\") { return (try escapedString(from: start), false) }
      if byte < 0x20, !lenient { throw fail("a control character in a string") }
      position += 1
    }
    throw fail("a string without its end")
  }

  private mutating func escapedString(from start: Int) throws(Failure) -> String {
    var text = Array(bytes[start..<position])
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard let decoded = String(validating: text, as: UTF8.self) else { throw fail("a string that is not UTF-8") }
        position += 1
        return decoded
      }
      if byte < 0x20, !lenient { throw fail("a control character in a string") }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        position += 1
        continue
      }
      guard let (decoded, length) = JSONEscape.decode(bytes, at: position, end: end) else {
        throw fail("not a JSON escape")
      }
      text.append(contentsOf: decoded)
      position += length
    }
    throw fail("a string without its end")
  }
}

/// Backslash escapes in JSON strings.
public enum JSONEscape {
  /// The UTF-8 that the escape at `offset` stands for, and its length in bytes; nil where it is none.
  ///
  /// A surrogate pair is one escape of twelve bytes; a lone surrogate gives U+FFFD.
  public static func decode(_ bytes: [UInt8], at offset: Int, end: Int) -> (utf8: [UInt8], length: Int)? {
    guard offset + 1 < end, bytes[offset] == UInt8(ascii: "\\") else { return nil }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""): return ([0x22], 2)
    case UInt8(ascii: "\\"): return ([0x5C], 2)
    case UInt8(ascii: "/"): return ([0x2F], 2)
    case UInt8(ascii: "b"): return ([0x08], 2)
    case UInt8(ascii: "f"): return ([0x0C], 2)
    case UInt8(ascii: "n"): return ([0x0A], 2)
    case UInt8(ascii: "r"): return ([0x0D], 2)
    case UInt8(ascii: "t"): return ([0x09], 2)
    case UInt8(ascii: "u"):
      guard let unit = hex(bytes, offset + 2, end) else { return nil }
      if (0xD800..<0xDC00).contains(unit), offset + 7 < end, bytes[offset + 6] == UInt8(ascii: "\\"),
        bytes[offset + 7] == UInt8(ascii: "u"), let low = hex(bytes, offset + 8, end), (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + low - 0xDC00)
      {
        return (Array(String(Character(scalar)).utf8), 12)
      }
      return (Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8), 6)
    default: return nil
    }
  }

  private static func hex(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<(start + 4)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
