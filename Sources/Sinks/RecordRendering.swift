public import DocumentModel
public import JSONText

/// The forms of a record for readers, made of a record in memory or of a stored one alone. Both give the same bytes.
public enum RecordRendering {
  /// The title as a heading and the main content as GitHub-flavoured Markdown, with a final line feed;
  /// without the title if so wished.
  public static func markdown(of record: Record, withTitle: Bool = true) -> [UInt8] {
    markdown(Content(record), withTitle: withTitle)
  }

  /// As above, of a stored record (`verbatim/record/1`).
  public static func markdown(of record: JSONNode, withTitle: Bool = true) -> [UInt8] {
    markdown(Content(record), withTitle: withTitle)
  }

  /// The main content as plain text, without the title: a blank line between blocks, an item or a row a line, cells behind
  /// tabs.
  public static func text(of record: Record) -> [UInt8] {
    TextWriter.write(Content(record))
  }

  /// As above, of a stored record (`verbatim/record/1`).
  public static func text(of record: JSONNode) -> [UInt8] {
    TextWriter.write(Content(record))
  }

  private static func markdown(_ content: Content, withTitle: Bool) -> [UInt8] {
    var writer = MarkdownWriter(content)
    return writer.write(withTitle: withTitle)
  }
}
