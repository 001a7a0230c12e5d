import Provenance
import Verification

/// A row a piece of evidence, for every value of a record.
public struct EvidenceTable: ExportTable {
  public let name = "evidence"
  private let contacts: Bool

  /// - Parameter contacts: whether the evidence of persons' names, addresses and telephone numbers gets rows.
  public init(contacts: Bool = false) {
    self.contacts = contacts
  }

  public let columns =
    [
      ExportColumn("id"), ExportColumn("pointer"), ExportColumn("ordinal", .integer),
      ExportColumn("at_start", .integer), ExportColumn("at_end", .integer), ExportColumn("is"), ExportColumn("by"),
    ] + PlaceCells.columns

  public func rows(of record: ExportRecord) -> [[ExportCell]] {
    record.stored.evidence.flatMap { pointer, entries -> [[ExportCell]] in
      guard contacts || !ContactFilter.isPersonal(pointer, root: record.stored.profileRoot) else { return [] }
      return entries.enumerated().map { ordinal, entry in
        let by: ExportCell = entry.rules.isEmpty ? .empty : .text(entry.rules.joined(separator: "; "))
        return [record.id, .text(pointer), .integer(ordinal), ExportCell(entry.at?.lowerBound)]
          + [ExportCell(entry.at?.upperBound), .text(entry.relation.rawValue), by]
          + PlaceCells(entry.place.map { [$0] } ?? []).cells(record.places)
      }
    }
  }
}
