/// Where a source's text stands in the file.
public enum Locator: Sendable {
  /// Bytes of the file, or of the inner part of that name.
  case bytes(ByteMap, part: String?)
  /// A page; each scalar has a box.
  case page(PageGeometry)
  /// A place that has a name and no coordinates, such as `pdf:/Info/Title`.
  case whole(String)
}

/// Text with a locator: a text file, a page, a named value.
///
/// All formats share one coordinate, a range of UTF-8 bytes of a source's text. Bytes, lines, pages and boxes are derived
/// from it at the end.
public final class Source: Sendable {
  public let id: SourceID
  /// Valid UTF-8.
  public let utf8: [UInt8]
  public let locator: Locator
  /// What the format knows besides the text, for its own extractor.
  public let detail: (any Sendable)?

  /// - Precondition: the text is valid UTF-8, shorter than 2 GiB, and `id` is the source's index in the document's list.
  public init(id: SourceID, utf8: [UInt8], locator: Locator, detail: (any Sendable)? = nil) {
    precondition(utf8.count < Int(Int32.max), "a source is shorter than 2 GiB")
    self.id = id
    self.utf8 = utf8
    self.locator = locator
    self.detail = detail
  }

  public var count: Int { utf8.count }
  public var indices: Range<Int> { 0..<utf8.count }

  /// The very characters of a range, in bytes of the source's text.
  public func quote(_ range: Range<Int>) -> TracedText {
    precondition(range.lowerBound >= 0 && range.upperBound <= utf8.count, "range outside the source")
    guard !range.isEmpty else { return TracedText() }
    return TracedText(
      utf8: Array(utf8[range]),
      runs: [
        Run(
          start: 0, end: range.count, source: id.index, lower: range.lowerBound, upper: range.upperBound, kind: .quoted)
      ])
  }

  /// The whole source.
  public func quote() -> TracedText { quote(indices) }

  /// What a range stands for: an entity, an escape, a character code.
  ///
  /// - Precondition: the range is not empty. An empty spelling gives no text.
  public func decode(_ range: Range<Int>, as bytes: some Collection<UInt8>, by rule: Rule) -> TracedText {
    precondition(
      !range.isEmpty && range.lowerBound >= 0 && range.upperBound <= utf8.count, "range outside the source, or empty")
    guard !bytes.isEmpty else { return TracedText() }
    return TracedText(
      utf8: Array(bytes),
      runs: [
        Run(
          start: 0, end: bytes.count, source: id.index, lower: range.lowerBound, upper: range.upperBound,
          kind: .derived, rules: RuleChain(rule))
      ])
  }
}
