import JSONText

/// What an export to IATI dropped, or wrote although no record says so.
public struct IATILoss: Sendable {
  public enum Kind: String, Sendable {
    /// The standard has no place for it, or asks for more than the record says.
    case dropped
    /// The standard asks for it, and no source states it.
    case inferred
    /// A record that makes no activity.
    case skipped
  }

  public let key: String
  /// Empty where it is about the activity as a whole.
  public let pointer: String
  public let kind: Kind
  public let reason: String

  /// One JSON object on one line.
  public var line: [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    for (name, text) in [("key", key), ("pointer", pointer), ("kind", kind.rawValue), ("reason", reason)]
    where !text.isEmpty {
      json.key(name)
      json.string(text)
    }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}
