import JSONText
import Provenance
import Verification

/// A row a value of the document and of the profile's fields: where did this come from?
public struct FieldsTable: ExportTable {
  public let name = "fields"
  private let contacts: Bool

  /// - Parameter contacts: whether persons' names, addresses and telephone numbers get rows.
  public init(contacts: Bool = false) {
    self.contacts = contacts
  }

  public let columns =
    [
      ExportColumn("id"), ExportColumn("key"), ExportColumn("pointer"), ExportColumn("value"), ExportColumn("is"),
      ExportColumn("by"),
    ] + PlaceCells.columns + [ExportColumn("quote"), ExportColumn("because")]

  public func rows(of record: ExportRecord) -> [[ExportCell]] {
    let root = record.stored.profileRoot
    return ["document", root].compactMap { $0 }.flatMap { key -> [[ExportCell]] in
      guard let node = record.root[key] else { return [] }
      var leaves: [(pointer: String, node: JSONNode)] = []
      FieldsTable.collect(node, "/" + JSONPointer.escape(key), into: &leaves)
      return leaves.compactMap { leaf in
        guard contacts || !ContactFilter.isPersonal(leaf.pointer, root: root) else { return nil }
        return row(record, leaf.pointer, leaf.node)
      }
    }
  }

  private static func collect(
    _ node: JSONNode, _ pointer: String, into leaves: inout [(pointer: String, node: JSONNode)]
  ) {
    switch node.value {
    case .object(let members):
      for member in members { collect(member.value, "\(pointer)/\(JSONPointer.escape(member.key))", into: &leaves) }
    case .array(let items):
      for (index, item) in items.enumerated() { collect(item, "\(pointer)/\(index)", into: &leaves) }
    default: leaves.append((pointer, node))
    }
  }

  private func row(_ record: ExportRecord, _ pointer: String, _ node: JSONNode) -> [ExportCell] {
    let entries = record.evidence[pointer] ?? []
    let rules = entries.flatMap(\.rules)
    var seen: Set<String> = []
    let by = rules.filter { seen.insert($0).inserted }.joined(separator: "; ")
    let text = FieldsTable.spelling(node)
    return [record.id, .text(record.stored.key), .text(pointer), .text(text), ExportCell(FieldsTable.weakest(entries))]
      + [by.isEmpty ? .empty : .text(by)] + PlaceCells(entries.compactMap(\.place)).cells(record.places)
      + [ExportCell(SourceQuote.words(entries, of: text, record.places)), ExportCell(record.reason(for: pointer))]
  }

  private static func spelling(_ node: JSONNode) -> String {
    if let text = node.string { return text }
    var json = JSONWriter(compact: true)
    json.node(node)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The weakest relation among the pieces of a value; nil for closed vocabularies, which need no evidence.
  private static func weakest(_ entries: [StoredEvidence]) -> String? {
    for relation in [Evidence.Relation.generated, .derived, .quoted]
    where entries.contains(where: { $0.relation == relation }) {
      return relation.rawValue
    }
    return nil
  }
}

/// Values that are about persons.
enum ContactFilter {
  static func isPersonal(_ pointer: String, root: String?) -> Bool {
    guard let root else { return false }
    let contacts = "/\(JSONPointer.escape(root))/contacts"
    return pointer == contacts || pointer.hasPrefix(contacts + "/")
  }
}
