/// A JSON value with its place in the bytes that it was read from.
public struct JSONNode: Sendable {
  public struct Member: Sendable {
    public let key: String
    /// Bytes of the key, its quotes included.
    public let keyRange: Range<Int>
    public let value: JSONNode

    public init(key: String, keyRange: Range<Int> = 0..<0, value: JSONNode) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  public enum Value: Sendable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    /// Decoded. `plain` says that the bytes between the quotes are these very characters.
    case string(String, plain: Bool)
    case array([JSONNode])
    /// In order of appearance, doubled keys included.
    case object([Member])
  }

  public let value: Value
  /// Bytes of the value; a string's quotes are included.
  public let range: Range<Int>

  public init(_ value: Value, range: Range<Int> = 0..<0) {
    self.value = value
    self.range = range
  }

  /// The last member of that name, compared by code points.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.key.utf8.count == key.utf8.count && $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  public subscript(index: Int) -> JSONNode? {
    guard case .array(let items) = value, items.indices.contains(index) else { return nil }
    return items[index]
  }

  public var string: String? {
    if case .string(let text, _) = value { return text }
    return nil
  }

  public var int: Int? {
    if case .number(let text) = value { return Int(text) }
    return nil
  }

  public var double: Double? {
    if case .number(let text) = value { return Double(text) }
    return nil
  }

  public var bool: Bool? {
    if case .bool(let truth) = value { return truth }
    return nil
  }

  public var array: [JSONNode]? {
    if case .array(let items) = value { return items }
    return nil
  }

  public var members: [Member]? {
    if case .object(let members) = value { return members }
    return nil
  }

  /// The value at a JSON Pointer (RFC 6901), or nil. The empty pointer is the value itself.
  public func at(_ pointer: String) -> JSONNode? {
    guard let tokens = JSONPointer.tokens(pointer) else { return nil }
    var node = self
    for token in tokens {
      switch node.value {
      case .object:
        guard let next = node[token] else { return nil }
        node = next
      case .array:
        guard let index = JSONPointer.index(token), let next = node[index] else { return nil }
        node = next
      default: return nil
      }
    }
    return node
  }

  /// What kind of value it is, for messages: `a string`, `an object`.
  public var kindName: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// JSON Pointers (RFC 6901).
public enum JSONPointer {
  /// The unescaped tokens of a pointer; nil where it is neither empty nor begins with a slash.
  public static func tokens(_ pointer: String) -> [String]? {
    if pointer.isEmpty { return [] }
    guard pointer.utf8.first == 0x2F else { return nil }
    return Array(pointer.utf8).dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false)
      .map { unescape(String(decoding: $0, as: UTF8.self)) }
  }

  /// An index into a list: digits, no leading zero.
  public static func index(_ token: String) -> Int? {
    guard token.utf8.allSatisfy({ (0x30...0x39).contains($0) }), token.utf8.count == 1 || token.utf8.first != 0x30
    else { return nil }
    return Int(token)
  }

  public static func escape(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return token }
    var result = ""
    for character in token.unicodeScalars {
      switch character {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  public static func unescape(_ token: String) -> String {
    guard token.utf8.contains(0x7E) else { return token }
    var result: [UInt8] = []
    var escaped = false
    for byte in token.utf8 {
      if escaped {
        result.append(byte == 0x31 ? 0x2F : 0x7E)
        if byte != 0x31, byte != 0x30 { result.append(byte) }
        escaped = false
      } else if byte == 0x7E {
        escaped = true
      } else {
        result.append(byte)
      }
    }
    if escaped { result.append(0x7E) }
    return String(decoding: result, as: UTF8.self)
  }
}
