import JSONText

/// Which records are about one project.
///
/// Records are brought together pair by pair, the surest first; each pair has its reason. A project and its predecessor stay apart
/// however alike their names are.
struct ProjectMatcher {
  /// Two records that are about one project, or that look so and are not.
  struct Pair {
    let a: Int
    let b: Int
    /// 0 to 1.
    let score: Double
    let reason: String
  }

  /// How alike names must be where nothing else speaks for one project.
  static let nameThreshold = 0.8
  /// How alike names must be where the acronym is the same.
  static let acronymThreshold = 0.5

  private let mentions: [Mention]
  private var parent: [Int]
  private(set) var merges: [Pair] = []
  /// Pairs that share something and were kept apart.
  private(set) var apart: [Pair] = []
  /// Pairs of a project and its predecessor.
  private var related: Set<[Int]> = []

  init(_ mentions: [Mention]) {
    self.mentions = mentions
    parent = Array(mentions.indices)
    let candidates = candidates()
    for (a, b) in candidates where isRelated(a, b) { related.insert([a, b]) }
    for pair in candidates.compactMap({ judge($0, $1) }).sorted(by: ProjectMatcher.isSurer) { merge(pair) }
    apart = apart.filter { root($0.a) != root($0.b) }
  }

  /// The groups in the order of their first records.
  var groups: [[Int]] {
    var groups: [Int: [Int]] = [:]
    for index in mentions.indices { groups[root(index), default: []].append(index) }
    return groups.values.sorted { $0[0] < $1[0] }
  }

  private static func isSurer(_ x: Pair, _ y: Pair) -> Bool {
    x.score != y.score ? x.score > y.score : (x.a, x.b) < (y.a, y.b)
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while parent[index] != index { index = parent[index] }
    return index
  }

  // MARK: Candidates

  /// Pairs that share an acronym, a page, or a telling word of their names; words that very many names have tell nothing.
  private func candidates() -> [(Int, Int)] {
    var holders: [String: [Int]] = [:]
    for (index, mention) in mentions.enumerated() {
      var keys = Set(mention.urls.map { "u:\($0)" })
      if let acronym = mention.acronym { keys.insert("a:\(acronym)") }
      for word in mention.name?.words ?? [] { keys.insert("w:\(word.prefix(5))") }
      for reference in mention.references {
        for word in ProjectName.folded(reference.name) { keys.formUnion(["a:\(word)", "w:\(word.prefix(5))"]) }
        if let url = reference.url { keys.insert("u:\(url)") }
      }
      for key in keys { holders[key, default: []].append(index) }
    }
    let limit = max(50, mentions.count / 20)
    var pairs: Set<[Int]> = []
    for (key, indices) in holders where indices.count > 1 && (indices.count <= limit || !key.hasPrefix("w:")) {
      // Of a long list, each is compared with the first and with its neighbours: chains join the rest.
      for (position, a) in indices.enumerated() {
        let near = indices.count <= 50 ? indices[(position + 1)...] : indices[(position + 1)...].prefix(20)
        for b in near { pairs.insert([a, b]) }
        if position > 0, indices.count > 50 { pairs.insert([indices[0], a]) }
      }
    }
    return pairs.map { ($0[0], $0[1]) }.sorted { $0 < $1 }
  }

  /// Whether one record names the other's project as another one: the name comes nearer to that than to its own.
  private func isRelated(_ a: Int, _ b: Int) -> Bool { names(a, b) || names(b, a) }

  private func names(_ a: Int, _ b: Int) -> Bool {
    mentions[a].references.contains {
      mentions[b].isMeant(by: $0) && mentions[b].nearness(to: $0) > mentions[a].nearness(to: $0)
    }
  }

  // MARK: Judging

  private func judge(_ a: Int, _ b: Int) -> Pair? {
    let (x, y) = (mentions[a], mentions[b])
    if let url = x.urls.intersection(y.urls).min() {
      return Pair(a: a, b: b, score: 1, reason: "one page: \(url)")
    }
    let likeness: Double? = x.name.flatMap { name in y.name.map { name.likeness(to: $0) } }
    let percent = likeness.map { "\(Int(($0 * 100).rounded())) % alike" }
    if let acronym = x.acronym, acronym == y.acronym {
      let spelled = x.project["acronym"]?.string ?? acronym
      guard let likeness, let percent else {
        return Pair(a: a, b: b, score: 0.7, reason: "the acronym \(spelled), and one of them gives no name")
      }
      if likeness >= ProjectMatcher.acronymThreshold {
        return Pair(a: a, b: b, score: 0.75 + likeness / 4, reason: "the acronym \(spelled), and names \(percent)")
      }
      return Pair(
        a: a, b: b, score: -1, reason: "the acronym \(spelled) is the same, but the names are only \(percent)")
    }
    guard let likeness, let percent, likeness >= ProjectMatcher.nameThreshold else { return nil }
    if let one = x.acronym, let other = y.acronym, !ProjectName.isSame(one, other) {
      return Pair(
        a: a, b: b, score: -1,
        reason:
          "names are \(percent), but the acronyms differ: \(x.project["acronym"]?.string ?? one), \(y.project["acronym"]?.string ?? other)"
      )
    }
    return Pair(a: a, b: b, score: likeness * 0.9, reason: "names \(percent)")
  }

  private mutating func merge(_ pair: Pair) {
    let (a, b) = (root(pair.a), root(pair.b))
    if pair.score < 0 {
      apart.append(pair)
      return
    }
    guard a != b else { return }
    if let reason = objection(to: pair, a, b) {
      apart.append(Pair(a: pair.a, b: pair.b, score: pair.score, reason: reason))
      return
    }
    parent[max(a, b)] = min(a, b)
    merges.append(pair)
  }

  /// Why two groups are not one although two of their records look so.
  private func objection(to pair: Pair, _ a: Int, _ b: Int) -> String? {
    let left = mentions.indices.filter { root($0) == a }
    let right = mentions.indices.filter { root($0) == b }
    for x in left {
      for y in right {
        if related.contains([min(x, y), max(x, y)]) {
          return "\(pair.reason); but one names the other as its predecessor or successor"
        }
        guard let one = mentions[x].name, let other = mentions[y].name else { continue }
        // A record without a name joins the one project of its acronym, never two.
        if one.likeness(to: other) < ProjectMatcher.acronymThreshold,
          mentions[pair.a].name == nil || mentions[pair.b].name == nil
        {
          return "\(pair.reason); but the acronym is that of two projects"
        }
      }
    }
    return nil
  }
}
