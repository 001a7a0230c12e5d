/// How far a marked text is written: the place in it, and what is open there.
struct InlineLine {
  let text: UnsafeBufferPointer<UInt8>
  let layout: InlineLayout
  let place: MarkdownEscaper.Place
  var escaper: MarkdownEscaper
  var position: Int
  var open: [InlineLayout.Span] = []
  var pointIndex = 0
  /// Length of the output after the last sign that ended a span.
  var lastEnd = -1
  private var spanIndex = 0
  private var atomIndex = 0

  init(
    _ text: UnsafeBufferPointer<UInt8>, _ layout: InlineLayout, _ escaper: MarkdownEscaper,
    in place: MarkdownEscaper.Place
  ) {
    self.text = text
    self.layout = layout
    self.place = place
    self.escaper = escaper
    position = layout.bounds.lowerBound
  }

  var isAtEnd: Bool { position >= layout.bounds.upperBound }
  var isInLink: Bool { open.contains { $0.kind.isLink } }
  var nextSpan: InlineLayout.Span? { spanIndex < layout.spans.count ? layout.spans[spanIndex] : nil }
  var nextPoint: InlineLayout.Point? { pointIndex < layout.points.count ? layout.points[pointIndex] : nil }

  var isAtAtom: Bool {
    atomIndex < layout.atoms.count && layout.atoms[atomIndex].range.lowerBound == position
  }

  /// The next offset at which something begins or ends; always after the place where the line stands.
  var nextStop: Int {
    let stop = nextEvent
    return stop > position ? stop : layout.bounds.upperBound
  }

  private var nextEvent: Int {
    var stop = layout.bounds.upperBound
    if let span = nextSpan { stop = min(stop, span.range.lowerBound) }
    if let span = open.last { stop = min(stop, span.range.upperBound) }
    if let point = nextPoint { stop = min(stop, point.position) }
    if atomIndex < layout.atoms.count { stop = min(stop, layout.atoms[atomIndex].range.lowerBound) }
    return stop
  }

  /// Whether white space stands before this place and a letter after it. What stood around an image is one space of the
  /// text, on one side of it.
  var isSpaceOnlyBefore: Bool {
    position < layout.bounds.upperBound && Flank.before(position, in: text) == .space
      && Flank.after(position, in: text) == .letter
  }

  /// Whether white space, or the text's end, stands after this place and none before it.
  var isSpaceOnlyAfter: Bool {
    position > layout.bounds.lowerBound && Flank.before(position, in: text) != .space
      && (position == layout.bounds.upperBound || Flank.after(position, in: text) == .space)
  }

  /// End of the line that begins here: the next break, or that of the text.
  var lineEnd: Int {
    for atom in layout.atoms[atomIndex...] {
      if case .lineBreak = atom.kind { return max(position, atom.range.lowerBound) }
    }
    return layout.bounds.upperBound
  }

  /// Begins the next span.
  mutating func begin(needsTag: Bool) {
    var span = layout.spans[spanIndex]
    span.needsTag = needsTag
    open.append(span)
    spanIndex += 1
  }

  /// The atom that stands here; the place is after it then.
  mutating func takeAtom() -> InlineLayout.Atom {
    let atom = layout.atoms[atomIndex]
    atomIndex += 1
    position = atom.range.upperBound
    return atom
  }

  /// Whether what is written at an offset begins with a bracket.
  func isBracket(at offset: Int) -> Bool {
    if let span = nextSpan, span.range.lowerBound == offset, span.kind.isLink { return true }
    if let point = nextPoint, point.position == offset { return true }
    guard atomIndex < layout.atoms.count, layout.atoms[atomIndex].range.lowerBound == offset else { return false }
    if case .footnote = layout.atoms[atomIndex].kind { return true }
    return false
  }

  /// Moves on over white space, but not over what begins or ends in it.
  mutating func skipSpace() {
    let stop = nextEvent
    while position < stop, text[position] <= 0x20 { position += 1 }
  }
}
