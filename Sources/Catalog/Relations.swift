/// Ties entries to those that their records name, and finds out who contradicts whom.
enum Relations {
  static func resolve(
    _ entries: inout [CatalogEntry], _ groups: [[Int]], _ mentions: [Mention], _ index: MentionIndex
  ) {
    var entryOf: [Int: Int] = [:]
    for (entry, group) in groups.enumerated() { for mention in group { entryOf[mention] = entry } }
    for entry in entries.indices {
      for number in entries[entry].relations.indices {
        let sites = Set(entries[entry].relations[number].sites)
        let references = groups[entry].flatMap { mention in
          mentions[mention].references.filter {
            sites.contains(CatalogEntry.Site(id: mentions[mention].id, pointer: $0.pointer))
          }
        }
        let others = references.flatMap { reference in
          index.mayBeMeant(by: reference).filter { mentions[$0].isMeant(by: reference) }.compactMap { entryOf[$0] }
        }
        entries[entry].relations[number].entry = others.filter { $0 != entry }.min().map { entries[$0].id }
      }
    }
    confirm(&entries)
  }

  private static func confirm(_ entries: inout [CatalogEntry]) {
    let positions = Dictionary(entries.indices.map { (entries[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let before = entries.map(\.relations)
    for index in entries.indices {
      for (number, relation) in before[index].enumerated() {
        guard let other = relation.entry.flatMap({ positions[$0] }) else { continue }
        for back in before[other] where back.entry == entries[index].id {
          if back.isPredecessor != relation.isPredecessor {
            entries[index].relations[number].isConfirmed = true
          } else if relation.isPredecessor {
            entries[index].conflicts.append(contradiction(relation, entries[index], back, entries[other]))
          }
        }
      }
      entries[index].conflicts += bothWays(before[index])
    }
  }

  /// Two projects that each call the other their predecessor.
  private static func contradiction(
    _ relation: CatalogEntry.Relation, _ entry: CatalogEntry, _ back: CatalogEntry.Relation, _ other: CatalogEntry
  ) -> CatalogEntry.Conflict {
    CatalogEntry.Conflict(
      kind: .relation, subject: "predecessors", note: "each is said to be the other's predecessor",
      claims: [
        CatalogEntry.Claim(text: "\(other.label) came before \(entry.label)", entry: nil, sites: relation.sites),
        CatalogEntry.Claim(text: "\(entry.label) came before \(other.label)", entry: other.id, sites: back.sites),
      ])
  }

  /// A project that some records call predecessor and others successor.
  private static func bothWays(_ relations: [CatalogEntry.Relation]) -> [CatalogEntry.Conflict] {
    relations.filter(\.isPredecessor).flatMap { relation in
      relations.filter { !$0.isPredecessor && $0.entry != nil && $0.entry == relation.entry }.map { back in
        CatalogEntry.Conflict(
          kind: .relation, subject: "predecessors", note: "said to be both predecessor and successor",
          claims: [
            CatalogEntry.Claim(
              text: "predecessor: \(relation.names.joined(separator: ", "))", entry: nil, sites: relation.sites),
            CatalogEntry.Claim(text: "successor: \(back.names.joined(separator: ", "))", entry: nil, sites: back.sites),
          ])
      }
    }
  }
}
