import JSONText
import Verification

/// A row a link.
public struct LinksTable: ExportTable {
  public let name = "links"
  private let contacts: Bool

  /// - Parameter contacts: whether links to e-mail addresses and telephone numbers get rows.
  public init(contacts: Bool = false) {
    self.contacts = contacts
  }

  public let columns =
    [
      ExportColumn("id"), ExportColumn("ordinal", .integer), ExportColumn("text"), ExportColumn("target"),
      ExportColumn("resolved"), ExportColumn("kind"),
    ] + PlaceCells.columns

  public func rows(of record: ExportRecord) -> [[ExportCell]] {
    (record.root["links"]?.array ?? []).enumerated().compactMap { ordinal, link in
      let kind = link["kind"]?.string
      guard contacts || kind != "email" && kind != "phone" else { return nil }
      let places = (record.evidence["/links/\(ordinal)/target"] ?? []).compactMap(\.place)
      return [record.id, .integer(ordinal), ExportCell(link["text"]?.string), ExportCell(link["target"]?.string)]
        + [ExportCell(link["resolved"]?.string), ExportCell(kind)] + PlaceCells(places).cells(record.places)
    }
  }
}
