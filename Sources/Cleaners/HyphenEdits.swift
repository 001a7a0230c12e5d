internal import Provenance

/// What is to be done with the hyphens of a text.
struct HyphenEdits {
  enum Edit {
    /// Takes a range out.
    case drop(Range<Int>)
    /// Spells a soft hyphen as a hyphen.
    case show(Range<Int>)
  }

  private(set) var edits: [Edit] = []

  init(_ bytes: [UInt8], usage: HyphenUsage, isPaged: Bool) {
    let judge = HyphenJudge(usage: usage)
    var ends = LineEndHyphen.all(in: bytes)[...]
    for index in bytes.indices {
      if let end = ends.first, end.hyphen.lowerBound == index {
        ends = ends.dropFirst()
        addEdits(end, keep: judge.keeps(end, in: bytes), usage: usage)
      } else if bytes[index] == 0xC2, let hyphen = Hyphen.kind(bytes, at: index) {
        // On a page a soft hyphen has no glyph unless it is seen; elsewhere it is never seen within a line.
        let range = index..<(index + hyphen.length)
        edits.append(isPaged && isBetweenWords(bytes, range) ? .show(range) : .drop(range))
      }
    }
  }

  private mutating func addEdits(_ end: LineEndHyphen, keep: Bool, usage: HyphenUsage) {
    guard keep else {
      edits.append(.drop(end.hyphen.lowerBound..<end.gap.upperBound))
      return
    }
    if end.kind == .soft { edits.append(.show(end.hyphen)) }
    edits.append(.drop(end.gap))
  }

  private func isBetweenWords(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && range.upperBound < bytes.count && LineEndHyphen.isWord(bytes[range.lowerBound - 1])
      && LineEndHyphen.isWord(bytes[range.upperBound])
  }

  func apply(_ writer: inout TextRewriter) {
    for edit in edits {
      switch edit {
      case .drop(let range):
        writer.keep(to: range.lowerBound)
        writer.drop(to: range.upperBound)
      case .show(let range):
        writer.keep(to: range.lowerBound)
        writer.respell(to: range.upperBound, as: "-", by: .visibleHyphen)
      }
    }
  }
}
