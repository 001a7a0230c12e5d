/// Which source of a document: its index in the document's list of sources.
public struct SourceID: Hashable, Comparable, Sendable {
  public let index: Int

  public init(_ index: Int) {
    self.index = index
  }

  public static func < (left: SourceID, right: SourceID) -> Bool { left.index < right.index }
}

/// A half-open range of a source's UTF-8 text, in bytes of that text.
public struct SourceRange: Hashable, Sendable {
  public let source: SourceID
  public let range: Range<Int>

  public init(_ source: SourceID, _ range: Range<Int>) {
    self.source = source
    self.range = range
  }
}
