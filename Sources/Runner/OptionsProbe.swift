import JSONText

/// What a type asked its decoder for.
final class OptionsLog {
  private(set) var members: [JSONForm.Member] = []
  var isObject = false

  func add(_ key: String, _ type: any Decodable.Type, isNeeded: Bool) {
    guard !members.contains(where: { $0.key == key }) else { return }
    members.append(JSONForm.Member(key, OptionsForm.form(of: type), isNeeded: isNeeded))
  }
}

/// A decoder of nothing, which notes what it is asked for.
struct OptionsProbe: Decoder {
  let log: OptionsLog
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(log: OptionsLog = OptionsLog()) {
    self.log = log
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    log.isObject = true
    return KeyedDecodingContainer(KeyedProbe<Key>(log: log))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Nothing() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Nothing() }

  struct Nothing: Error {}
}

private struct KeyedProbe<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let log: OptionsLog
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { false }
  func decodeNil(forKey key: Key) throws -> Bool { true }

  /// A value that means nothing, so that the type goes on asking.
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    log.add(key.stringValue, type, isNeeded: true)
    let nothing: [Any] = [false, "", 0, 0.0, [String](), [Int](), [String: String]()]
    if let value = nothing.lazy.compactMap({ $0 as? T }).first { return value }
    return try T(from: OptionsProbe())
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { note(type, key) }
  // These have defaults of their own, which would not be noted.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { note(type, key) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { note(type, key) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { note(type, key) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { note(type, key) }

  private func note<T: Decodable>(_ type: T.Type, _ key: Key) -> T? {
    log.add(key.stringValue, type, isNeeded: false)
    return nil
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> {
    try OptionsProbe().container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw OptionsProbe.Nothing() }
  func superDecoder() throws -> any Decoder { OptionsProbe() }
  func superDecoder(forKey key: Key) throws -> any Decoder { OptionsProbe() }
}
