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
      result.append(Evidence(range: start..<(start + range.count), place: .whole(name), relation: .quoted))
    }
  }

  func addEvidence(derived range: Range<Int>, at text: Range<Int>, by rules: [Rule], to result: inout [Evidence]) {
    switch locator {
    case .bytes(let map, let part):
      let (file, earlier) = map.hull(of: range)
      result.append(
        Evidence(
          range: text, place: .bytes(file, part: part), relation: .derived,
          rules: earlier + rules.filter { !earlier.contains($0) }))
    case .page(let page):
      for line in page.lines(of: range) {
        result.append(Evidence(range: text, place: .box(page: page.number, line.box), relation: .derived, rules: rules))
      }
    case .whole(let name):
      result.append(Evidence(range: text, place: .whole(name), relation: .derived, rules: rules))
    }
  }
}

extension PageGeometry {
  /// The lines of a byte range: each a range of the text and the box around its characters.
  ///
  /// A line ends after a line feed, and where the next character stands elsewhere than on.
  public func lines(of range: Range<Int>) -> [(range: Range<Int>, box: Box)] {
    var result: [(range: Range<Int>, box: Box)] = []
    let scalars = scalars(of: range)
    guard !scalars.isEmpty else { return [] }
    var start = scalars.lowerBound
    var box = boxes[start]
    func close(_ end: Int) {
      let low = max(Int(offsets[start]), range.lowerBound)
      let high = min(Int(offsets[end]), range.upperBound)
      result.append((low..<high, box))
    }
    for index in scalars.dropFirst() {
      let next = boxes[index]
      let previous = boxes[index - 1]
      if continues(previous, next) {
        box = box.union(next)
      } else {
        close(index)
        start = index
        box = next
      }
    }
    close(scalars.upperBound)
    return result
  }

  /// Whether a character goes on in the line of the one before it.
  private func continues(_ previous: Box, _ next: Box) -> Bool {
    let height = max(previous.height, next.height)
    let width = max(previous.width, next.width)
    if next.width == 0, next.height == 0 { return true }
    if height > width * 3 || height > 0, abs(next.centerY - previous.centerY) <= 0.6 * height {
      return next.x >= previous.x - height && next.x - previous.right <= 12 * max(height, 1)
    }
    // Vertical or turned text: goes on where the boxes are near each other both ways.
    return abs(next.centerX - previous.centerX) <= 0.6 * width
      && abs(next.centerY - previous.centerY) <= 3 * max(width, height)
  }
}
