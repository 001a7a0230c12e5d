public import JSONText
public import Verification

/// A document in the index.
public struct ReviewSummary: Sendable {
  /// As the page's script reads it, one object.
  public let node: JSONNode

  public init(_ node: JSONNode) { self.node = node }

  public var title: String { node["title"]?.string ?? "" }

  func count(_ key: String) -> Int { node[key]?.int ?? 0 }

  /// How many repairs by rule.
  var repairsByRule: [(rule: String, count: Int)] {
    (node["rules"]?.members ?? []).map { ($0.key, $0.value.int ?? 0) }
  }

  /// What a record says of itself, without its source: no coverage, and nothing proved.
  public init(of record: StoredRecord) {
    var json = JSONWriter(compact: true)
    json.beginObject()
    ReviewSummary.writeHead(record, &json)
    for (key, count) in ReviewSummary.counts(record) {
      json.key(key)
      json.int(count)
    }
    ReviewSummary.writeRules(record, &json)
    json.endObject()
    node = (try? JSONReader.read(json.bytes)) ?? JSONNode(.object([]))
  }

  /// Whether the source was looked at.
  var isProved: Bool { node["source"] != nil }

  /// The share of the source's letters and digits that stand in the record; nil where it has none.
  var coverage: Double? {
    let source = count("source")
    return source > 0 ? Double(max(0, count("held"))) / Double(source) : nil
  }

  static func title(of record: StoredRecord) -> String {
    record.root["document"]?["title"]?.string ?? record.key
  }

  static func json(_ record: StoredRecord, _ proof: Verification, _ texts: SourceTexts) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    writeHead(record, &json)
    for (key, count) in counts(record) + counts(proof) {
      json.key(key)
      json.int(count)
    }
    writeRules(record, &json)
    if let portrait = TextPortrait(texts) {
      json.key("portrait")
      portrait.write(&json)
    }
    json.endObject()
    return json.bytes
  }

  private static func writeHead(_ record: StoredRecord, _ json: inout JSONWriter) {
    for (key, text) in [
      ("key", record.key), ("title", title(of: record)), ("mediaType", record.mediaType), ("digest", record.digest),
    ] {
      json.key(key)
      json.string(text)
    }
  }

  private static func writeRules(_ record: StoredRecord, _ json: inout JSONWriter) {
    json.key("rules")
    json.beginObject()
    for (rule, count) in Dictionary(grouping: record.repairs, by: \.rule).mapValues(\.count).sorted(by: {
      $0.key < $1.key
    }) {
      json.key(rule)
      json.int(count)
    }
    json.endObject()
  }

  private static func counts(_ record: StoredRecord) -> [(String, Int)] {
    let severities = (record.root["diagnostics"]?.array ?? []).compactMap { $0["severity"]?.string }
    let profile = record.profileRoot.flatMap { record.root[$0]?.members?.count } ?? 0
    return [
      ("values", record.evidence.count), ("fields", (record.root["document"]?.members?.count ?? 0) + profile),
      ("sections", record.root["sections"]?.array?.count ?? 0),
      ("quantities", record.root["quantities"]?.array?.count ?? 0), ("repairs", record.repairs.count),
      ("pages", record.root["source"]?["pages"]?.array?.count ?? 0),
      ("warnings", severities.count { $0 == "warning" }), ("errors", severities.count { $0 == "error" }),
    ]
  }

  private static func counts(_ proof: Verification) -> [(String, Int)] {
    let lost = proof.problems.isEmpty ? 0 : lostCharacters(proof)
    return [
      ("source", proof.sourceCharacters), ("omitted", proof.omittedCharacters),
      ("held", proof.sourceCharacters - proof.omittedCharacters - lost), ("quoted", proof.characters.quoted),
      ("derived", proof.characters.derived), ("generated", proof.characters.generated),
      ("stated", proof.characters.stated), ("problems", proof.problems.count + proof.unlisted),
    ]
  }

  /// Characters that are in no value and not in `omitted`, counted as well as the proof tells.
  private static func lostCharacters(_ proof: Verification) -> Int {
    proof.sourceCharacters == 0 ? 0 : proof.problems.count { $0.pointer.isEmpty }
  }
}
