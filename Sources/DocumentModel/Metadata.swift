public import Provenance

/// A document's own metadata, as it has it: scalars are traced, keys are its own.
public enum Metadata: Sendable {
  case text(TracedText)
  /// Traced text spelled as a JSON number.
  case number(TracedText)
  case bool(Bool)
  case null
  case list([Metadata])
  /// In order; doubled keys are gone.
  case map([(key: String, value: Metadata)])

  /// The value of a key, where this is a map.
  public subscript(key: String) -> Metadata? {
    guard case .map(let entries) = self else { return nil }
    return entries.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  public var text: TracedText? {
    switch self {
    case .text(let text), .number(let text): text
    default: nil
    }
  }

  /// A scalar is a list of one; nothing is an empty list.
  public var texts: [TracedText] {
    switch self {
    case .text(let text), .number(let text): text.isEmpty ? [] : [text]
    case .list(let items): items.flatMap(\.texts)
    default: []
    }
  }

  /// Every text and number, in order.
  public var allTexts: [TracedText] {
    switch self {
    case .text(let text), .number(let text): [text]
    case .list(let items): items.flatMap(\.allTexts)
    case .map(let entries): entries.flatMap(\.value.allTexts)
    case .bool, .null: []
    }
  }

  public var isEmpty: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .map(let entries): entries.isEmpty
    case .text(let text): text.isEmpty
    case .number, .bool: false
    case .null: true
    }
  }
}
