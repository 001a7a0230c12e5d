import Exports

/// Where exported records go.
protocol ExportTarget {
  mutating func add(_ record: ExportRecord) throws
  /// Puts what was written in its place.
  mutating func finish() throws
  /// Leaves nothing half written.
  func abandon()
}
