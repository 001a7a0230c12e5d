/// The fields that a structurer fills below its root's key, by what they hold.
public struct RecordFields: Sendable {
  public enum Form: Sendable, Hashable {
    case text
    /// ISO 8601 in the precision that is known.
    case date
    /// A word of a closed vocabulary.
    case word([String])
    case texts
    /// Objects with these members, in this order.
    case objects([String])
  }

  public struct Field: Sendable, Hashable {
    public var key: String
    public var form: Form

    public init(_ key: String, _ form: Form) {
      self.key = key
      self.form = form
    }
  }

  /// Nil where a structurer makes no object of its own.
  public var root: String?
  public var fields: [Field]

  public init(root: String? = nil, fields: [Field] = []) {
    self.root = root
    self.fields = fields
  }

  /// The fields of `document`, in a record's order.
  public static let document: [Field] = [
    Field("title", .text), Field("language", .text), Field("published", .date), Field("modified", .date),
    Field("authors", .texts), Field("publisher", .text), Field("description", .text), Field("url", .text),
    Field("keywords", .texts), Field("license", .text),
  ]
}
