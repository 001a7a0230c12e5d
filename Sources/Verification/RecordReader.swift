public import JSONText

/// Reads records: one as JSON, or many as JSON Lines.
public enum RecordReader {
  /// A record's JSON, or why there is none.
  public typealias Entry = Result<JSONNode, JSONReader.Failure>

  /// The JSON values in the bytes of a file, one after another.
  public static func read(_ bytes: [UInt8]) -> [Entry] {
    var result: [Entry] = []
    var offset = 0
    while let start = bytes[offset...].firstIndex(where: { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }) {
      do throws(JSONReader.Failure) {
        let (node, next) = try JSONReader.readPrefix(bytes, in: start..<bytes.count)
        result.append(.success(node))
        offset = next
      } catch {
        result.append(.failure(error))
        break
      }
    }
    return result
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
