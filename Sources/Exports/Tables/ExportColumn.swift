/// A column of a table: its name and what its cells hold.
public struct ExportColumn: Hashable, Sendable {
  public enum Kind: Sendable {
    case text, integer, number
    /// `YYYY-MM-DD`.
    case day
  }

  public let name: String
  public let kind: Kind

  public init(_ name: String, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }

  /// As databases like it: dots are underscores.
  public var databaseName: String { name.replacing(".", with: "_") }
}
