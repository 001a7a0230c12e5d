public import DocumentModel

/// How front matter is written.
public enum FrontMatterFormat: String, Sendable {
  case yaml, toml, json
}

/// What stands at the head of a Markdown file, and where the rest begins.
public struct FrontMatterReading: Sendable {
  /// Always a map; empty where there is no front matter, or none that can be read.
  public var metadata: Metadata
  /// Bytes of the source's text after the closing delimiter's line; all of it where there is no front matter.
  public var body: Range<Int>
  /// Nil where there is no front matter.
  public var format: FrontMatterFormat?
  /// Bytes between the delimiters' lines (of a JSON object: all of it). Empty where there is no front matter.
  public var block: Range<Int>
  /// Why something that begins like front matter is none.
  public var failure: FrontMatterFailure?

  public init(
    metadata: Metadata = .map([]), body: Range<Int>, format: FrontMatterFormat? = nil, block: Range<Int> = 0..<0,
    failure: FrontMatterFailure? = nil
  ) {
    self.metadata = metadata
    self.body = body
    self.format = format
    self.block = block
    self.failure = failure
  }
}
