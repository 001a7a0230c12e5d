/// Where a run of text comes from.
public enum Origin: Hashable, Sendable {
  /// These very characters.
  case quoted(SourceRange)
  /// Stands for them, spelled otherwise; the rules in order of use.
  case derived(from: [SourceRange], by: [Rule])
  /// In no source.
  case generated(by: Rule)
}

/// A stretch of text with one origin; `range` is in UTF-8 bytes of the text.
public struct TracedRun: Hashable, Sendable {
  public let range: Range<Int>
  public let origin: Origin
}
