/// How offsets in a source's UTF-8 text stand to offsets in the file's own bytes.
public struct ByteMap: Sendable {
  /// A stretch of the text and the stretch of the file that it is.
  public struct Segment: Sendable, Hashable {
    /// Bytes of the source's text. Empty where something in the file was left out.
    public var text: Range<Int>
    /// Bytes of the file.
    public var file: Range<Int>
    /// Nil where the file's bytes decode to exactly this text; else the rule that spelled it otherwise or left it out.
    public var rule: Rule?

    public init(text: Range<Int>, file: Range<Int>, rule: Rule? = nil) {
      self.text = text
      self.file = file
      self.rule = rule
    }

    /// Whether offsets inside the segment stand to each other one to one.
    var isVerbatim: Bool { rule == nil && text.count == file.count }
  }

  /// Side by side in the text and in the file; empty means that text and file are the same bytes.
  ///
  /// A segment without a rule whose two lengths are equal is byte for byte the same, else it is one character.
  public let segments: [Segment]

  /// The text is the file's bytes.
  public static let identity = ByteMap(segments: [])

  public init(segments: [Segment]) {
    self.segments = segments
  }

  public var isIdentity: Bool { segments.isEmpty }

  /// Index of the first segment whose text ends after `offset`.
  private func firstSegment(at offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].text.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// A piece of a text range: its place in the file, and the rules that stand between the two (none: quoted).
  public struct Piece: Sendable, Hashable {
    public var text: Range<Int>
    public var file: Range<Int>
    public var rules: [Rule]
  }

  /// The places of a text range, in order. Quoted neighbours are one piece.
  public func pieces(of range: Range<Int>) -> [Piece] {
    guard !range.isEmpty else { return [] }
    if isIdentity { return [Piece(text: range, file: range, rules: [])] }
    var result: [Piece] = []
    var index = firstSegment(at: range.lowerBound)
    while index < segments.count, segments[index].text.lowerBound < range.upperBound {
      let segment = segments[index]
      index += 1
      if segment.text.isEmpty { continue }
      let low = max(range.lowerBound, segment.text.lowerBound)
      let high = min(range.upperBound, segment.text.upperBound)
      let whole = low == segment.text.lowerBound && high == segment.text.upperBound
      var piece = Piece(text: low..<high, file: segment.file, rules: segment.rule.map { [$0] } ?? [])
      if segment.isVerbatim {
        let start = segment.file.lowerBound + low - segment.text.lowerBound
        piece.file = start..<(start + high - low)
      } else if !whole {
        piece.rules.append(.part)
      }
      if let last = result.last, last.rules.isEmpty, piece.rules.isEmpty,
        last.file.upperBound == piece.file.lowerBound
      {
        result[result.count - 1].text = last.text.lowerBound..<piece.text.upperBound
        result[result.count - 1].file = last.file.lowerBound..<piece.file.upperBound
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// The one place that a text range as a whole stands for, and the rules of what was respelled or left out in it.
  public func hull(of range: Range<Int>) -> (file: Range<Int>, rules: [Rule]) {
    if isIdentity { return (range, []) }
    var rules: [Rule] = []
    var file: Range<Int>?
    var isPart = false
    var index = firstSegment(at: range.lowerBound)
    while index < segments.count, segments[index].text.lowerBound < range.upperBound {
      let segment = segments[index]
      index += 1
      if segment.text.isEmpty, segment.text.lowerBound <= range.lowerBound { continue }
      var here = segment.file
      let cut = segment.text.clamped(to: range)
      if segment.isVerbatim {
        let start = segment.file.lowerBound + cut.lowerBound - segment.text.lowerBound
        here = start..<(start + cut.count)
      } else if cut != segment.text {
        isPart = true
      }
      if let rule = segment.rule, !rules.contains(rule) { rules.append(rule) }
      file = file.map { min($0.lowerBound, here.lowerBound)..<max($0.upperBound, here.upperBound) } ?? here
    }
    if isPart { rules.append(.part) }
    return (file ?? 0..<0, rules)
  }

  /// The text offset of a file offset: the start of the character that the byte belongs to.
  public func textOffset(ofFile offset: Int) -> Int {
    if isIdentity { return offset }
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].file.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    guard low < segments.count else { return segments.last?.text.upperBound ?? 0 }
    let segment = segments[low]
    if offset <= segment.file.lowerBound { return segment.text.lowerBound }
    if segment.isVerbatim {
      return segment.text.lowerBound + offset - segment.file.lowerBound
    }
    return segment.text.lowerBound
  }
}
