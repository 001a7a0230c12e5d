import DocumentModel
import Provenance

extension TemplateTags {
  /// A text without the tags in it, except in code; formulas are marked, without their dollar signs.
  func removed(from text: Inline) -> Inline {
    var cuts = places(of: ranges, in: text.text)
    let formulas = places(of: formulas, in: text.text)
    guard !cuts.isEmpty || !formulas.isEmpty else { return text }
    let code = text.marks.filter { $0.kind == .code }.map(\.range)
    cuts.removeAll { cut in code.contains { $0.overlaps(cut) } }
    var text = text
    for formula in formulas where formula.count > 4 {
      text.marks.append(Mark(.math, (formula.lowerBound + 2)..<(formula.upperBound - 2)))
      cuts.append(formula.lowerBound..<(formula.lowerBound + 2))
      cuts.append((formula.upperBound - 2)..<formula.upperBound)
    }
    text.marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    cuts.sort { $0.lowerBound < $1.lowerBound }
    text.rewrite { writer in
      for cut in cuts where cut.lowerBound >= writer.position {
        writer.keep(to: cut.lowerBound)
        writer.drop(to: cut.upperBound)
      }
    }
    return text
  }

  func removed(from text: TracedText) -> TracedText { removed(from: Inline(text)).text }

  /// Where some ranges of the source are quoted in a text.
  private func places(of ranges: [Range<Int>], in text: TracedText) -> [Range<Int>] {
    guard !ranges.isEmpty else { return [] }
    var result: [Range<Int>] = []
    for run in text.tracedRuns {
      guard case .quoted(let place) = run.origin else { continue }
      var index = ranges.partitioningIndex { $0.upperBound > place.range.lowerBound }
      while index < ranges.count, ranges[index].lowerBound < place.range.upperBound {
        let cut = ranges[index].clamped(to: place.range)
        let start = run.range.lowerBound + cut.lowerBound - place.range.lowerBound
        result.append(start..<(start + cut.count))
        index += 1
      }
    }
    return result
  }
}

extension Array {
  /// Index of the first element that a condition holds for, where it holds for all after it.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
