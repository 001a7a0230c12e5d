import DocumentModel
import JSONText
import Provenance
import Stages

extension PageMetadata {
  /// Under its own keys, without the bodies of articles.
  var metadata: Metadata {
    var entries: [(key: String, value: Metadata)] = []
    if !meta.isEmpty { entries.append(("meta", grouped(meta.map { ($0.key, $0.value) }))) }
    if !links.isEmpty { entries.append(("link", grouped(links.map { ($0.relation, $0.target) }))) }
    let nodes = jsonLD.compactMap { value($0) }
    if !nodes.isEmpty { entries.append(("jsonLd", .list(nodes))) }
    if !properties.isEmpty {
      entries.append(("microdata", .list(properties.map { .map([(key: $0.name, value: .text($0.value))]) })))
    }
    return .map(entries)
  }

  /// Values by key, in order of the keys' first appearance; of equal values one.
  private func grouped(_ pairs: [(String, TracedText)]) -> Metadata {
    var places: [String: Int] = [:]
    var groups: [(key: String, values: [TracedText])] = []
    for (key, value) in pairs {
      guard let place = places[key] else {
        places[key] = groups.count
        groups.append((key, [value]))
        continue
      }
      if !groups[place].values.contains(where: { $0.utf8 == value.utf8 }) { groups[place].values.append(value) }
    }
    return .map(groups.map { (key: $0.key, value: .list($0.values.map { .text($0) })) })
  }

  /// A JSON value; nil for what is empty or an article's body.
  private func value(_ node: JSONNode) -> Metadata? {
    switch node.value {
    case .null: return nil
    case .bool(let truth): return .bool(truth)
    case .number: return .number(source.number(node.range))
    case .string(_, let plain):
      let text = JSONString.text(source, node.range, plain: plain)
      return text.isEmpty ? nil : .text(text)
    case .array(let items):
      let values = items.compactMap { value($0) }
      return values.isEmpty ? nil : .list(values)
    case .object(let members):
      var entries: [(key: String, value: Metadata)] = []
      for member in members where !PageMetadata.bodies.contains(member.key) {
        guard let value = value(member.value) else { continue }
        entries.removeAll { $0.key == member.key }
        entries.append((member.key, value))
      }
      return entries.isEmpty ? nil : .map(entries)
    }
  }

  private static let bodies: Set<String> = ["articleBody", "text", "reviewBody", "transcript"]
}
