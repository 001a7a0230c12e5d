public import Verification

/// Builds one view of each project from records: nothing is chosen, what differs is marked.
public struct CatalogBuilder {
  private var mentions: [Mention] = []
  private var unassigned: [ProjectCatalog.Unassigned] = []

  public init() {}

  /// Takes a record in. The order of records decides nothing but the order of what is listed.
  public mutating func add(_ record: StoredRecord) {
    if let mention = Mention(record) {
      mentions.append(mention)
    } else {
      let reason =
        record.profileRoot == nil
        ? "its profile recognises nothing in it" : "it gives no name and no acronym of a project"
      unassigned.append(ProjectCatalog.Unassigned(id: record.id, key: record.key, reason: reason))
    }
  }

  public func build() -> ProjectCatalog {
    let mentions = mentions.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let index = MentionIndex(mentions)
    let matcher = ProjectMatcher(mentions, index)
    let groups = matcher.groups
    var entries = groups.map { group -> CatalogEntry in
      let merges = group.merges.map { pair in
        CatalogEntry.Merge(keys: [mentions[pair.a].key, mentions[pair.b].key], score: pair.score, reason: pair.reason)
      }
      return EntryBuilder(mentions: group.members.map { mentions[$0] }).build(merges)
    }
    CatalogBuilder.name(&entries)
    Relations.resolve(&entries, groups.map(\.members), mentions, index)
    FigureConflicts.find(in: &entries)
    let apart = matcher.apart.map {
      CatalogEntry.Merge(keys: [mentions[$0.a].key, mentions[$0.b].key], score: max(0, $0.score), reason: $0.reason)
    }
    return ProjectCatalog(
      entries: entries, apart: apart,
      unassigned: unassigned.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
  }

  /// Gives each entry a name of its own: the label as a slug, numbered where it is taken.
  private static func name(_ entries: inout [CatalogEntry]) {
    var taken: [String: Int] = [:]
    for index in entries.indices {
      let slug = ProjectName.folded(entries[index].label).joined(separator: "-")
      let base = slug.isEmpty ? "project" : slug
      taken[base, default: 0] += 1
      entries[index].id = taken[base] == 1 ? base : "\(base)-\(taken[base]!)"
    }
  }
}

/// All projects that records tell of.
public struct ProjectCatalog: Sendable {
  /// A record that is in no entry, and why.
  public struct Unassigned: Sendable {
    public let id: String
    public let key: String
    public let reason: String
  }

  public let entries: [CatalogEntry]
  /// Pairs of records that look like one project and were kept apart.
  public let apart: [CatalogEntry.Merge]
  public let unassigned: [Unassigned]
}
