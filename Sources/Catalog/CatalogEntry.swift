import JSONText

/// All that documents say of one project, each value with those that say it; nothing is chosen.
public struct CatalogEntry: Sendable {
  public struct Member: Sendable {
    public let id: String
    public let key: String
    public let title: String?
    public let published: String?
  }

  /// Why two records are of one project.
  public struct Merge: Sendable {
    public let keys: [String]
    public let score: Double
    public let reason: String
  }

  /// A place in a record.
  public struct Site: Sendable, Hashable {
    public let id: String
    public let pointer: String
  }

  /// A value and those who say it.
  public struct Value: Sendable {
    public let value: String
    public var sites: [Site]
    /// Same but for capitals, spaces, signs.
    public var group: String
    public var agreements: Int { Set(sites.map(\.id)).count }
  }

  public struct FieldValues: Sendable {
    public let key: String
    public let isList: Bool
    public var values: [Value]
  }

  public struct Conflict: Sendable {
    public enum Kind: String, Sendable { case field, figures, relation }
    public let kind: Kind
    /// A field's key, a unit, or `predecessors`.
    public let subject: String
    public let note: String
    public let claims: [Claim]
  }

  /// What one side of a conflict says, and where.
  public struct Claim: Sendable {
    public let text: String
    /// The entry that it stands in, where it is another one.
    public let entry: String?
    public let sites: [Site]
  }

  public struct Relation: Sendable {
    public let isPredecessor: Bool
    /// As records name it.
    public let names: [String]
    /// The entry that it is, where the catalog has it.
    public var entry: String?
    public let sites: [Site]
    /// Whether the other side says so too.
    public var isConfirmed = false
  }

  public struct Event: Sendable {
    public let date: String
    /// `start`, `end`, `published`, `modified`.
    public let what: String
    public let site: Site
  }

  public struct Figure: Sendable {
    public let text: String
    public let value: Double
    public let to: Double?
    public let qualifier: String?
    public let unit: String?
    public let per: String?
    public let sentence: String
    public let site: Site
  }

  public internal(set) var id: String
  /// What it is called here: the acronym or name that most records give.
  public let label: String
  public let members: [Member]
  public let merges: [Merge]
  public let fields: [FieldValues]
  public internal(set) var relations: [Relation]
  public let timeline: [Event]
  public let figures: [Figure]
  public internal(set) var conflicts: [Conflict]
}
