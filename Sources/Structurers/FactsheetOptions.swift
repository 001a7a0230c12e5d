/// What pipeline.json may say under the options of `factsheet`.
public struct FactsheetOptions: Decodable, Sendable {
  /// The name of a profile; `development-project` if not given.
  public var profile: String?

  public init(profile: String? = nil) {
    self.profile = profile
  }
}
