import JSONText
public import Stages

/// What pipeline.json may say under the options of `factsheet`.
public struct FactsheetOptions: Decodable, Sendable {
  /// The profile of records; `development-project` if not given.
  let profile: ProfileChoice

  private enum CodingKeys: String, CodingKey {
    case profile
  }

  /// The name of a profile that is compiled in.
  public init(profile: String? = nil) {
    self.init(profile: RawJSON(JSONNode(.string(profile ?? "development-project", plain: true))))
  }

  /// A profile as data.
  public init(profile: RawJSON) {
    self.profile = ProfileChoice(node: profile.node)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    profile = try container.decodeIfPresent(ProfileChoice.self, forKey: .profile) ?? FactsheetOptions().profile
  }
}

/// The name of a profile that is compiled in, or a profile itself, as the command reads it from the file that is named;
/// several, of which each document gets the one that it fits best; `auto`: all that there are.
struct ProfileChoice: FormedOption, Sendable {
  static let one = JSONForm.either([.text(), .named("profile")])
  static let form = JSONForm.either([.text(), .named("profile"), .list(one)])

  let node: JSONNode

  init(node: JSONNode) {
    self.node = node
  }

  init(from decoder: any Decoder) throws {
    node = try decoder.singleValueContainer().decode(RawJSON.self).node
  }
}
