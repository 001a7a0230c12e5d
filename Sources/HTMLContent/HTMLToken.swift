/// What a tokenizer meets, with its place in the source.
struct HTMLToken {
  enum Kind: UInt8 {
    case text
    /// Text in which no character reference counts.
    case rawText
    case start, end, comment, endOfFile
  }

  var kind: Kind = .text
  var tag: HTMLTag = .other
  /// A start tag that ends with `/>`.
  var isSelfClosing = false
  /// Bytes of the source: a tag with its brackets, text as written.
  var lower = 0
  var upper = 0
  /// Bytes of a tag's name.
  var nameLower = 0
  var nameUpper = 0

  var range: Range<Int> { lower..<upper }
}
