/// What is wrong with a file of corrections, and where.
public struct CorrectionFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// Row from 1, the head being row 1; nil for the file as a whole.
  public var row: Int?
  public var reason: String

  public init(row: Int? = nil, _ reason: String) {
    self.row = row
    self.reason = reason
  }

  public var description: String { row.map { "row \($0): \(reason)" } ?? reason }
}
