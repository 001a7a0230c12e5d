import JSONText
import Provenance
import Stages
import Verification

/// The data of a document's page, of a size.
struct PageData {
  /// Keys of a record that a page shows, besides the profile's root.
  private static let shown = [
    "document", "because", "sections", "quantities", "links", "images", "metadata", "diagnostics",
  ]

  private let record: StoredRecord
  private let opened: OpenedFile
  private let proof: Verification
  private let catalogue: RuleCatalogue
  private let folding: Folding
  private let excerpt: RecordExcerpt
  private(set) var texts: SourceTexts
  private(set) var json: [UInt8] = []
  /// In the format of zlib.
  private(set) var data: [UInt8] = []

  /// All of it.
  init(_ record: StoredRecord, _ opened: OpenedFile, _ proof: Verification, _ catalogue: RuleCatalogue) {
    self.init(record, opened, proof, catalogue, Folding.steps[0], RecordExcerpt(record.root))
  }

  private init(
    _ record: StoredRecord, _ opened: OpenedFile, _ proof: Verification, _ catalogue: RuleCatalogue, _ folding: Folding,
    _ excerpt: RecordExcerpt
  ) {
    (self.record, self.opened, self.proof, self.catalogue) = (record, opened, proof, catalogue)
    (self.folding, self.excerpt) = (folding, excerpt)
    texts = SourceTexts(opened)
    json = write()
    data = Deflate.compressed(json)
  }

  /// How much of long lists it has.
  var share: Double { excerpt.share }

  func folded(_ folding: Folding) -> PageData { PageData(record, opened, proof, catalogue, folding, excerpt) }

  func shortened(by factor: Double) -> PageData {
    PageData(record, opened, proof, catalogue, folding, RecordExcerpt(record.root, share: share * factor))
  }

  private mutating func write() -> [UInt8] {
    var rules = RuleTable(catalogue)
    var evidence = EvidenceWriter()
    let places = evidence.write(record, excerpt, &texts, &rules)
    let omissions = OmissionWriter.write(record.omissions, &texts, &rules)
    for (number, repair) in record.repairs.enumerated() {
      _ = texts.mark(.bytes(repair.bytes, part: nil), .repair(number))
    }
    for member in record.root["because"]?.members ?? [] { _ = member.value.string.map { rules.index($0) } }
    var json = JSONWriter(compact: true)
    json.beginObject()
    writeHead(&json)
    writeRecord(&json)
    json.key("left")
    json.int(evidence.left)
    json.key("evidence")
    json.number(places)
    json.key("omitted")
    json.number(omissions)
    json.key("repairs")
    writeRepairs(&rules, &json)
    json.key("texts")
    writeTexts(&json)
    json.key("proof")
    VerificationReport.write(proof, &json)
    json.key("rules")
    rules.write(&json)
    json.endObject()
    return json.bytes
  }

  private func writeHead(_ json: inout JSONWriter) {
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
    json.pages(opened.pages)
  }

  private func writeRecord(_ json: inout JSONWriter) {
    json.key("record")
    json.beginObject()
    for key in PageData.shown + [record.profileRoot].compactMap(\.self) {
      guard let node = excerpt[key] else { continue }
      json.key(key)
      json.node(node)
    }
    json.endObject()
  }

  private func writeRepairs(_ rules: inout RuleTable, _ json: inout JSONWriter) {
    guard let text = texts.texts.first(where: { $0.name == nil }) else {
      json.beginArray()
      return json.endArray()
    }
    RepairHunks(record.repairs, in: text).write(&rules, &json)
  }

  /// Of a paged file only the named values that a record quotes.
  private func writeTexts(_ json: inout JSONWriter) {
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
      var lines = LineWriter(text, folding)
      lines.write(&json)
      json.endObject()
    }
    json.endArray()
  }
}
