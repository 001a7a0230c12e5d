import DocumentModel

/// A text's marks put in an order that can be written: spans that lie in each other, never across, and what stands
/// between or in place of characters.
struct InlineLayout {
  enum Style: Int, CaseIterable {
    case strong, emphasis, strikethrough, superscript, `subscript`
  }

  enum SpanKind: Equatable {
    /// Index into the document's links.
    case link(Int)
    case style(Style)
  }

  struct Span {
    var kind: SpanKind
    /// In bytes of the text; never empty.
    var range: Range<Int>
    /// How many spans it stands in.
    var depth: Int
    /// Index of the mark that it begins with.
    var order: Int
    /// Whether only a tag can delimit it, since Markdown's signs would not be read as such here.
    var needsTag = false
  }

  /// A stretch that is written in a way of its own.
  struct Atom {
    enum Kind { case code, math, lineBreak, footnote(String) }
    var kind: Kind
    /// In bytes of the text; never empty.
    var range: Range<Int>
  }

  /// What stands between two characters.
  struct Point {
    enum Kind {
      /// Index into the document's images, and the link that is all around it.
      case image(Int, link: Int?)
      case footnote(String)
    }
    var kind: Kind
    var position: Int
    var order: Int
  }

  /// By start, the outer first.
  private(set) var spans: [Span] = []
  private(set) var atoms: [Atom] = []
  private(set) var points: [Point] = []
  /// The text without white space at its ends.
  let bounds: Range<Int>
  /// Where something begins and where something ends, in order, doubles included.
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - marks: in bytes of it; what reaches beyond it is cut.
  ///   - isKept: false for marks that this form of output can't show, such as links to nowhere.
  init(_ text: UnsafeBufferPointer<UInt8>, marks: [Mark], isKept: (Mark.Kind) -> Bool) {
    bounds = InlineLayout.trimmed(0..<text.count, in: text)
    guard !marks.isEmpty else { return }
    let marks = marks.map { isKept($0.kind) ? Mark($0.kind, $0.range.clamped(to: 0..<text.count)) : nil }
    placeAtoms(marks)
    placePoints(marks)
    let intervals = intervals(of: marks)
    if !intervals.isEmpty {
      var nesting = SpanNesting(intervals)
      spans = nesting.nested()
      trim(in: text)
    }
    starts = (spans.map(\.range.lowerBound) + atoms.map(\.range.lowerBound) + points.map(\.position)).sorted()
    ends = (spans.map(\.range.upperBound) + atoms.map(\.range.upperBound) + points.map(\.position)).sorted()
  }

  var isPlain: Bool { spans.isEmpty && atoms.isEmpty && points.isEmpty }

  /// Whether spans are written with this sign.
  func uses(_ styles: Style...) -> Bool {
    spans.contains { span in styles.contains { span.kind == .style($0) } }
  }

  private mutating func placeAtoms(_ marks: [Mark?]) {
    for case let mark? in marks {
      let range = mark.range.clamped(to: bounds)
      guard !range.isEmpty, let kind = Atom.Kind(mark.kind) else { continue }
      atoms.append(Atom(kind: kind, range: range))
    }
    atoms.sort { $0.range.lowerBound < $1.range.lowerBound }
    atoms = InlineLayout.disjoint(atoms)
  }

  /// Of atoms that overlap, the first; code that touches is one, since its signs would be.
  private static func disjoint(_ atoms: [Atom]) -> [Atom] {
    var result: [Atom] = []
    for atom in atoms {
      guard let last = result.last, atom.range.lowerBound <= last.range.upperBound else {
        result.append(atom)
        continue
      }
      if case .code = last.kind, case .code = atom.kind {
        let end = max(last.range.upperBound, atom.range.upperBound)
        result[result.count - 1].range = last.range.lowerBound..<end
      } else if atom.range.lowerBound == last.range.upperBound {
        result.append(atom)
      }
    }
    return result
  }

  private mutating func placePoints(_ marks: [Mark?]) {
    var emptyLinks: [Int: Int] = [:]
    for case let mark? in marks where mark.range.isEmpty {
      if case .link(let link) = mark.kind { emptyLinks[mark.range.lowerBound] = link }
    }
    for (order, mark) in marks.enumerated() {
      guard let mark else { continue }
      let position = outsideAtoms(min(max(mark.range.lowerBound, bounds.lowerBound), bounds.upperBound)).low
      switch mark.kind {
      case .image(let image):
        let link = emptyLinks[mark.range.lowerBound]
        points.append(Point(kind: .image(image, link: link), position: position, order: order))
      case .footnote(let label) where mark.range.isEmpty:
        points.append(Point(kind: .footnote(label), position: position, order: order))
      default: continue
      }
    }
    points.sort { ($0.position, $0.order) < ($1.position, $1.order) }
  }

  /// The nearest offsets at or before and at or after one that lie in no atom.
  private func outsideAtoms(_ offset: Int) -> (low: Int, high: Int) {
    var low = 0
    var high = atoms.count
    while low < high {
      let middle = (low + high) / 2
      if atoms[middle].range.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    guard low < atoms.count, atoms[low].range.lowerBound < offset else { return (offset, offset) }
    return (atoms[low].range.lowerBound, atoms[low].range.upperBound)
  }

  /// Links and styles as stretches; those of one kind never overlap.
  private func intervals(of marks: [Mark?]) -> [SpanNesting.Interval] {
    var found: [SpanNesting.Interval] = []
    for (order, mark) in marks.enumerated() {
      guard let mark, let kind = SpanKind(mark.kind) else { continue }
      let range = outsideAtoms(mark.range.lowerBound).low..<outsideAtoms(mark.range.upperBound).high
      let cut = range.clamped(to: bounds)
      if !cut.isEmpty { found.append(SpanNesting.Interval(kind: kind, range: cut, order: order)) }
    }
    found.sort { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }
    return SpanNesting.disjoint(found)
  }

  /// Takes white space out of the ends of spans, and of those that then could not be delimited, punctuation.
  private mutating func trim(in text: UnsafeBufferPointer<UInt8>) {
    for index in spans.indices { spans[index].range = trimmed(spans[index].range, in: text) }
    spans.removeAll { $0.range.isEmpty }
    let edges = SpanEdges(spans, atoms: atoms.map(\.range), points: points.map(\.position))
    for index in spans.indices {
      edges.delimit(&spans[index], in: text)
      spans[index].range = trimmed(spans[index].range, in: text)
    }
    spans.removeAll { $0.range.isEmpty }
    spans.sort { ($0.range.lowerBound, $0.depth) < ($1.range.lowerBound, $1.depth) }
  }

  /// A range without white space at its ends, except where that is code.
  private func trimmed(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let inner = InlineLayout.trimmed(range, in: text)
    guard !inner.isEmpty else { return inner }
    return outsideAtoms(inner.lowerBound).low..<outsideAtoms(inner.upperBound).high
  }

  static func next(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var next = offset + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  static func previous(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var previous = offset - 1
    while previous > 0, text[previous] & 0xC0 == 0x80 { previous -= 1 }
    return previous
  }

  /// A range without white space at its ends, no-break spaces included.
  static func trimmed(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, Flank.after(low, in: text) == .space { low = next(low, in: text) }
    while high > low, Flank.before(high, in: text) == .space { high = previous(high, in: text) }
    return low..<max(low, high)
  }
}

extension InlineLayout.Atom.Kind {
  init?(_ kind: Mark.Kind) {
    switch kind {
    case .code: self = .code
    case .math: self = .math
    case .lineBreak: self = .lineBreak
    case .footnote(let label): self = .footnote(label)
    default: return nil
    }
  }
}

extension InlineLayout.SpanKind {
  init?(_ kind: Mark.Kind) {
    switch kind {
    case .link(let index): self = .link(index)
    case .emphasis: self = .style(.emphasis)
    case .strong: self = .style(.strong)
    case .strikethrough: self = .style(.strikethrough)
    case .superscript: self = .style(.superscript)
    case .subscript: self = .style(.subscript)
    default: return nil
    }
  }

  var isLink: Bool {
    if case .link = self { return true }
    return false
  }
}

extension [Int] {
  /// Index of the first number of a sorted list that is not less than one.
  func firstIndex(atLeast number: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
