/// The projects that records name as coming before or after their own.
struct RelationReader {
  private let mentions: [Mention]

  init(_ mentions: [Mention]) {
    self.mentions = mentions
  }

  /// One relation for each project that is named, whatever spellings the records use.
  func relations() -> [CatalogEntry.Relation] {
    var found: [(isPredecessor: Bool, names: [String], url: String?, sites: [CatalogEntry.Site])] = []
    for mention in mentions {
      for reference in mention.references {
        let site = CatalogEntry.Site(id: mention.id, pointer: reference.pointer)
        let index = found.firstIndex { known in
          known.isPredecessor == reference.isPredecessor
            && (reference.url != nil && known.url == reference.url
              || known.names.contains { isSame($0, reference.name) })
        }
        if let index {
          if !found[index].names.contains(reference.name) { found[index].names.append(reference.name) }
          found[index].url = found[index].url ?? reference.url
          found[index].sites.append(site)
        } else {
          found.append((reference.isPredecessor, [reference.name], reference.url, [site]))
        }
      }
    }
    return found.map { CatalogEntry.Relation(isPredecessor: $0.isPredecessor, names: $0.names, sites: $0.sites) }
  }

  private func isSame(_ a: String, _ b: String) -> Bool {
    ProjectName.key(a) == ProjectName.key(b)
      || ProjectName(a).likeness(to: ProjectName(b)) >= ProjectMatcher.nameThreshold
  }
}
