import JSONText
import Verification

/// A record's quantities with the sentences that claim them.
enum FigureReader {
  static func figures(_ mention: Mention) -> [CatalogEntry.Figure] {
    (mention.record["quantities"]?.array ?? []).enumerated().compactMap { index, node in
      guard let text = node["text"]?.string, let value = node["value"]?.double else { return nil }
      return CatalogEntry.Figure(
        text: text, value: value, to: node["to"]?.double, qualifier: node["qualifier"]?.string,
        unit: node["unit"]?.string, per: node["per"]?.string,
        sentence: StoredRecord.sentence(of: node, in: mention.record) ?? text,
        site: CatalogEntry.Site(id: mention.id, pointer: "/quantities/\(index)"))
    }
  }
}
