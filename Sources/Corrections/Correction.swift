/// What a person says that a field of a document's record should hold.
public struct Correction: Sendable, Hashable {
  /// JSON Pointer of a value below `document` or the profile's root, such as `/project/start` or `/project/regions/0`.
  public var pointer: String
  /// The right value, in NFC with single spaces; empty where there is none: what stands there is taken away.
  public var value: String
  /// Why; may be empty.
  public var note: String
  /// `sha256:…` of the source that was looked at; empty where nobody said.
  public var digest: String

  public init(pointer: String, value: String, note: String = "", digest: String = "") {
    self.pointer = pointer
    self.value = value
    self.note = note
    self.digest = digest
  }

  /// What evidence of corrected values names as their place.
  public static let place = "corrections"
  /// What stands in a list's cell between its values.
  static let separator = Array("; ".utf8)
}
