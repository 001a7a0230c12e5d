/// Puts a text together from pieces of one source, without a text in between for each piece.
public struct TracedTextBuilder: Sendable {
  public private(set) var text = TracedText()
  private let source: Source

  public init(_ source: Source) {
    self.source = source
  }

  public var count: Int { text.count }
  public var isEmpty: Bool { text.isEmpty }

  /// Adds the very characters of a range of the source, in bytes.
  public mutating func quote(_ range: Range<Int>) {
    text.appendQuoted(source, range)
  }

  /// Adds what a range of the source stands for.
  public mutating func decode(_ range: Range<Int>, as bytes: some Collection<UInt8>, by rule: Rule) {
    text.appendDecoded(source, range, as: bytes, by: rule)
  }

  /// Adds a text with its origins.
  public mutating func append(_ other: TracedText) {
    text.append(other)
  }

  /// The text so far; the builder begins anew.
  public mutating func take() -> TracedText {
    let result = text
    text = TracedText()
    return result
  }
}

extension TracedText {
  /// Appends the very characters of a range of a source, in bytes.
  public mutating func appendQuoted(_ source: Source, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "range outside the source")
    guard !range.isEmpty else { return }
    let start = count
    appendBytes(source.utf8[range])
    push(
      Run(
        start: start, end: count, source: source.id.index, lower: range.lowerBound, upper: range.upperBound,
        kind: .quoted))
  }

  /// Appends what a range of a source stands for.
  ///
  /// - Precondition: the range is not empty. An empty spelling adds nothing.
  public mutating func appendDecoded(
    _ source: Source, _ range: Range<Int>, as bytes: some Collection<UInt8>, by rule: Rule
  ) {
    precondition(
      !range.isEmpty && range.lowerBound >= 0 && range.upperBound <= source.count, "range outside the source, or empty")
    guard !bytes.isEmpty else { return }
    let start = count
    appendBytes(bytes)
    push(
      Run(
        start: start, end: count, source: source.id.index, lower: range.lowerBound, upper: range.upperBound,
        kind: .derived, rules: RuleChain(rule)))
  }
}
