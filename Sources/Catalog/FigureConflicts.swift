/// Figures of one project, and of a project and its predecessor, that claim different things of one matter.
enum FigureConflicts {
  static func find(in entries: inout [CatalogEntry]) {
    let positions = Dictionary(entries.indices.map { (entries[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    var conflicts: [Int: [CatalogEntry.Conflict]] = [:]
    for index in entries.indices {
      let own = entries[index].figures
      conflicts[index, default: []] += pairs(own, own, nil)
      let related = Set(entries[index].relations.compactMap(\.entry)).sorted()
      for other in related.compactMap({ positions[$0] }) {
        conflicts[index, default: []] += pairs(own, entries[other].figures, entries[other].id)
      }
    }
    for (index, found) in conflicts { entries[index].conflicts += found }
  }

  private static func pairs(
    _ left: [CatalogEntry.Figure], _ right: [CatalogEntry.Figure], _ entry: String?
  ) -> [CatalogEntry.Conflict] {
    let isOwn = entry == nil
    let comparison = FigureComparison(isOwn ? left : left + right)
    let bounds = isOwn ? 0..<left.count : left.count..<(left.count + right.count)
    let all = isOwn ? left : left + right
    var grouped:
      [(
        a: String, b: String, unit: String, likeness: Double, left: [CatalogEntry.Figure], right: [CatalogEntry.Figure]
      )] = []
    for (a, b, likeness) in comparison.differing(0..<left.count, bounds) {
      let (one, other) = (all[a], all[b])
      // The same claim in several documents is one side.
      if let index = grouped.firstIndex(where: { $0.a == one.text && $0.b == other.text && $0.unit == one.unit }) {
        if !grouped[index].left.contains(where: { $0.site == one.site }) { grouped[index].left.append(one) }
        if !grouped[index].right.contains(where: { $0.site == other.site }) { grouped[index].right.append(other) }
        grouped[index].likeness = max(grouped[index].likeness, likeness)
      } else {
        grouped.append((one.text, other.text, one.unit ?? "", likeness, [one], [other]))
      }
    }
    return grouped.map { group in
      CatalogEntry.Conflict(
        kind: .figures, subject: group.unit,
        note: "figures differ, and \(Int((group.likeness * 100).rounded())) % of the words about them are the same",
        claims: [
          CatalogEntry.Claim(text: group.left[0].sentence, entry: nil, sites: group.left.map(\.site)),
          CatalogEntry.Claim(text: group.right[0].sentence, entry: entry, sites: group.right.map(\.site)),
        ])
    }
  }
}
