import JSONText
import Provenance
import Verification

/// Writes a record's evidence by pointer, each entry with what stands at its place, and marks the places in the texts.
///
/// Entries are numbered in the order in which they are written, from 0: stretches of the source name them so. An entry is a list: the length of
/// `at` (-1: none), which begins where the entry before ends, the numbers of its place, and an object of what else there is to say.
struct EvidenceWriter {
  private(set) var count = 0
  /// Values that the page does not show.
  private(set) var left = 0
  private var places = PlacePacker()

  mutating func write(
    _ record: StoredRecord, _ excerpt: RecordExcerpt, _ texts: inout SourceTexts, _ rules: inout RuleTable
  )
    -> [UInt8]
  {
    var json = JSONWriter(compact: true)
    json.beginObject()
    for (pointer, entries) in record.evidence {
      guard excerpt.contains(pointer) else {
        left += 1
        for entry in entries { if let place = entry.place { _ = texts.mark(place, .elsewhere) } }
        continue
      }
      json.key(pointer)
      json.beginArray()
      var end = 0
      for entry in entries {
        write(entry, after: end, &texts, &rules, &json)
        end = entry.at?.upperBound ?? 0
      }
      json.endArray()
    }
    json.endObject()
    return json.bytes
  }

  private mutating func write(
    _ entry: StoredEvidence, after end: Int, _ texts: inout SourceTexts, _ rules: inout RuleTable,
    _ json: inout JSONWriter
  ) {
    json.beginArray()
    json.int(entry.at?.count ?? -1)
    var found: [UInt8] = []
    var name = PlacePacker.Name.same
    if let place = entry.place {
      let marked = texts.mark(place, .evidence(count))
      found = marked.found
      name = places.write(place, line: marked.line, &json)
    }
    write(entry, from: entry.at.flatMap { $0.lowerBound == end ? nil : $0.lowerBound }, found, name, &rules, &json)
    json.endArray()
    count += 1
  }

  /// What is not said to be otherwise is quoted: most is.
  private func write(
    _ entry: StoredEvidence, from start: Int?, _ found: [UInt8], _ name: PlacePacker.Name, _ rules: inout RuleTable,
    _ json: inout JSONWriter
  ) {
    let isQuoted = entry.relation == .quoted && entry.rules.isEmpty
    if isQuoted, start == nil, case .same = name { return }
    json.beginObject()
    if let start {
      json.key("from")
      json.int(start)
    }
    json.placeName(name)
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
    if entry.relation != .quoted, !found.isEmpty {
      json.key("found")
      json.string(utf8: found)
    }
    json.endObject()
  }
}
