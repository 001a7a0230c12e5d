import JSONText

/// Brings together what the records of one project say.
struct EntryBuilder {
  let mentions: [Mention]

  private static let relationKeys: Set<String> = ["predecessors", "successors", "contacts"]
  /// Texts that each document words for itself.
  private static let proseKeys: Set<String> = ["summary"]
  private static let dateKeys: Set<String> = ["start", "end"]

  func build(_ merges: [CatalogEntry.Merge]) -> CatalogEntry {
    let fields = fields()
    return CatalogEntry(
      id: "", label: label(fields), members: mentions.map(member), merges: merges, fields: fields,
      relations: RelationReader(mentions).relations(), timeline: timeline(),
      figures: mentions.flatMap(FigureReader.figures),
      conflicts: fields.compactMap(conflict))
  }

  private func member(_ mention: Mention) -> CatalogEntry.Member {
    CatalogEntry.Member(
      id: mention.id, key: mention.key, title: mention.title,
      published: mention.record["document"]?["published"]?.string)
  }

  private func label(_ fields: [CatalogEntry.FieldValues]) -> String {
    for key in ["acronym", "name"] {
      let values = fields.first { $0.key == key }?.values ?? []
      if let most = values.max(by: { $0.agreements < $1.agreements }) { return most.value }
    }
    return mentions.first?.key ?? ""
  }

  // MARK: Fields

  private func fields() -> [CatalogEntry.FieldValues] {
    var order: [String] = []
    var fields: [String: CatalogEntry.FieldValues] = [:]
    for mention in mentions {
      for member in mention.project.members ?? [] where !EntryBuilder.relationKeys.contains(member.key) {
        let isList = member.value.array != nil
        if fields[member.key] == nil {
          order.append(member.key)
          fields[member.key] = CatalogEntry.FieldValues(key: member.key, isList: isList, values: [])
        }
        let pointer = "\(mention.root)/\(JSONPointer.escape(member.key))"
        if let items = member.value.array {
          for (index, item) in items.enumerated() {
            add(item, CatalogEntry.Site(id: mention.id, pointer: "\(pointer)/\(index)"), to: &fields[member.key])
          }
        } else {
          add(member.value, CatalogEntry.Site(id: mention.id, pointer: pointer), to: &fields[member.key])
        }
      }
    }
    return order.compactMap { fields[$0] }
  }

  private func add(_ node: JSONNode, _ site: CatalogEntry.Site, to field: inout CatalogEntry.FieldValues?) {
    guard let text = node.string ?? node["name"]?.string else { return }
    if let index = field?.values.firstIndex(where: { $0.value == text }) {
      field?.values[index].sites.append(site)
    } else {
      field?.values.append(CatalogEntry.Value(value: text, sites: [site], group: ProjectName.key(text)))
    }
  }

  private func conflict(_ field: CatalogEntry.FieldValues) -> CatalogEntry.Conflict? {
    guard !field.isList, !EntryBuilder.proseKeys.contains(field.key), Set(field.values.map(\.group)).count > 1 else {
      return nil
    }
    if EntryBuilder.dateKeys.contains(field.key), areOneDate(field.values.map(\.value)) { return nil }
    return CatalogEntry.Conflict(
      kind: .field, subject: field.key, note: "documents give different values",
      claims: field.values.map { CatalogEntry.Claim(text: $0.value, entry: nil, sites: $0.sites) })
  }

  /// Whether dates say the same with more or less precision: 2018, 2018-03.
  private func areOneDate(_ dates: [String]) -> Bool {
    guard let finest = dates.max(by: { $0.utf8.count < $1.utf8.count }) else { return true }
    return dates.allSatisfy { finest.hasPrefix($0) }
  }

  // MARK: Timeline

  private func timeline() -> [CatalogEntry.Event] {
    var events: [CatalogEntry.Event] = []
    for mention in mentions {
      for (node, root, keys) in [
        (mention.project, mention.root, ["start", "end"]),
        (mention.record["document"] ?? mention.project, "/document", ["published", "modified"]),
      ] {
        for key in keys {
          guard let date = node[key]?.string else { continue }
          let site = CatalogEntry.Site(id: mention.id, pointer: "\(root)/\(key)")
          events.append(CatalogEntry.Event(date: date, what: key, site: site))
        }
      }
    }
    return events.sorted { ($0.date, $0.what, $0.site.id) < ($1.date, $1.what, $1.site.id) }
  }
}
