import JSONText
import Verification

/// A row a quantity: what is claimed, and the sentence that claims it.
public struct QuantitiesTable: ExportTable {
  public let name = "quantities"

  public init() {}

  public let columns =
    [
      ExportColumn("id"), ExportColumn("ordinal", .integer), ExportColumn("text"), ExportColumn("value", .number),
      ExportColumn("to", .number), ExportColumn("qualifier"), ExportColumn("unit"), ExportColumn("per"),
      ExportColumn("pointer"), ExportColumn("at_start", .integer), ExportColumn("at_end", .integer),
      ExportColumn("sentence"),
    ] + PlaceCells.columns

  public func rows(of record: ExportRecord) -> [[ExportCell]] {
    (record.root["quantities"]?.array ?? []).enumerated().map { ordinal, quantity in
      let places = (record.evidence["/quantities/\(ordinal)/text"] ?? []).compactMap(\.place)
      let at = quantity["at"]?.array?.compactMap(\.int) ?? []
      return [record.id, .integer(ordinal), ExportCell(quantity["text"]?.string), number(quantity["value"])]
        + [number(quantity["to"]), ExportCell(quantity["qualifier"]?.string), ExportCell(quantity["unit"]?.string)]
        + [ExportCell(quantity["per"]?.string), ExportCell(quantity["in"]?.string), ExportCell(at.first)]
        + [ExportCell(at.last), ExportCell(StoredRecord.sentence(of: quantity, in: record.root))]
        + PlaceCells(places).cells(record.places)
    }
  }

  private func number(_ node: JSONNode?) -> ExportCell {
    guard case .number(let text)? = node?.value else { return .empty }
    return .number(text)
  }
}
