public import JSONText

/// A profile's fields as columns: what tables of documents are made of, so that each export of a profile has the same ones.
public struct ProfileColumns: Sendable {
  public struct Field: Sendable {
    public let key: String
    /// `text`, `list`, `date`, `references`, `contacts`, …
    public let kind: String
  }

  /// The key of the profile's object in a record: `project`.
  public let root: String
  public let fields: [Field]
  /// Whether the profile says that contacts are to be dropped.
  public let dropsContacts: Bool

  /// - Parameter profile: the profile as data; nil where it has no root or fields.
  public init?(_ profile: JSONNode) {
    guard let root = profile["root"]?.string, let fields = profile["fields"]?.array else { return nil }
    self.root = root
    self.fields = fields.compactMap { field in
      field["key"]?.string.map { Field(key: $0, kind: field["kind"]?.string ?? "text") }
    }
    dropsContacts = profile["contacts"]?.string == "drop"
  }
}
