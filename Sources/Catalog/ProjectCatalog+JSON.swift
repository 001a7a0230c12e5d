import JSONText

extension ProjectCatalog {
  /// The catalog as JSON, indented, with a final newline.
  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.string("verbatim/catalog/1")
    json.key("projects")
    json.beginArray()
    for entry in entries { entry.write(&json) }
    json.endArray()
    json.key("apart")
    json.beginArray()
    for pair in apart { pair.write(&json) }
    json.endArray()
    json.key("unassigned")
    json.beginArray()
    for record in unassigned {
      json.strings(["id": record.id, "key": record.key, "reason": record.reason], order: ["id", "key", "reason"])
    }
    json.endArray()
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}

extension JSONWriter {
  /// An object of texts on one line; those that are nil are left out.
  fileprivate mutating func strings(_ values: [String: String?], order: [String]) {
    beginObject(inline: true)
    for name in order {
      guard let value = values[name] ?? nil else { continue }
      key(name)
      string(value)
    }
    endObject()
  }

  fileprivate mutating func sites(_ sites: [CatalogEntry.Site]) {
    key("records")
    beginArray(inline: true)
    for site in sites { string(site.id) }
    endArray()
    key("pointers")
    beginArray(inline: true)
    for site in sites { string(site.pointer) }
    endArray()
  }

  fileprivate mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  fileprivate mutating func number(_ name: String, _ value: Double?) {
    guard let value else { return }
    key(name)
    let isWhole = value.rounded() == value && abs(value) < 1e15
    number((isWhole ? String(Int(value)) : String(value)).utf8)
  }
}

extension CatalogEntry.Merge {
  fileprivate func write(_ json: inout JSONWriter) {
    json.beginObject(inline: true)
    json.key("keys")
    json.beginArray(inline: true)
    for key in keys { json.string(key) }
    json.endArray()
    json.number("score", (score * 100).rounded() / 100)
    json.member("reason", reason)
    json.endObject()
  }
}

extension CatalogEntry {
  fileprivate func write(_ json: inout JSONWriter) {
    json.beginObject()
    json.member("id", id)
    json.member("label", label)
    json.key("records")
    json.beginArray()
    for member in members {
      json.strings(
        ["id": member.id, "key": member.key, "title": member.title, "published": member.published],
        order: ["id", "key", "title", "published"])
    }
    json.endArray()
    list("merges", merges, &json) { $0.write(&$1) }
    write(fields, &json)
    list("conflicts", conflicts, &json) { write($0, &$1) }
    list("relations", relations, &json) { write($0, &$1) }
    list("timeline", timeline, &json) { event, json in
      json.strings(
        ["date": event.date, "what": event.what, "record": event.site.id, "pointer": event.site.pointer],
        order: ["date", "what", "record", "pointer"])
    }
    list("quantities", figures, &json) { write($0, &$1) }
    json.endObject()
  }

  private func list<Item>(
    _ name: String, _ items: [Item], _ json: inout JSONWriter, _ body: (Item, inout JSONWriter) -> Void
  ) {
    guard !items.isEmpty else { return }
    json.key(name)
    json.beginArray()
    for item in items { body(item, &json) }
    json.endArray()
  }

  private func write(_ fields: [FieldValues], _ json: inout JSONWriter) {
    json.key("fields")
    json.beginObject()
    for field in fields {
      json.key(field.key)
      json.beginArray()
      for value in field.values {
        json.beginObject()
        json.member("value", value.value)
        json.key("agreements")
        json.int(value.agreements)
        json.sites(value.sites)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private func write(_ conflict: Conflict, _ json: inout JSONWriter) {
    json.beginObject()
    json.member("kind", conflict.kind.rawValue)
    json.member("subject", conflict.subject.isEmpty ? nil : conflict.subject)
    json.member("note", conflict.note)
    json.key("claims")
    json.beginArray()
    for claim in conflict.claims {
      json.beginObject()
      json.member("text", claim.text)
      json.member("project", claim.entry)
      json.sites(claim.sites)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ relation: Relation, _ json: inout JSONWriter) {
    json.beginObject()
    json.member("kind", relation.isPredecessor ? "predecessor" : "successor")
    json.key("names")
    json.beginArray(inline: true)
    for name in relation.names { json.string(name) }
    json.endArray()
    json.member("project", relation.entry)
    json.key("confirmed")
    json.bool(relation.isConfirmed)
    json.sites(relation.sites)
    json.endObject()
  }

  private func write(_ figure: Figure, _ json: inout JSONWriter) {
    json.beginObject()
    json.member("text", figure.text)
    json.number("value", figure.value)
    json.number("to", figure.to)
    json.member("qualifier", figure.qualifier)
    json.member("unit", figure.unit)
    json.member("per", figure.per)
    json.member("sentence", figure.sentence)
    json.member("record", figure.site.id)
    json.member("pointer", figure.site.pointer)
    json.endObject()
  }
}
