import DocumentModel
import Provenance
import Stages

/// Finds the rule that took a stretch of a source out.
struct Blame {
  private var rules: [(rule: Rule, coverage: Coverage)]
  private let remainder: Rule

  init(steps: [Ledger.Step], structured: Record, structureRule: Rule, remainder: Rule, held: Coverage) {
    self.remainder = remainder
    rules = []
    var named: [(rule: Rule, places: [TracedText])] = []
    for dropped in structured.dropped + (steps.last?.document.dropped ?? []) {
      if let index = named.lastIndex(where: { $0.rule == dropped.rule }) {
        named[index].places.append(dropped.text)
      } else {
        named.append((dropped.rule, [dropped.text]))
      }
    }
    rules = named.map { ($0.rule, Coverage(of: $0.places)) }
    // What a stage took out without a word is what was covered before it and is not after it.
    for index in steps.indices.dropFirst() {
      guard let rule = steps[index].rule else { continue }
      rules.append((rule, steps[index - 1].coverage.subtracting(steps[index].coverage)))
    }
    if let last = steps.last { rules.append((structureRule, last.coverage.subtracting(held))) }
  }

  /// A stretch in parts, each with its rule, trimmed to letters and digits.
  mutating func split(_ range: Range<Int>, of source: Source) -> [(range: Range<Int>, rule: Rule)] {
    var parts: [(range: Range<Int>, rule: Rule)] = []
    var rest = [range]
    for (rule, coverage) in rules where !rest.isEmpty {
      guard let list = coverage.ranges[source.id.index], let low = rest.first?.lowerBound,
        let high = rest.last?.upperBound
      else { continue }
      let near = list.overlapping(low..<high)
      guard !near.isEmpty else { continue }
      let left = Coverage.difference(rest, near)
      for piece in Coverage.difference(rest, left) {
        if let trimmed = LetterOrDigit.trimmed(piece, of: source.utf8) { parts.append((trimmed, rule)) }
      }
      rest = left
    }
    for piece in rest {
      if let trimmed = LetterOrDigit.trimmed(piece, of: source.utf8) { parts.append((trimmed, remainder)) }
    }
    return parts.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension [Range<Int>] {
  /// Those of sorted ranges that overlap a range, found by binary search.
  fileprivate func overlapping(_ range: Range<Int>) -> [Range<Int>] {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound > range.lowerBound { high = middle } else { low = middle + 1 }
    }
    var result: [Range<Int>] = []
    while low < count, self[low].lowerBound < range.upperBound {
      result.append(self[low])
      low += 1
    }
    return result
  }
}
