import DocumentModel
import Provenance

/// Looks metadata up by the profile's keys: letters and digits count, case and separators don't.
struct MetadataReader {
  private let values: [(key: String, name: String, value: Metadata)]

  /// The top level of a document's metadata: front matter. What HTML and PDF have stands deeper.
  init(_ metadata: Metadata) {
    guard case .map(let entries) = metadata else {
      values = []
      return
    }
    values = entries.map { (MetadataReader.folded($0.key), $0.key, $0.value) }
  }

  /// The first of the keys that has a value, and its name as the document spells it.
  func first(_ keys: [String]) -> (name: String, value: Metadata)? {
    for key in keys {
      let folded = MetadataReader.folded(key)
      if let found = values.last(where: { $0.key == folded && !$0.value.isEmpty }) { return (found.name, found.value) }
    }
    return nil
  }

  private static func folded(_ key: String) -> String {
    String(decoding: key.utf8.filter(\.isWordByte).map(\.lowercasedASCII), as: UTF8.self)
  }
}
