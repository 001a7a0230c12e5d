/// What a parser meets, with its place in the source.
struct HTMLEvent {
  enum Kind: UInt8 { case start, end, text, comment }

  var kind: Kind
  var tag: HTMLTag
  /// Bytes of the source: a tag with its brackets, text as written. Empty where an end is implied.
  var lower: Int32
  var upper: Int32

  init(_ kind: Kind, _ tag: HTMLTag, _ range: Range<Int>) {
    self.kind = kind
    self.tag = tag
    lower = Int32(range.lowerBound)
    upper = Int32(range.upperBound)
  }

  var range: Range<Int> { Int(lower)..<Int(upper) }
}
