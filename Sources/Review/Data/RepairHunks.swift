import JSONText
import Verification

/// Repairs as a reader of patches knows them: the lines as found and as repaired.
struct RepairHunks {
  /// Bytes of a line that are shown before, between and behind repairs.
  private static let margin = 160

  private struct Hunk {
    var line: Int
    var lines: ClosedRange<Int>
    var repairs: [(number: Int, repair: StoredRepair)]
  }

  private let text: MarkedText
  private var hunks: [Hunk] = []

  /// Repairs whose lines touch are one hunk.
  init(_ repairs: [StoredRepair], in text: MarkedText) {
    self.text = text
    let ordered = repairs.enumerated().map { (number: $0.offset, repair: $0.element) }
      .sorted { $0.repair.bytes.lowerBound < $1.repair.bytes.lowerBound }
    for entry in ordered {
      let range = text.range(ofFile: entry.repair.bytes)
      let first = text.line(of: range.lowerBound)
      let last = text.line(of: max(range.lowerBound, range.upperBound - 1))
      if let open = hunks.last, open.lines.upperBound >= first {
        hunks[hunks.count - 1].lines = open.lines.lowerBound...max(open.lines.upperBound, last)
        hunks[hunks.count - 1].repairs.append(entry)
      } else {
        hunks.append(Hunk(line: first, lines: first...max(first, last), repairs: [entry]))
      }
    }
  }

  func write(_ rules: inout RuleTable, _ json: inout JSONWriter) {
    json.beginArray()
    for hunk in hunks {
      json.beginObject()
      json.key("line")
      json.int(hunk.line)
      json.key("rules")
      json.beginArray()
      for name in hunk.repairs.map(\.repair.rule).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
        json.int(rules.index(name))
      }
      json.endArray()
      json.key("repairs")
      json.beginArray()
      for entry in hunk.repairs { json.int(entry.number) }
      json.endArray()
      json.key("found")
      write(hunk, \.removed, &json)
      json.key("repaired")
      write(hunk, \.inserted, &json)
      json.endObject()
    }
    json.endArray()
  }

  /// Texts in turn unchanged and changed.
  private func write(_ hunk: Hunk, _ side: KeyPath<StoredRepair, [UInt8]>, _ json: inout JSONWriter) {
    json.beginArray()
    var offset = text.range(ofLine: hunk.lines.lowerBound).lowerBound
    let end = text.range(ofLine: hunk.lines.upperBound).upperBound
    for (_, repair) in hunk.repairs {
      let range = text.range(ofFile: repair.bytes)
      json.string(shown(offset..<max(offset, range.lowerBound)))
      json.string(utf8: repair[keyPath: side])
      offset = max(offset, range.upperBound)
    }
    json.string(shown(offset..<max(offset, end)))
    json.endArray()
  }

  /// What is unchanged, its middle left out where it is long.
  private func shown(_ range: Range<Int>) -> String {
    guard range.count > 2 * RepairHunks.margin else { return String(decoding: text.utf8[range], as: UTF8.self) }
    let head = String(decoding: text.utf8[range].prefix(RepairHunks.margin), as: UTF8.self)
    let tail = String(decoding: text.utf8[range].suffix(RepairHunks.margin), as: UTF8.self)
    return head + " … " + tail
  }
}
