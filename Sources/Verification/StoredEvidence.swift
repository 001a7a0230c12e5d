public import Provenance

/// One entry of a record's evidence.
public struct StoredEvidence: Sendable {
  /// In code points of the value; nil where the value is no string.
  public var at: Range<Int>?
  /// Nil for generated text.
  public var place: StoredPlace?
  public var relation: Evidence.Relation
  /// Names of rules in order of use.
  public var rules: [String]
}

/// An edit to the source that a record lists.
public struct StoredRepair: Sendable {
  public var rule: String
  /// Bytes of the file.
  public var bytes: Range<Int>
  public var removed: [UInt8]
  public var inserted: [UInt8]
}

/// A place whose text is in no value.
public struct StoredOmission: Sendable {
  public var place: StoredPlace
  public var rule: String
}
