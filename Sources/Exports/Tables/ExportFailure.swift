/// Why something can't be exported: one line for a person.
public struct ExportFailure: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
