/// Something in a document that a profile can find a value by.
public struct ProfileClue: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case metadata, label, heading
  }

  public let kind: Kind
  /// As the document spells it; what stands a level deeper in the metadata is `meta.donor`.
  public let name: String
  /// The beginning of what it stands for; empty for a heading.
  public let value: String

  /// Such as `metadata key “donor” (“Fund for Water”)`.
  public var words: String {
    let what =
      switch kind {
      case .metadata: "metadata key"
      case .label: "label"
      case .heading: "heading"
      }
    return "\(what) “\(name)”" + (value.isEmpty ? "" : " (“\(value)”)")
  }

  init(_ kind: Kind, _ name: String, _ value: String = "") {
    self.kind = kind
    self.name = name
    let line = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.value = line.count > 60 ? line.prefix(59) + "…" : line
  }
}
