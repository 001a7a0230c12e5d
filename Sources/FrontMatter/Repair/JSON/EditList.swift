import Provenance

/// Edits as they are found, in no order; the same one may be found twice.
struct EditList {
  private var edits: [SourceEdit] = []

  var count: Int { edits.count }

  mutating func add(_ range: Range<Int>, _ text: StaticString, _ rule: Rule, _ reason: String) {
    edits.append(SourceEdit(range, text.withUTF8Buffer { Array($0) }, by: rule, reason: reason))
  }

  mutating func add(_ more: [SourceEdit]) { edits += more }

  /// Takes back those that begin at an offset or after it.
  mutating func forget(from offset: Int) {
    edits.removeAll { $0.range.lowerBound >= offset && !($0.range.isEmpty && $0.range.lowerBound == offset) }
  }

  /// In the order of their places, each once; nil where two overlap or there are too many.
  var ordered: [SourceEdit]? {
    guard edits.count <= Draft.limit else { return nil }
    let sorted = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }.map(\.element)
    var result: [SourceEdit] = []
    for edit in sorted where edit != result.last {
      if let last = result.last, edit.range.lowerBound < last.range.upperBound { return nil }
      result.append(edit)
    }
    return result
  }
}
