/// A place in the file, as a record names it.
public enum Place: Hashable, Sendable {
  /// Half-open range of bytes, of the file or of the inner part of that name.
  case bytes(Range<Int>, part: String?)
  case box(page: Int, Box)
  /// A named place without coordinates.
  case whole(String)
}

/// Where a stretch of a value comes from, as a record says it.
public struct Evidence: Hashable, Sendable {
  public enum Relation: String, Sendable { case quoted, derived, generated }

  /// In UTF-8 bytes of the value; sinks turn them into code points.
  public var range: Range<Int>
  /// Nil for generated text.
  public var place: Place?
  public var relation: Relation
  public var rules: [Rule]

  public init(range: Range<Int>, place: Place?, relation: Relation, rules: [Rule] = []) {
    self.range = range
    self.place = place
    self.relation = relation
    self.rules = rules
  }
}

extension TracedText {
  /// The places of the whole text, in order; several entries share a range where it stands for several places.
  ///
  /// A quoted stretch of a page gives one entry for each line that it stands on.
  public func evidence(in sources: [Source]) -> [Evidence] {
    var result: [Evidence] = []
    result.reserveCapacity(runs.count)
    for run in runs {
      let range = Int(run.start)..<Int(run.end)
      switch run.kind {
      case .generated:
        result.append(Evidence(range: range, place: nil, relation: .generated, rules: run.rules.rules))
      case .quoted:
        sources[Int(run.source)].addEvidence(quoted: Int(run.lower)..<Int(run.upper), at: range.lowerBound, to: &result)
      case .derived:
        sources[Int(run.source)].addEvidence(
          derived: Int(run.lower)..<Int(run.upper), at: range, by: run.rules.rules, to: &result)
      }
    }
    return result
  }
}

extension Source {
  func addEvidence(quoted range: Range<Int>, at start: Int, to result: inout [Evidence]) {
    switch locator {
    case .bytes(let map, let part):
      for piece in map.pieces(of: range) {
        let at = (piece.text.lowerBound - range.lowerBound + start)..<(piece.text.upperBound - range.lowerBound + start)
        result.append(
          Evidence(
            range: at, place: .bytes(piece.file, part: part), relation: piece.rules.isEmpty ? .quoted : .derived,
            rules: piece.rules))
      }
    case .page(let page):
      for line in page.lines(of: range) {
        let at = (line.range.lowerBound - range.lowerBound + start)..<(line.range.upperBound - range.lowerBound + start)
        result.append(Evidence(range: at, place: .box(page: page.number, line.box), relation: .quoted))
      }
    case .whole(let name):
      result.append(Evidence(range: start..<(start + range.count), place: place(range, named: name), relation: .quoted))
    }
  }

  func addEvidence(derived range: Range<Int>, at text: Range<Int>, by rules: [Rule], to result: inout [Evidence]) {
    switch locator {
    case .bytes(let map, let part):
      let (file, earlier) = map.hull(of: range)
      result.append(
        Evidence(
          range: text, place: .bytes(file, part: part), relation: .derived,
          rules: earlier + rules.drop(while: { $0 == earlier.last })))
    case .page(let page):
      for line in page.lines(of: range) {
        result.append(Evidence(range: text, place: .box(page: page.number, line.box), relation: .derived, rules: rules))
      }
    case .whole(let name):
      result.append(Evidence(range: text, place: place(range, named: name), relation: .derived, rules: rules))
    }
  }

  /// A named source as a whole, or the bytes of its text where only a part of it is meant.
  private func place(_ range: Range<Int>, named name: String) -> Place {
    range == indices ? .whole(name) : .bytes(range, part: name)
  }
}
