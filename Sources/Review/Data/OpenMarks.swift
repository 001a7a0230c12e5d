/// The marks that are open at a place, as a text is gone through. Each mark is looked at a few times, however many lie over each
/// other.
struct OpenMarks {
  /// Entries of evidence that a stretch names at most.
  private static let listed = 64

  private typealias Numbered = (end: Int, number: Int)

  /// The first that are open, in the order in which they were opened; those that will be named when some of these are closed.
  private var evidence: [Numbered] = []
  private var waiting: [Numbered] = []
  private var next = 0
  /// Where the last of them is closed.
  private var elsewhere = 0
  /// In the order in which they were opened: the last that is open counts.
  private var omissions: [Numbered] = []
  private var repairs: [Numbered] = []

  mutating func open(_ mark: MarkedText.Mark, until end: Int) {
    switch mark {
    case .evidence(let number): waiting.append((end, number))
    case .elsewhere: elsewhere = max(elsewhere, end)
    case .omission(let number): omissions.append((end, number))
    case .repair(let number): repairs.append((end, number))
    }
  }

  /// A stretch at whose beginning all was opened that begins up to there.
  mutating func stretch(_ range: Range<Int>) -> LineCutter.Stretch {
    let low = range.lowerBound
    evidence.removeAll { $0.end <= low }
    while evidence.count < OpenMarks.listed, next < waiting.count {
      if waiting[next].end > low { evidence.append(waiting[next]) }
      next += 1
    }
    var result = LineCutter.Stretch(range: range)
    result.evidence = evidence.map(\.number)
    result.isElsewhere = elsewhere > low
    result.omission = OpenMarks.last(&omissions, at: low)
    result.repair = OpenMarks.last(&repairs, at: low)
    return result
  }

  private static func last(_ marks: inout [Numbered], at low: Int) -> Int {
    while let mark = marks.last {
      if mark.end > low { return mark.number + 1 }
      marks.removeLast()
    }
    return 0
  }
}
