import DocumentModel
import JSONText
import Provenance
import Stages

extension RecordWriter {
  mutating func writeQuantities() {
    guard !signed.record.quantities.isEmpty else { return }
    json.key("quantities")
    json.beginArray()
    let texts = Dictionary(
      evidence.map { ($0.pointer, $0.text.utf8) }, uniquingKeysWith: { first, _ in first })
    for (index, quantity) in signed.record.quantities.enumerated() {
      write(quantity, in: texts[quantity.pointer] ?? [], at: "/quantities/\(index)")
    }
    json.endArray()
  }

  private mutating func write(_ quantity: Quantity, in text: [UInt8], at pointer: String) {
    json.beginObject()
    field("text", quantity.text, below: pointer)
    json.key("value")
    number(quantity.value, at: pointer + "/value")
    if let to = quantity.to {
      json.key("to")
      number(to, at: pointer + "/to")
    }
    json.key("qualifier")
    json.string(quantity.qualifier.rawValue)
    switch quantity.unit {
    case .word(let word):
      json.key("unit")
      json.string(word)
    case .noun(let noun): field("unit", noun, below: pointer)
    case nil: break
    }
    if let per = quantity.per {
      json.key("per")
      json.string(per)
    }
    json.key("in")
    json.string(quantity.pointer)
    var points = CodePoints(text)
    json.key("at")
    range(quantity.range, &points)
    json.key("sentence")
    range(quantity.sentence, &points)
    json.endObject()
  }

  mutating func writeLinks() {
    guard !signed.record.links.isEmpty else { return }
    json.key("links")
    json.beginArray()
    for (index, link) in signed.record.links.enumerated() {
      let pointer = "/links/\(index)"
      json.beginObject()
      field("text", link.text, below: pointer)
      field("target", link.target, below: pointer)
      field("resolved", link.resolved, below: pointer)
      json.key("kind")
      json.string(LinkKind.of(link.target.utf8).rawValue)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeImages() {
    guard !signed.record.images.isEmpty else { return }
    json.key("images")
    json.beginArray()
    for (index, image) in signed.record.images.enumerated() {
      let pointer = "/images/\(index)"
      json.beginObject()
      field("target", image.target, below: pointer)
      field("resolved", image.resolved, below: pointer)
      field("alt", image.alternative, below: pointer)
      field("caption", image.caption, below: pointer)
      if let page = image.page {
        json.key("page")
        json.int(page)
      }
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeMetadata() {
    guard case .map(let entries) = signed.record.metadata, !entries.isEmpty else { return }
    json.key("metadata")
    write(signed.record.metadata, at: "/metadata")
  }

  private mutating func write(_ metadata: Metadata, at pointer: String) {
    switch metadata {
    case .text(let text):
      if text.isEmpty { json.string("") } else { self.text(text, at: pointer) }
    case .number(let text): number(text, at: pointer)
    case .bool(let truth): json.bool(truth)
    case .null: json.null()
    case .list(let items):
      json.beginArray()
      for (index, item) in items.enumerated() { write(item, at: "\(pointer)/\(index)") }
      json.endArray()
    case .map(let entries):
      json.beginObject()
      for entry in entries {
        json.key(entry.key)
        write(entry.value, at: "\(pointer)/\(JSONPointer.escape(entry.key))")
      }
      json.endObject()
    }
  }

  mutating func writeRepairs() {
    guard !signed.repairs.isEmpty else { return }
    json.key("repairs")
    json.beginArray()
    for repair in signed.repairs {
      json.beginObject()
      json.key("rule")
      json.string(repair.rule.name)
      json.key("reason")
      json.string(repair.reason)
      json.key("bytes")
      bytes(repair.bytes)
      json.key("removed")
      json.string(String(decoding: repair.removed, as: UTF8.self))
      json.key("inserted")
      json.string(String(decoding: repair.inserted, as: UTF8.self))
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeOmissions() {
    guard !signed.omissions.isEmpty else { return }
    json.key("omitted")
    json.beginArray()
    for omission in signed.omissions {
      json.beginObject(inline: true)
      write(omission.place)
      json.key("by")
      json.string(omission.rule.name)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeDiagnostics() {
    guard !signed.record.diagnostics.isEmpty else { return }
    json.key("diagnostics")
    json.beginArray()
    for diagnostic in signed.record.diagnostics {
      json.beginObject(inline: true)
      json.key("severity")
      json.string(diagnostic.severity.rawValue)
      json.key("code")
      json.string(diagnostic.code)
      json.key("message")
      json.string(diagnostic.message)
      if let page = diagnostic.page {
        json.key("page")
        json.int(page)
      }
      if let line = diagnostic.line {
        json.key("line")
        json.int(line)
      }
      json.endObject()
    }
    json.endArray()
  }
}
