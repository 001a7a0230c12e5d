import DocumentModel
import Provenance
import Stages

/// Says of all text of the sources that is in no value of the record which rule took it out.
///
/// A stage may name a rule for what it drops; what it drops silently is found by comparing coverage before and after it.
struct Ledger {
  /// A document, and the rule of the stage that made it (nil: the extractor).
  struct Step {
    let document: Document
    let rule: Rule?
    /// What the document stands for, and what of that it quotes.
    let coverage: Coverage
    let quoted: Coverage

    /// Not `isCounted`: what the document stands for will not be asked for.
    init(document: Document, rule: Rule?, isCounted: Bool = true) {
      self.document = document
      self.rule = rule
      let texts = isCounted ? document.texts : []
      coverage = Coverage(of: texts)
      quoted = Coverage(ofQuoted: texts)
    }
  }

  let steps: [Step]
  let structured: Record
  let structureRule: Rule
  let remainder: Rule
  /// What the record stands for.
  private let held: Coverage
  private let quoted: Coverage

  init(steps: [Step], structured: Record, structureRule: Rule, remainder: Rule) {
    self.steps = steps
    self.structured = structured
    self.structureRule = structureRule
    self.remainder = remainder
    let texts = structured.texts
    held = Coverage(of: texts)
    quoted = Coverage(ofQuoted: texts)
  }

  /// For the extractor, each cleaner and the structurer: bytes of the sources' text dropped and respelled by it.
  func work(of sources: [Source], textOf: (Source) -> [Range<Int>]) -> [(dropped: Int, respelled: Int)] {
    let text = Coverage(sources.flatMap { source in textOf(source).map { SourceRange(source.id, $0) } })
    var before = (coverage: text, quoted: text)
    return (steps.map { ($0.coverage, $0.quoted) } + [(held, quoted)]).map { after in
      defer { before = after }
      let dropped = before.coverage.subtracting(after.0).count
      return (dropped, before.quoted.subtracting(after.1).intersection(after.0).count)
    }
  }

  /// The places of lost letters and digits, in order, each with its rule. Neighbours with one rule are one.
  func omissions(
    of sources: [Source], textOf: (Source) -> [Range<Int>], repairs: [SignedRecord.Repair]
  ) -> [SignedRecord.Omission] {
    var blame = Blame(
      steps: steps, structured: structured, structureRule: structureRule, remainder: remainder, held: held)
    var result: [SignedRecord.Omission] = []
    for source in sources {
      let text = Coverage(textOf(source).map { SourceRange(source.id, $0) })
      let lost = text.subtracting(held).ranges[source.id.index] ?? []
      var stretches: [(range: Range<Int>, rule: Rule)] = []
      for gap in lost {
        guard let gap = LetterOrDigit.trimmed(gap, of: source.utf8) else { continue }
        for part in blame.split(gap, of: source) {
          if let last = stretches.last, last.rule == part.rule,
            !held.touches(source.id, last.range.upperBound..<part.range.lowerBound)
          {
            stretches[stretches.count - 1].range = last.range.lowerBound..<part.range.upperBound
          } else {
            stretches.append(part)
          }
        }
      }
      for stretch in stretches { result.append(contentsOf: source.omissions(stretch.range, by: stretch.rule)) }
    }
    return result
  }
}

extension Coverage {
  /// Whether any byte of a range of a source is covered.
  func touches(_ source: SourceID, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, let list = ranges[source.index] else { return false }
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].upperBound > range.lowerBound { high = middle } else { low = middle + 1 }
    }
    return low < list.count && list[low].lowerBound < range.upperBound
  }
}

extension Source {
  /// The places of a lost range: one of bytes, or one for each line of a page.
  fileprivate func omissions(_ range: Range<Int>, by rule: Rule) -> [SignedRecord.Omission] {
    switch locator {
    case .bytes(let map, let part):
      return [SignedRecord.Omission(place: .bytes(map.file(of: range), part: part), rule: rule)]
    case .page(let page):
      return page.lines(of: range).compactMap { line in
        guard LetterOrDigit.trimmed(line.range, of: utf8) != nil else { return nil }
        return SignedRecord.Omission(place: .box(page: page.number, line.box), rule: rule)
      }
    case .whole: return []
    }
  }
}
