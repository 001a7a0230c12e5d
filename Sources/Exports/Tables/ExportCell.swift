/// A value in a table.
public enum ExportCell: Hashable, Sendable {
  case empty
  case text(String)
  case integer(Int)
  /// As the record spells it.
  case number(String)

  init(_ text: String?) {
    self = text.map { .text($0) } ?? .empty
  }

  init(_ number: Int?) {
    self = number.map { .integer($0) } ?? .empty
  }
}
