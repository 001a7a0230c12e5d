import JSONText
import Provenance
import Verification

/// Writes a record's evidence by pointer, each entry with what stands at its place, and marks the places in the texts.
///
/// Entries are numbered in the order in which they are written, from 0: stretches of the source name them so.
struct EvidenceWriter {
  private(set) var count = 0

  mutating func write(_ record: StoredRecord, _ texts: inout SourceTexts, _ rules: inout RuleTable) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    for (pointer, entries) in record.evidence {
      json.key(pointer)
      json.beginArray()
      for entry in entries { write(entry, &texts, &rules, &json) }
      json.endArray()
    }
    json.endObject()
    return json.bytes
  }

  private mutating func write(
    _ entry: StoredEvidence, _ texts: inout SourceTexts, _ rules: inout RuleTable, _ json: inout JSONWriter
  ) {
    json.beginObject()
    if let at = entry.at {
      json.key("at")
      json.beginArray()
      json.int(at.lowerBound)
      json.int(at.upperBound)
      json.endArray()
    }
    // What is not said to be otherwise is quoted: most is.
    if entry.relation != .quoted {
      json.key("is")
      json.string(entry.relation.rawValue)
    }
    if !entry.rules.isEmpty {
      json.key("by")
      json.beginArray()
      for rule in entry.rules { json.int(rules.index(rule)) }
      json.endArray()
    }
    if let place = entry.place {
      let (found, line) = texts.mark(place, .evidence(count))
      PlaceJSON.write(place, line: line, &json)
      if entry.relation != .quoted, !found.isEmpty {
        json.key("found")
        json.string(utf8: found)
      }
    }
    json.endObject()
    count += 1
  }
}

/// Places as the page's script reads them.
enum PlaceJSON {
  static func write(_ place: StoredPlace, line: Int?, _ json: inout JSONWriter) {
    switch place {
    case .bytes(let bytes, let part):
      add("in", part, &json)
      json.key("bytes")
      json.beginArray()
      json.int(bytes.lowerBound)
      json.int(bytes.upperBound)
      json.endArray()
    case .box(let page, let box):
      json.key("page")
      json.int(page)
      json.key("box")
      json.beginArray()
      for number in [box.x, box.y, box.width, box.height] { json.tenths(number) }
      json.endArray()
    case .whole(let name): add("in", name, &json)
    }
    if let line {
      json.key("line")
      json.int(line)
    }
  }

  private static func add(_ key: String, _ text: String?, _ json: inout JSONWriter) {
    guard let text else { return }
    json.key(key)
    json.string(text)
  }
}
