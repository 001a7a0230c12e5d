import JSONText
import Verification

/// A row a block of the main content with the headings above it: for search and retrieval.
public struct BlocksTable: ExportTable {
  public let name = "blocks"

  public init() {}

  public let columns =
    [
      ExportColumn("id"), ExportColumn("ordinal", .integer), ExportColumn("pointer"), ExportColumn("heading_path"),
      ExportColumn("role"), ExportColumn("kind"), ExportColumn("text"),
    ] + PlaceCells.columns

  public func rows(of record: ExportRecord) -> [[ExportCell]] {
    var rows: [[ExportCell]] = []
    var path: [(level: Int, heading: String)] = []
    for (index, section) in (record.root["sections"]?.array ?? []).enumerated() {
      if let heading = section["heading"]?.string {
        let level = section["level"]?.int ?? 1
        path.removeAll { $0.level >= level }
        path.append((level, heading))
      }
      let headings: ExportCell = path.isEmpty ? .empty : .text(path.map(\.heading).joined(separator: " > "))
      for (number, block) in (section["blocks"]?.array ?? []).enumerated() {
        let pointer = "/sections/\(index)/blocks/\(number)"
        let text = BlockText(block, images: record.root["images"]).text
        guard !text.isEmpty else { continue }
        let places = PlaceCells(places(of: pointer, block, record)).cells(record.places)
        rows.append(
          [record.id, .integer(rows.count), .text(pointer), headings, ExportCell(section["role"]?.string)]
            + [ExportCell(block["kind"]?.string), .text(text)] + places)
      }
    }
    return rows
  }

  /// The places of all texts in a block, in the record's order.
  private func places(of pointer: String, _ block: JSONNode, _ record: ExportRecord) -> [StoredPlace] {
    var pointers: [String] = []
    collect(block, pointer, into: &pointers)
    return pointers.flatMap { record.evidence[$0] ?? [] }.compactMap(\.place)
  }

  private func collect(_ node: JSONNode, _ pointer: String, into pointers: inout [String]) {
    switch node.value {
    case .object(let members):
      for member in members { collect(member.value, "\(pointer)/\(JSONPointer.escape(member.key))", into: &pointers) }
    case .array(let items):
      for (index, item) in items.enumerated() { collect(item, "\(pointer)/\(index)", into: &pointers) }
    case .string: pointers.append(pointer)
    default: break
    }
  }
}
