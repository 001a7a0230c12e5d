import JSONText

/// A record's quantities with the sentences that claim them.
enum FigureReader {
  static func figures(_ mention: Mention) -> [CatalogEntry.Figure] {
    (mention.record["quantities"]?.array ?? []).enumerated().compactMap { index, node in
      guard let text = node["text"]?.string, let value = node["value"]?.double else { return nil }
      return CatalogEntry.Figure(
        text: text, value: value, to: node["to"]?.double, qualifier: node["qualifier"]?.string,
        unit: node["unit"]?.string, per: node["per"]?.string, sentence: sentence(node, mention.record) ?? text,
        site: CatalogEntry.Site(id: mention.id, pointer: "/quantities/\(index)"))
    }
  }

  private static func sentence(_ quantity: JSONNode, _ record: JSONNode) -> String? {
    guard let bounds = quantity["sentence"]?.array?.compactMap(\.int), bounds.count == 2, 0 <= bounds[0],
      bounds[0] <= bounds[1], let text = quantity["in"]?.string.flatMap({ record.at($0)?.string })
    else { return nil }
    return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(bounds[0]).prefix(bounds[1] - bounds[0])))
  }
}
