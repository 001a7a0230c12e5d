/// Cuts a marked text into rows, and rows wherever a mark begins or ends.
struct LineCutter {
  struct Stretch {
    var range: Range<Int>
    var evidence: [Int] = []
    /// Held by values that the page does not show.
    var isElsewhere = false
    var omission = 0
    var repair = 0
    var isPlain: Bool { evidence.isEmpty && !isElsewhere && omission == 0 && repair == 0 }
  }

  /// A line, or a piece of a long one.
  struct Row {
    var stretches: [Stretch] = []
    var startsLine: Bool
    var isPlain: Bool { stretches.allSatisfy(\.isPlain) }
    /// Neither held nor repaired.
    var isLeft: Bool { stretches.allSatisfy { $0.evidence.isEmpty && $0.repair == 0 } }
    var bytes: Int { stretches.reduce(0) { $0 + $1.range.count } }
  }

  private(set) var rows: [Row] = []

  /// Goes through the text once, with the marks that are open at each boundary.
  init(_ text: MarkedText) {
    let marks = text.marks.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let pieces = LongLines.cuts(text)
    var boundaries = Set(text.lineStarts).union(pieces)
    for mark in marks {
      boundaries.insert(mark.range.lowerBound)
      boundaries.insert(mark.range.upperBound)
    }
    boundaries.insert(text.utf8.count)
    var starts = Starts(lines: text.lineStarts, pieces: pieces)
    var next = 0
    var open = OpenMarks()
    var low = 0
    for high in boundaries.sorted() where high > low {
      while next < marks.count, marks[next].range.lowerBound <= low {
        open.open(marks[next].mark, until: marks[next].range.upperBound)
        next += 1
      }
      rows += starts.reached(low)
      rows[rows.count - 1].stretches.append(open.stretch(low..<high))
      low = high
    }
    rows += starts.reached(text.utf8.count)
  }

  /// Where rows begin, as the text is gone through.
  private struct Starts {
    let lines: [Int]
    let pieces: [Int]
    var line = 0
    var piece = 0

    /// The rows that begin up to an offset.
    mutating func reached(_ offset: Int) -> [Row] {
      var rows: [Row] = []
      while line < lines.count, lines[line] <= offset {
        rows.append(Row(startsLine: true))
        line += 1
      }
      while piece < pieces.count, pieces[piece] <= offset {
        rows.append(Row(startsLine: false))
        piece += 1
      }
      return rows
    }
  }
}
