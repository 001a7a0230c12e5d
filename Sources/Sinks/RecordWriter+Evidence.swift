import DocumentModel
import JSONText
import Provenance
import Stages

extension RecordWriter {
  mutating func writeEvidence() {
    guard !evidence.isEmpty else { return }
    json.key("evidence")
    json.beginObject()
    for value in evidence {
      json.key(value.pointer)
      json.beginArray()
      var points = CodePoints(value.text.utf8)
      for entry in value.text.evidence(in: signed.opened.sources) {
        write(entry, isNumber: value.isNumber, &points)
      }
      json.endArray()
    }
    json.endObject()
  }

  private mutating func write(_ entry: Evidence, isNumber: Bool, _ points: inout CodePoints) {
    json.beginObject(inline: true)
    if !isNumber {
      json.key("at")
      range(entry.range, &points)
    }
    if let place = entry.place { write(place) }
    json.key("is")
    json.string(entry.relation.rawValue)
    if !entry.rules.isEmpty {
      json.key("by")
      json.beginArray(inline: true)
      for rule in entry.rules { json.string(rule.name) }
      json.endArray()
    }
    json.endObject()
  }

  /// The keys of a place, in an object that is open.
  mutating func write(_ place: Place) {
    switch place {
    case .bytes(let range, let part):
      if let part {
        json.key("in")
        json.string(part)
      }
      json.key("bytes")
      bytes(range)
    case .box(let page, let box):
      json.key("page")
      json.int(page)
      json.key("box")
      json.beginArray(inline: true)
      json.tenths(box.x)
      json.tenths(box.y)
      json.tenths(box.width)
      json.tenths(box.height)
      json.endArray()
    case .whole(let name):
      json.key("in")
      json.string(name)
    }
  }

  mutating func bytes(_ range: Range<Int>) {
    json.beginArray(inline: true)
    json.int(range.lowerBound)
    json.int(range.upperBound)
    json.endArray()
  }
}
