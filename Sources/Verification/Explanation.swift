public import Provenance

/// Where a value of a record comes from, as a person wants to see it.
public struct Explanation: Sendable {
  /// A line of the source with the part of it that is meant.
  public struct Line: Sendable, Hashable {
    /// From 1; nil for pages.
    public var number: Int?
    /// Cut around what is meant where it is long.
    public var text: String
    /// In code points of `text`.
    public var marked: Range<Int>
  }

  /// A place and what stands there.
  public struct Site: Sendable {
    public var place: StoredPlace
    /// From 1, of text sources; the column in code points.
    public var line: Int?
    public var column: Int?
    public var lines: [Line]
    /// To the page, or to the text on it, where a URL is known.
    public var link: String?
  }

  public struct RuleUse: Sendable, Hashable {
    public var name: String
    /// The catalogue's sentence.
    public var summary: String
    /// The relation that it guarantees.
    public var relation: String
  }

  public struct Reason: Sendable, Hashable {
    public var rule: String
    public var summary: String?
  }

  /// A stretch of the value.
  public struct Piece: Sendable {
    public var text: String
    /// In code points of the value; nil for numbers.
    public var at: Range<Int>?
    public var relation: Evidence.Relation
    public var rules: [RuleUse]
    public var sites: [Site]
  }

  public var pointer: String
  /// As JSON.
  public var value: String
  /// The profile's rule that put the value into this field, and its sentence where it is known.
  public var because: Reason?
  public var pieces: [Piece]
  /// What there is to say where there is no evidence.
  public var note: String?
}
