import JSONText
import Provenance
import Verification

/// Writes what a record says it left out, with the words that stand there.
enum OmissionWriter {
  static func write(_ omissions: [StoredOmission], _ texts: inout SourceTexts, _ rules: inout RuleTable) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginArray()
    for (number, omission) in omissions.enumerated() {
      let (found, line) = texts.mark(omission.place, .omission(number))
      json.beginObject()
      json.key("by")
      json.int(rules.index(omission.rule))
      PlaceJSON.write(omission.place, line: line, &json)
      json.key("found")
      json.string(utf8: found)
      json.endObject()
    }
    json.endArray()
    return json.bytes
  }
}
