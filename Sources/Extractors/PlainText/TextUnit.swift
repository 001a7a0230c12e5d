/// A stretch of a text that is one paragraph, item or heading.
struct TextUnit {
  enum Kind: Equatable {
    case paragraph
    /// `indent` in columns.
    case item(isOrdered: Bool, indent: Int)
    case heading(level: Int)
    /// Goes on with the item before it, after a blank line.
    case continuation
  }

  var kind: Kind
  /// Without white space at its ends, and without its marker.
  var range: Range<Int>
  /// White space at which the author broke the line.
  var breaks: [Range<Int>] = []
  /// Indices of the first and last line.
  var firstLine: Int
  var lastLine: Int
  /// Whether a blank line stands before and after it.
  var standsAlone = false
  /// As the layout's lines, of the last one.
  var ending: LineEnding = .open
}
