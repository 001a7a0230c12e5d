/// A table made of records: a row a document, a value, a block, a quantity, a link, or a piece of evidence.
public protocol ExportTable: Sendable {
  /// `documents`, `fields`, …
  var name: String { get }
  var columns: [ExportColumn] { get }
  /// The rows of one record, cells in the columns' order.
  func rows(of record: ExportRecord) -> [[ExportCell]]
}
