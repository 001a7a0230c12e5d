public import DocumentModel
public import JSONText
import Provenance

extension FrontMatter {
  /// Writes metadata as plain JSON.
  public static func write(_ metadata: Metadata, to writer: inout JSONWriter) {
    switch metadata {
    case .null: writer.null()
    case .bool(let truth): writer.bool(truth)
    case .number(let number): writer.number(number.utf8)
    case .text(let text): writer.string(utf8: text.utf8)
    case .list(let items):
      writer.beginArray()
      for item in items { write(item, to: &writer) }
      writer.endArray()
    case .map(let entries):
      writer.beginObject()
      for entry in entries {
        writer.key(entry.key)
        write(entry.value, to: &writer)
      }
      writer.endObject()
    }
  }

  /// Metadata as plain JSON on one line.
  public static func json(_ metadata: Metadata) -> [UInt8] {
    var writer = JSONWriter(compact: true)
    write(metadata, to: &writer)
    return writer.bytes
  }
}
