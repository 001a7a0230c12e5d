public import JSONText

/// Reads records: one as JSON, or many as JSON Lines.
public enum RecordReader {
  /// A record's JSON, or why there is none.
  public typealias Entry = Result<JSONNode, JSONReader.Failure>

  /// The JSON values in the bytes of a file, one after another.
  public static func read(_ bytes: [UInt8]) -> [Entry] {
    var result: [Entry] = []
    each(of: bytes) { result.append($0) }
    return result
  }

  /// Reads the JSON values in the bytes of a file one after another, one in memory at a time; what does not read is the last.
  public static func each(of bytes: [UInt8], _ body: (Entry) throws -> Void) rethrows {
    var offset = 0
    while let start = bytes[offset...].firstIndex(where: { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }) {
      let value = Result { () throws(JSONReader.Failure) in try JSONReader.readPrefix(bytes, in: start..<bytes.count) }
      try body(value.map(\.0))
      guard case .success((_, let next)) = value else { return }
      offset = next
    }
  }

  /// Whether a JSON value says that it is a record.
  public static func isRecord(_ node: JSONNode) -> Bool {
    node["schema"]?.string?.hasPrefix("verbatim/record/") ?? false
  }

  /// A record with the evidence that stands in a file of its own.
  public static func joined(_ record: JSONNode, evidence file: JSONNode) -> JSONNode {
    guard let members = record.members, record["evidence"] == nil,
      let evidence = file.members?.first(where: { $0.key == "evidence" }),
      file["id"]?.string == record["id"]?.string
    else { return record }
    return JSONNode(.object(members + [evidence]), range: record.range)
  }
}
