import JSONText
public import Stages

/// What pipeline.json may say under the options of `factsheet`.
public struct FactsheetOptions: Decodable, Sendable {
  /// The name of a profile that is compiled in, or a profile itself, as the command reads it from the file that is named;
  /// `development-project` if not given.
  let profile: RawJSON

  private enum CodingKeys: String, CodingKey {
    case profile
  }

  /// The name of a profile that is compiled in.
  public init(profile: String? = nil) {
    self.profile = RawJSON(JSONNode(.string(profile ?? "development-project", plain: true)))
  }

  /// A profile as data.
  public init(profile: RawJSON) {
    self.profile = profile
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    profile = try container.decodeIfPresent(RawJSON.self, forKey: .profile) ?? FactsheetOptions().profile
  }
}
