import DocumentModel
import Provenance

/// A value found for a field, and the rule of the profile that found it.
struct Found {
  var value: Field.Value
  /// Such as `profile.label.donor`.
  var because: String
}

/// What is found for each field: the first finding stands.
struct Findings {
  private(set) var values: [String: Found] = [:]

  subscript(field: String) -> Found? { values[field] }

  mutating func add(_ field: String, _ value: Field.Value, because: String) {
    guard values[field] == nil else { return }
    if case .text(let text) = value, text.isEmpty { return }
    if case .list(let items) = value, items.isEmpty { return }
    values[field] = Found(value: value, because: because)
  }

  mutating func add(_ field: String, _ text: TracedText?, because: String) {
    if let text { add(field, .text(text), because: because) }
  }

  /// Takes back what contradicts itself.
  mutating func drop(_ fields: [String]) {
    for field in fields { values[field] = nil }
  }

  /// Adds an item to a list.
  mutating func append(_ field: String, _ item: Field.Value, because: String) {
    guard case .list(let items)? = values[field]?.value else {
      values[field] = Found(value: .list([item]), because: because)
      return
    }
    values[field]?.value = .list(items + [item])
  }
}

extension String {
  /// As the last part of a rule's name: `Implementing partner` is `implementing-partner`.
  var ruleWord: String {
    let parts = utf8.split(whereSeparator: { !$0.isWordByte }).map { String(decoding: $0, as: UTF8.self).lowercased() }
    return parts.joined(separator: "-")
  }
}
