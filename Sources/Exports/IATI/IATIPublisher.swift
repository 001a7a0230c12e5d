/// Who publishes activities: a secondary reporter, who says what others have published.
public struct IATIPublisher: Sendable {
  public let name: String
  public let reference: String
  /// A code of OrganisationType.
  public let type: String
  /// What identifiers of activities begin with.
  public let prefix: String
  /// Where the sources are published.
  public let baseURL: String?
  /// The day on which an activity's status is judged, `YYYY-MM-DD`.
  public let day: String
  /// Whether persons are published.
  public let contacts: Bool

  public init(
    name: String, reference: String, type: String, prefix: String, baseURL: String?, day: String, contacts: Bool
  ) {
    self.name = name
    self.reference = reference
    self.type = type
    self.prefix = prefix
    self.baseURL = baseURL
    self.day = day
    self.contacts = contacts
  }
}
