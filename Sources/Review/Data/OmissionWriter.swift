import JSONText
import Provenance
import Verification

/// Writes what a record says it left out, with the words that stand there: lists of a rule, the numbers of the place, and an object.
enum OmissionWriter {
  static func write(_ omissions: [StoredOmission], _ texts: inout SourceTexts, _ rules: inout RuleTable) -> [UInt8] {
    var json = JSONWriter(compact: true)
    var places = PlacePacker()
    json.beginArray()
    for (number, omission) in omissions.enumerated() {
      let (found, line) = texts.mark(omission.place, .omission(number))
      json.beginArray()
      json.int(rules.index(omission.rule))
      let name = places.write(omission.place, line: line, &json)
      json.beginObject()
      json.placeName(name)
      json.key("found")
      json.string(utf8: found)
      json.endObject()
      json.endArray()
    }
    json.endArray()
    return json.bytes
  }
}
