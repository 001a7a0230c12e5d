import JSONText
import Stages

/// Decodes a stage's options from JSON and finds keys that nobody asked for.
///
/// A key that the options type decodes is known; every other key in an object is a mistake.
struct OptionsDecoder {
  /// - Throws: `ConfigurationError` that names the path, the key and the known ones.
  static func decode<T: Decodable>(_ type: T.Type, from node: JSONNode, at path: String) throws -> T {
    let log = KeyLog()
    do {
      let value = try T(from: NodeDecoder(node: node, path: path, log: log))
      try log.check()
      return value
    } catch let error as DecodingError {
      throw ConfigurationError(decoding: error, at: path)
    }
  }
}

/// Which keys were asked for in each object.
private final class KeyLog {
  private var asked: [String: (known: [String], present: [String])] = [:]

  func open(_ path: String, present: [String]) {
    if asked[path] == nil { asked[path] = ([], present) }
  }

  func ask(_ key: String, at path: String) {
    if asked[path]?.known.contains(key) == false { asked[path]?.known.append(key) }
  }

  func check() throws {
    for (path, keys) in asked.sorted(by: { $0.key < $1.key }) {
      if let unknown = keys.present.first(where: { !keys.known.contains($0) }) {
        throw ConfigurationError.unknownKey(unknown, at: path, known: keys.known)
      }
    }
  }
}

private struct NodeDecoder: Decoder {
  let node: JSONNode
  let path: String
  let log: KeyLog
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let members = node.members else { throw mismatch("an object") }
    log.open(path, present: members.map(\.key))
    return KeyedDecodingContainer(KeyedNode<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = node.array else { throw mismatch("a list") }
    return ListNode(decoder: self, items: items)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { ScalarNode(decoder: self) }

  func mismatch(_ wanted: String) -> ConfigurationError {
    ConfigurationError("\(path) must be \(wanted), not \(node.kindName)")
  }

  func scalar<T: Decodable>(_ type: T.Type) throws -> T {
    switch type {
    case is Bool.Type: if let value = node.bool as? T { return value } else { throw mismatch("true or false") }
    case is String.Type: if let value = node.string as? T { return value } else { throw mismatch("a string") }
    case is Int.Type: if let value = node.int as? T { return value } else { throw mismatch("a whole number") }
    case is RawJSON.Type: if let value = RawJSON(node) as? T { return value } else { throw mismatch("JSON") }
    case is Double.Type: if let value = node.double as? T { return value } else { throw mismatch("a number") }
    default:
      do {
        return try T(from: self)
      } catch is DecodingError {
        throw ConfigurationError("\(path) has the unknown value \(node.string.map { "“\($0)”" } ?? node.kindName)")
      }
    }
  }
}

private struct KeyedNode<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: NodeDecoder
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { (decoder.node.members ?? []).compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool {
    decoder.log.ask(key.stringValue, at: decoder.path)
    return decoder.node[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    if case .null? = decoder.node[key.stringValue]?.value { return true }
    return false
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard contains(key), let node = decoder.node[key.stringValue] else {
      throw ConfigurationError("\(decoder.path) lacks the key “\(key.stringValue)”")
    }
    return try NodeDecoder(node: node, path: "\(decoder.path).\(key.stringValue)", log: decoder.log).scalar(type)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) throws -> KeyedDecodingContainer<
    Inner
  > {
    try inner(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try inner(key).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { try inner(key) }

  private func inner(_ key: Key) throws -> NodeDecoder {
    guard contains(key), let node = decoder.node[key.stringValue] else {
      throw ConfigurationError("\(decoder.path) lacks the key “\(key.stringValue)”")
    }
    return NodeDecoder(node: node, path: "\(decoder.path).\(key.stringValue)", log: decoder.log)
  }
}

private struct ListNode: UnkeyedDecodingContainer {
  let decoder: NodeDecoder
  let items: [JSONNode]
  var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  init(decoder: NodeDecoder, items: [JSONNode]) {
    self.decoder = decoder
    self.items = items
  }

  mutating func decodeNil() throws -> Bool {
    if case .null = items[currentIndex].value {
      currentIndex += 1
      return true
    }
    return false
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().scalar(type) }

  mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) throws -> KeyedDecodingContainer<Inner> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> NodeDecoder {
    guard currentIndex < items.count else { throw ConfigurationError("\(decoder.path) is too short") }
    defer { currentIndex += 1 }
    return NodeDecoder(node: items[currentIndex], path: "\(decoder.path)[\(currentIndex)]", log: decoder.log)
  }
}

private struct ScalarNode: SingleValueDecodingContainer {
  let decoder: NodeDecoder
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool {
    if case .null = decoder.node.value { return true }
    return false
  }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.scalar(type) }
}
