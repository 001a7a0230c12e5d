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
  /// The group of each record, and the records of each group.
  private var groupOf: [Int]
  private var members: [[Int]]
  private(set) var merges: [Pair] = []
  /// Pairs that share something and were kept apart.
  private(set) var apart: [Pair] = []
  /// For each record, those of its predecessors and successors.
  private var related: [Int: Set<Int>] = [:]

  init(_ mentions: [Mention], _ index: MentionIndex) {
    self.mentions = mentions
    groupOf = Array(mentions.indices)
    members = mentions.indices.map { [$0] }
    let candidates = index.pairs()
    for (a, b) in candidates where isRelated(a, b) {
      related[a, default: []].insert(b)
      related[b, default: []].insert(a)
    }
    for pair in candidates.compactMap({ judge($0, $1) }).sorted(by: ProjectMatcher.isSurer) { merge(pair) }
    apart = apart.filter { groupOf[$0.a] != groupOf[$0.b] }
  }

  /// The groups in the order of their first records, each with what brought it together.
  var groups: [(members: [Int], merges: [Pair])] {
    let merges = Dictionary(grouping: merges) { groupOf[$0.a] }
    return members.enumerated().filter { !$0.element.isEmpty }
      .map { ($0.element.sorted(), merges[$0.offset] ?? []) }.sorted { $0.0[0] < $1.0[0] }
  }

  private static func isSurer(_ x: Pair, _ y: Pair) -> Bool {
    x.score != y.score ? x.score > y.score : (x.a, x.b) < (y.a, y.b)
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
    let (a, b) = (groupOf[pair.a], groupOf[pair.b])
    if pair.score < 0 {
      apart.append(pair)
      return
    }
    guard a != b else { return }
    if let reason = objection(to: pair, members[a], members[b]) {
      apart.append(Pair(a: pair.a, b: pair.b, score: pair.score, reason: reason))
      return
    }
    let (from, into) = members[a].count < members[b].count ? (a, b) : (b, a)
    for member in members[from] { groupOf[member] = into }
    members[into] += members[from]
    members[from] = []
    merges.append(pair)
  }

  /// Why two groups are not one although two of their records look so.
  private func objection(to pair: Pair, _ left: [Int], _ right: [Int]) -> String? {
    let (few, group) = left.count < right.count ? (left, groupOf[right[0]]) : (right, groupOf[left[0]])
    if few.contains(where: { related[$0]?.contains { groupOf[$0] == group } ?? false }) {
      return "\(pair.reason); but one names the other as its predecessor or successor"
    }
    // A record without a name joins the one project of its acronym, never two.
    guard mentions[pair.a].name == nil || mentions[pair.b].name == nil else { return nil }
    let (ones, others) = (Set(left.compactMap { mentions[$0].name }), Set(right.compactMap { mentions[$0].name }))
    let differ = ones.contains { one in
      others.contains { one.likeness(to: $0) < ProjectMatcher.acronymThreshold }
    }
    return differ ? "\(pair.reason); but the acronym is that of two projects" : nil
  }
}
