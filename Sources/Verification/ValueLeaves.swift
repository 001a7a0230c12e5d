import JSONText

/// The strings and numbers of a record that need evidence (RECORD.md, rule 2).
struct ValueLeaves {
  struct Leaf {
    let pointer: String
    let node: JSONNode
    /// What evidence has to spell: a string's text, a number as written.
    let text: [UInt8]
    let isString: Bool
    /// False for structure and closed vocabularies, which may do without.
    let needsEvidence: Bool
  }

  private(set) var leaves: [Leaf] = []
  private(set) var byPointer: [String: Int] = [:]

  /// Keys of sections, quantities, links and images whose values are structure.
  private static let structure: Set<String> = [
    "kind", "level", "ordered", "header", "columns", "rows", "image", "link", "depth", "page", "line", "in", "at",
    "sentence", "role", "qualifier", "per",
  ]
  /// Keys of a profile's fields whose values are closed vocabularies.
  private static let vocabularies: Set<String> = ["role", "qualifier", "per", "scope"]
  private static let unitWords: Set<String> = ["people", "percent"]

  init(_ record: StoredRecord) {
    for root in ["document", "sections", "quantities", "links", "images", "metadata"]
      + [record.profileRoot].compactMap({ $0 })
    {
      guard let node = record.root[root] else { continue }
      let skipped: Set<String> =
        root == "metadata" || root == "document"
        ? [] : root == record.profileRoot ? ValueLeaves.vocabularies : ValueLeaves.structure
      collect(node, at: "/" + JSONPointer.escape(root), key: root, skipping: skipped, root: root)
    }
  }

  private mutating func collect(
    _ node: JSONNode, at pointer: String, key: String, skipping skipped: Set<String>, root: String
  ) {
    switch node.value {
    case .object(let members):
      for member in members where member.key != "marks" && member.key != "termMarks" || root == "metadata" {
        collect(
          member.value, at: "\(pointer)/\(JSONPointer.escape(member.key))", key: member.key, skipping: skipped,
          root: root)
      }
    case .array(let items):
      for (index, item) in items.enumerated() {
        collect(item, at: "\(pointer)/\(index)", key: key, skipping: skipped, root: root)
      }
    case .string(let text, _):
      let closed = root == "quantities" && key == "unit" && ValueLeaves.isUnitWord(text)
      add(pointer, node, Array(text.utf8), true, needs: !text.isEmpty && !closed && !skipped.contains(key))
    case .number(let text): add(pointer, node, Array(text.utf8), false, needs: !skipped.contains(key))
    case .bool, .null: break
    }
  }

  private mutating func add(_ pointer: String, _ node: JSONNode, _ text: [UInt8], _ isString: Bool, needs: Bool) {
    byPointer[pointer] = leaves.count
    leaves.append(Leaf(pointer: pointer, node: node, text: text, isString: isString, needsEvidence: needs))
  }

  /// Whether a unit is of the closed vocabulary: `people`, `percent`, an ISO 4217 code.
  static func isUnitWord(_ unit: String) -> Bool {
    unitWords.contains(unit) || unit.utf8.count == 3 && unit.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}
