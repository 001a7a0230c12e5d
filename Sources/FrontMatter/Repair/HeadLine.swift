/// A line at the head of a file, with what it looks like. Tolerant: tabs, no-break spaces and characters without width
/// count as indentation.
struct HeadLine {
  enum Kind: Equatable {
    case blank, comment, delimiter, key, item, fence, conflict, text
  }

  /// First byte.
  var start: Int
  /// First byte after the indentation.
  var content: Int
  /// Where the line end begins.
  var end: Int
  /// First byte of the next line.
  var next: Int
  /// Columns; a tab is two.
  var indent: Int
  var kind: Kind
  var delimiter: DelimiterLine?
  /// Of an item: where its content begins, and whether its dash is one and has its space.
  var item: ItemMark?
  /// Of a line or an item that begins with a key.
  var key: KeyMark?
  /// `[name]` and nothing else, as TOML names tables.
  var isTable = false

  var range: Range<Int> { start..<end }
  /// Column of the key.
  var keyColumn: Int { indent + (item.map { $0.content - content } ?? 0) }
  /// What stands after the key's colon, or after the dash; without blanks at its ends.
  var value: Range<Int> { key?.value ?? item.map { $0.content..<Swift.max(end, $0.content) } ?? content..<end }
}

/// The dash of an item.
struct ItemMark {
  var content: Int
  /// `- ` and nothing else.
  var isSound: Bool
}

/// A key and what stands after its colon.
struct KeyMark {
  enum Sign { case colon, equals }

  /// Its quotation marks included.
  var name: Range<Int>
  var sign: Sign
  /// Offset of the colon or equals sign.
  var mark: Int
  /// No space after the colon.
  var isGlued: Bool
  var value: Range<Int>
  var isQuoted: Bool
  /// How many words the key has.
  var words: Int
  /// Whether characters that cannot be seen stand in or about the key.
  var hasInvisible: Bool
}
