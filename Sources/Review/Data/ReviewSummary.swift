public import JSONText
import Provenance
import Stages
import Verification

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

  /// The share of the source's letters and digits that stand in the record; nil where it has none.
  var coverage: Double? {
    let source = count("source")
    return source > 0 ? Double(max(0, count("held"))) / Double(source) : nil
  }

  static func title(of record: StoredRecord) -> String {
    record.root["document"]?["title"]?.string ?? record.key
  }

  static func json(_ record: StoredRecord, _ opened: OpenedFile, _ proof: Verification, _ texts: SourceTexts) -> [UInt8]
  {
    var json = JSONWriter(compact: true)
    json.beginObject()
    for (key, text) in [
      ("key", record.key), ("title", title(of: record)), ("mediaType", record.mediaType), ("digest", record.digest),
    ] {
      json.key(key)
      json.string(text)
    }
    for (key, count) in counts(record, opened, proof) {
      json.key(key)
      json.int(count)
    }
    json.key("rules")
    json.beginObject()
    for (rule, count) in Dictionary(grouping: record.repairs, by: \.rule).mapValues(\.count).sorted(by: {
      $0.key < $1.key
    }) {
      json.key(rule)
      json.int(count)
    }
    json.endObject()
    if let text = texts.texts.first(where: \.hasLines) {
      json.key("portrait")
      TextPortrait(text).write(&json)
    }
    json.endObject()
    return json.bytes
  }

  private static func counts(_ record: StoredRecord, _ opened: OpenedFile, _ proof: Verification) -> [(String, Int)] {
    let severities = (record.root["diagnostics"]?.array ?? []).compactMap { $0["severity"]?.string }
    let profile = record.profileRoot.flatMap { record.root[$0]?.members?.count } ?? 0
    let lost = proof.problems.isEmpty ? 0 : lostCharacters(proof)
    return [
      ("values", proof.valueCount), ("fields", (record.root["document"]?.members?.count ?? 0) + profile),
      ("sections", record.root["sections"]?.array?.count ?? 0),
      ("quantities", record.root["quantities"]?.array?.count ?? 0), ("repairs", record.repairs.count),
      ("warnings", severities.count { $0 == "warning" }), ("errors", severities.count { $0 == "error" }),
      ("pages", opened.pages.count), ("source", proof.sourceCharacters), ("omitted", proof.omittedCharacters),
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
