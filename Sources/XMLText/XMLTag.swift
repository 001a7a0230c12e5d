public import Provenance

/// A start tag: its name and its attributes with the places of their values.
public struct XMLTag: Sendable {
  public struct Attribute: Sendable {
    public var name: String
    /// Bytes between the quotes.
    public var value: Range<Int>
  }

  /// With the prefix that the caller knows its namespace by.
  public var name: String
  public var attributes: [Attribute]

  /// The place of an attribute's value.
  public func range(_ name: String) -> Range<Int>? {
    attributes.first { $0.name == name }?.value
  }

  /// An attribute's value, for what is no text of the document.
  public func value(_ name: String, in source: Source) -> String? {
    range(name).map { source.xmlText($0).string }
  }

  /// An attribute's value as text; nil where it has none.
  public func text(_ name: String, in source: Source) -> TracedText? {
    guard let range = range(name), !range.isEmpty else { return nil }
    return source.xmlText(range)
  }
}
