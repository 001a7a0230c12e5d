/// Where a text's own `*`, `_` and `~` would be read as emphasis, so that they must be escaped there and nowhere else.
struct DelimiterRuns {
  private let text: UnsafeBufferPointer<UInt8>
  /// Where something begins or ends that is written with signs of its own, in order.
  private let edges: [Int]
  /// First run that could open and start of the last that could close, for each sign.
  private var firstOpener: [Int] = [.max, .max, .max]
  private var lastCloser: [Int] = [-1, -1, -1]
  /// Signs that spans of this text are written with: every run that could open or close is escaped.
  private let isUsed: [Bool]

  /// One pass over the text.
  init(_ text: UnsafeBufferPointer<UInt8>, _ layout: InlineLayout) {
    self.text = text
    edges = layout.isPlain ? [] : (layout.starts + layout.ends).sorted()
    isUsed = [layout.uses(.strong, .emphasis), false, layout.uses(.strikethrough)]
    var offset = 0
    while offset < text.count {
      guard let track = DelimiterRuns.track(text[offset]) else {
        offset += 1
        continue
      }
      let run = self.run(at: offset)
      let (opens, closes) = role(of: run)
      if opens, firstOpener[track] == .max { firstOpener[track] = run.lowerBound }
      if closes { lastCloser[track] = run.lowerBound }
      offset = run.upperBound
    }
  }

  /// The run of one sign that begins at an offset; it ends where a mark does.
  private func run(at offset: Int) -> Range<Int> {
    let index = edges.firstIndex(atLeast: offset + 1)
    let stop = index < edges.count ? edges[index] : text.count
    var end = offset + 1
    while end < stop, text[end] == text[offset] { end += 1 }
    return offset..<end
  }

  /// Whether a run has to be escaped: it could open or close, and there is another to go with it.
  func escapes(_ run: Range<Int>) -> Bool {
    guard let track = DelimiterRuns.track(text[run.lowerBound]) else { return false }
    guard isUsed[track] || firstOpener[track] < lastCloser[track] else { return false }
    let (opens, closes) = role(of: run)
    return isUsed[track]
      ? opens || closes : opens && run.lowerBound < lastCloser[track] || closes && run.lowerBound > firstOpener[track]
  }

  private static func track(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "*"): 0
    case UInt8(ascii: "_"): 1
    case UInt8(ascii: "~"): 2
    default: nil
    }
  }

  private func role(of run: Range<Int>) -> (opens: Bool, closes: Bool) {
    let before = Flank.before(run.lowerBound, in: text)
    let after = Flank.after(run.upperBound, in: text)
    if isEdge(run.lowerBound) || isEdge(run.upperBound) { return (true, true) }
    let isLeft = after != .space && !(after == .punctuation && before == .letter)
    let isRight = before != .space && !(before == .punctuation && after == .letter)
    guard text[run.lowerBound] == UInt8(ascii: "_") else { return (isLeft, isRight) }
    return (isLeft && (!isRight || before != .letter), isRight && (!isLeft || after != .letter))
  }

  private func isEdge(_ offset: Int) -> Bool {
    let index = edges.firstIndex(atLeast: offset)
    return index < edges.count && edges[index] == offset
  }
}
