/// What the program is, for manifests.
public struct ProgramFacts: Sendable {
  public let version: String
  public let libraries: [(name: String, version: String)]
  /// Digest of the configuration in force.
  public let configuration: String

  public init(version: String, libraries: [(name: String, version: String)], configuration: String) {
    self.version = version
    self.libraries = libraries
    self.configuration = configuration
  }
}
