import Foundation
import JSONText

/// A check of a record: a path, an operation, a wanted value.
///
/// Paths are keys and indices joined by dots; `*` is every item; `@text` is the text of all sections in order.
struct Expectation {
  let path: String
  let operation: String
  let wanted: JSONNode

  /// The checks of an `expect.json`.
  static func all(_ node: JSONNode) -> [Expectation] {
    (node.array ?? []).compactMap { item in
      guard let path = item[0]?.string, let operation = item[1]?.string, let wanted = item[2] else { return nil }
      return Expectation(path: path, operation: operation, wanted: wanted)
    }
  }

  func holds(for record: JSONNode) -> Bool {
    let found =
      path == "@text"
      ? [JSONNode(.string(Self.text(record), plain: true))]
      : Self.walk(record, path.split(separator: ".").map(String.init))
    let many = path.split(separator: ".").contains("*")
    return many ? holdsAmong(found) : holds(found.first)
  }

  private func holdsAmong(_ found: [JSONNode]) -> Bool {
    let word = wanted.string ?? ""
    switch operation {
    case "includes": return found.contains { Self.same($0, wanted) }
    case "excludes": return !found.contains { Self.same($0, wanted) }
    case "includes-prefix": return found.contains { $0.string?.hasPrefix(word) ?? false }
    case "includes-containing": return found.contains { $0.string?.contains(word) ?? false }
    case "excludes-containing": return !found.contains { $0.string?.contains(word) ?? false }
    case "includes-matching": return found.contains { Self.matches($0.string, word) }
    case "equals": return Self.same(JSONNode(.array(found)), wanted)
    case "length": return found.count == wanted.int
    case "min-length": return found.count >= (wanted.int ?? 0)
    case "absent-or-empty": return found.isEmpty
    default: return false
    }
  }

  private func holds(_ value: JSONNode?) -> Bool {
    let word = wanted.string ?? ""
    switch operation {
    case "equals": return value.map { Self.same($0, wanted) } ?? false
    case "absent-or-empty": return value.map(Self.isEmpty) ?? true
    case "present": return !(value.map(Self.isEmpty) ?? true)
    case "not-starts": return !(value?.string ?? "").hasPrefix(word)
    case "starts": return value?.string?.hasPrefix(word) ?? false
    case "contains": return value?.string?.contains(word) ?? false
    case "lacks": return value?.string.map { !$0.contains(word) } ?? false
    case "matches": return Self.matches(value?.string, word)
    case "length": return Self.length(value) == wanted.int
    case "min-length": return Self.length(value) >= (wanted.int ?? 0)
    case "includes": return (value?.array ?? []).contains { Self.same($0, wanted) }
    case "excludes": return !(value?.array ?? []).contains { Self.same($0, wanted) }
    case "order": return inOrder(value?.string ?? "")
    default: return false
    }
  }

  private func inOrder(_ text: String) -> Bool {
    var from = text.startIndex
    for word in (wanted.array ?? []).compactMap(\.string) {
      guard let range = text.range(of: word, range: from..<text.endIndex) else { return false }
      from = range.lowerBound
    }
    return true
  }

  private static func matches(_ text: String?, _ pattern: String) -> Bool {
    text?.range(of: pattern, options: .regularExpression) != nil
  }

  private static func length(_ node: JSONNode?) -> Int {
    node?.array?.count ?? node?.members?.count ?? node?.string?.unicodeScalars.count ?? 0
  }

  private static func isEmpty(_ node: JSONNode) -> Bool {
    switch node.value {
    case .null: true
    case .string(let text, _): text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }

  private static func same(_ left: JSONNode, _ right: JSONNode) -> Bool {
    switch (left.value, right.value) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): one == other || Double(one) == Double(other)
    case (.string(let one, _), .string(let other, _)): one == other
    case (.array(let one), .array(let other)): one.count == other.count && zip(one, other).allSatisfy(same)
    case (.object(let one), .object(let other)):
      one.count == other.count && one.allSatisfy { member in right[member.key].map { same(member.value, $0) } ?? false }
    default: false
    }
  }

  private static func walk(_ node: JSONNode, _ path: [String]) -> [JSONNode] {
    guard let head = path.first else { return [node] }
    let rest = Array(path.dropFirst())
    if head == "*" { return (node.array ?? node.members?.map(\.value) ?? []).flatMap { walk($0, rest) } }
    if let index = Int(head), node.array != nil { return node[index].map { walk($0, rest) } ?? [] }
    return node[head].map { walk($0, rest) } ?? []
  }

  private static func text(_ record: JSONNode) -> String {
    var parts: [String] = []
    func add(_ block: JSONNode) {
      for key in ["text", "caption", "term"] { if let text = block[key]?.string { parts.append(text) } }
      for item in block["items"]?.array ?? [] { add(item) }
      for inner in block["blocks"]?.array ?? [] { add(inner) }
      for row in block["rows"]?.array ?? [] {
        for cell in row.array ?? [] { if let text = cell["text"]?.string { parts.append(text) } }
      }
    }
    for section in record["sections"]?.array ?? [] {
      if let heading = section["heading"]?.string { parts.append(heading) }
      for block in section["blocks"]?.array ?? [] { add(block) }
    }
    return parts.joined(separator: "\n")
  }
}
