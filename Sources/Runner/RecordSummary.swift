import DocumentModel
import JSONText
import Provenance
import Stages

/// What tables want to know of a record without reading it.
public struct RecordSummary: Sendable {
  /// Texts by name, in order; absent ones left out.
  let texts: [(name: String, value: String)]
  let counts: [(name: String, value: Int)]

  init(_ signed: SignedRecord) {
    let record = signed.record
    let project = record.root?.fields ?? []
    let candidates: [(String, String?)] = [
      ("id", signed.id), ("key", signed.key), ("digest", signed.digest), ("mediaType", signed.mediaType),
      ("title", record.facts.title?.string), ("name", RecordSummary.text("name", in: project)),
      ("acronym", RecordSummary.text("acronym", in: project)), ("language", record.facts.language?.string),
      ("published", record.facts.published?.string),
    ]
    texts = candidates.compactMap { name, value in value.map { (name, $0) } }
    counts = [
      ("bytes", signed.byteCount), ("pages", signed.opened.pages.count), ("fields", project.count),
      ("sections", record.sections.count), ("quantities", record.quantities.count), ("links", record.links.count),
      ("images", record.images.count), ("repairs", signed.repairs.count), ("diagnostics", record.diagnostics.count),
    ]
  }

  private static func text(_ key: String, in fields: [Field]) -> String? {
    guard case .text(let text)? = fields.first(where: { $0.key == key })?.value else { return nil }
    return text.string
  }

  func write(_ json: inout JSONWriter) {
    json.beginObject()
    for text in texts {
      json.key(text.name)
      json.string(text.value)
    }
    for count in counts {
      json.key(count.name)
      json.int(count.value)
    }
    json.endObject()
  }
}
