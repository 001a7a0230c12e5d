public import Provenance

/// What a stretch of text is besides its characters.
public struct Mark: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Index into the document's links.
    case link(Int)
    case emphasis
    case strong
    case code
    case strikethrough
    case superscript
    case `subscript`
    /// A line break that the author asked for; the range is the white space that stands for it.
    case lineBreak
    /// Index into the document's images: an image within the text; its alternative text is no part of the text.
    case image(Int)
    /// A reference to the footnote of that label.
    case footnote(String)
    case math
  }

  public var kind: Kind
  /// In bytes of the text.
  public var range: Range<Int>

  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// Text with marks.
public struct Inline: Sendable, Hashable {
  public private(set) var text: TracedText
  /// In order of start.
  public var marks: [Mark]

  public init(_ text: TracedText = TracedText(), marks: [Mark] = []) {
    self.text = text
    self.marks = marks
  }

  public var isEmpty: Bool { text.isEmpty }
  public var count: Int { text.count }

  /// A range of the text, in bytes, with the marks that reach into it.
  public subscript(range: Range<Int>) -> Inline {
    let kept = marks.compactMap { mark -> Mark? in
      let cut = mark.range.clamped(to: range)
      guard !cut.isEmpty || (mark.range.isEmpty && holds(mark.range.lowerBound, range)) else { return nil }
      return Mark(mark.kind, (cut.lowerBound - range.lowerBound)..<(cut.upperBound - range.lowerBound))
    }
    return Inline(text[range], marks: kept)
  }

  /// Whether an empty mark at an offset falls to a range: each to one of several neighbours, the last one's end included.
  private func holds(_ offset: Int, _ range: Range<Int>) -> Bool {
    range.contains(offset) || (offset == range.upperBound && offset == text.count)
  }

  /// Appends another text; a mark that goes on over the seam becomes one.
  public mutating func append(_ other: Inline) {
    let base = text.count
    text.append(other.text)
    for mark in other.marks {
      let moved = Mark(mark.kind, (mark.range.lowerBound + base)..<(mark.range.upperBound + base))
      if moved.range.lowerBound == base, !mark.range.isEmpty, mark.kind != .lineBreak,
        let last = markToExtend(mark.kind, at: base)
      {
        marks[last].range = marks[last].range.lowerBound..<moved.range.upperBound
      } else {
        marks.append(moved)
      }
    }
  }

  /// The mark of a kind that ends at an offset, among the last ones (a bound, so that a text of many marks stays linear).
  private func markToExtend(_ kind: Mark.Kind, at offset: Int) -> Int? {
    marks.suffix(32).lastIndex { $0.kind == kind && $0.range.upperBound == offset && !$0.range.isEmpty }
  }

  /// Rewrites the text in one pass; marks move with it, and those whose text is gone go.
  public mutating func rewrite(_ edit: (inout TextRewriter) -> Void) {
    var writer = TextRewriter(text)
    edit(&writer)
    let new = writer.finish()
    guard writer.hasEdits else { return }
    text = new
    marks = marks.compactMap { mark in
      let low = writer.newOffset(mark.range.lowerBound)
      let high = max(low, writer.newOffset(mark.range.upperBound, end: true))
      if low == high, !mark.range.isEmpty { return nil }
      return Mark(mark.kind, low..<high)
    }
  }

  /// Without ASCII white space at its ends. Empty marks in that white space (images) stay, at the ends.
  public func trimmed() -> Inline {
    var low = 0
    var high = text.count
    while low < high, text.utf8[low].isASCIIWhitespace { low += 1 }
    while high > low, text.utf8[high - 1].isASCIIWhitespace { high -= 1 }
    if low == 0, high == text.count { return self }
    let kept = marks.compactMap { mark -> Mark? in
      let from = min(max(mark.range.lowerBound, low), high) - low
      let to = min(max(mark.range.upperBound, low), high) - low
      return from == to && !mark.range.isEmpty ? nil : Mark(mark.kind, from..<to)
    }
    return Inline(text[low..<high], marks: kept)
  }
}
