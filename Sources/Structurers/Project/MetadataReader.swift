import DocumentModel
import Provenance

/// Looks metadata up by the profile's keys: letters and digits count, case and separators don't.
struct MetadataReader {
  private let values: [(key: String, name: String, value: Metadata)]

  /// The top level of a document's metadata, which is front matter, and the next: what HTML and PDF have.
  init(_ metadata: Metadata) {
    guard case .map(let entries) = metadata else {
      values = []
      return
    }
    values = entries.map { (MetadataReader.folded($0.key), $0.key, $0.value) }
  }

  /// What stands a level deeper, as in `meta.donor`; of several the last.
  private func inner(_ outer: String, _ key: String) -> (name: String, value: Metadata)? {
    for entry in values.reversed() where entry.key == outer {
      guard case .map(let below) = entry.value else { continue }
      let found = below.last { !$0.value.isEmpty && MetadataReader.folded($0.key) == key }
      if let found { return (found.key, found.value) }
    }
    return nil
  }

  /// The first of the keys that has a value, and its name as the document spells it.
  func first(_ keys: [String]) -> (name: String, value: Metadata)? {
    for key in keys {
      if let dot = key.firstIndex(of: ".") {
        let outer = MetadataReader.folded(String(key[..<dot]))
        if let found = inner(outer, MetadataReader.folded(String(key[dot...]))) { return found }
        continue
      }
      let folded = MetadataReader.folded(key)
      if let found = values.last(where: { $0.key == folded && !$0.value.isEmpty }) { return (found.name, found.value) }
    }
    return nil
  }

  static func folded(_ key: String) -> String {
    String(decoding: key.utf8.filter(\.isWordByte).map(\.lowercasedASCII), as: UTF8.self)
  }
}
