import JSONText
import Provenance
public import Stages
public import Verification

/// A record and its source as a review page shows them: JSON for the page, JSON for the index.
///
/// Made where the source is opened, in a worker: what comes out is data, never markup.
public struct ReviewDocument: Sendable {
  /// Keys of a record that a page shows, besides the profile's root.
  private static let shown = [
    "document", "because", "sections", "quantities", "links", "images", "metadata", "diagnostics",
  ]

  /// For the document's page.
  public let json: [UInt8]
  /// For the index: see `ReviewSummary`.
  public let summary: [UInt8]

  /// - Throws: `Failure` where the source can't be opened.
  public init(_ record: StoredRecord, source: [UInt8], verifier: Verifier, catalogue: RuleCatalogue) throws {
    let (_, opened) = try verifier.open(record, source)
    let proof = verifier.verify(record, against: source)
    var texts = SourceTexts(opened)
    var rules = RuleTable(catalogue)
    var evidence = EvidenceWriter()
    let places = evidence.write(record, &texts, &rules)
    let omissions = OmissionWriter.write(record.omissions, &texts, &rules)
    for (number, repair) in record.repairs.enumerated() {
      _ = texts.mark(.bytes(repair.bytes, part: nil), .repair(number))
    }
    for member in record.root["because"]?.members ?? [] { _ = member.value.string.map { rules.index($0) } }
    var json = JSONWriter(compact: true)
    json.beginObject()
    ReviewDocument.writeHead(record, opened, &json)
    ReviewDocument.writeRecord(record, &json)
    json.key("evidence")
    json.number(places)
    json.key("omitted")
    json.number(omissions)
    json.key("repairs")
    ReviewDocument.writeRepairs(record, texts, &rules, &json)
    json.key("texts")
    ReviewDocument.writeTexts(texts, &json)
    json.key("proof")
    ProofJSON.write(proof, &json)
    json.key("rules")
    rules.write(&json)
    json.endObject()
    self.json = json.bytes
    summary = ReviewSummary.json(record, proof, texts)
  }

  private static func writeHead(_ record: StoredRecord, _ opened: OpenedFile, _ json: inout JSONWriter) {
    for (key, text) in [
      ("key", record.key), ("id", record.id), ("title", ReviewSummary.title(of: record)),
      ("mediaType", record.mediaType),
      ("digest", record.digest), ("url", record.url ?? ""), ("root", record.profileRoot ?? ""),
    ] {
      json.key(key)
      json.string(text)
    }
    json.key("bytes")
    json.int(record.byteCount)
    json.key("pages")
    json.beginArray()
    for page in opened.pages {
      json.beginObject()
      json.key("width")
      json.tenths(page.width)
      json.key("height")
      json.tenths(page.height)
      if let label = page.label {
        json.key("label")
        json.string(label)
      }
      json.endObject()
    }
    json.endArray()
  }

  private static func writeRecord(_ record: StoredRecord, _ json: inout JSONWriter) {
    json.key("record")
    json.beginObject()
    for key in shown + [record.profileRoot].compactMap(\.self) {
      guard let node = record.root[key] else { continue }
      json.key(key)
      json.node(node)
    }
    json.endObject()
  }

  private static func writeRepairs(
    _ record: StoredRecord, _ texts: SourceTexts, _ rules: inout RuleTable, _ json: inout JSONWriter
  ) {
    guard let text = texts.texts.first(where: { $0.name == nil }) else {
      json.beginArray()
      return json.endArray()
    }
    RepairHunks(record.repairs, in: text).write(&rules, &json)
  }

  /// Of a paged file only the named values that a record quotes.
  private static func writeTexts(_ texts: SourceTexts, _ json: inout JSONWriter) {
    json.beginArray()
    for text in texts.texts where text.hasLines || !text.marks.isEmpty {
      json.beginObject()
      if let name = text.name {
        json.key("name")
        json.string(name)
      }
      if text.hasLines {
        json.key("numbered")
        json.bool(true)
      }
      json.key("lines")
      LineWriter(text).write(&json)
      json.endObject()
    }
    json.endArray()
  }
}
