/// Finds records that may be about one project without comparing each with each.
///
/// Two names that are alike share one of their rarer words: only those are looked up (prefix filtering, Chaudhuri, Ganti and
/// Kaushik 2006). Words count as one where they begin with the same five letters.
struct MentionIndex {
  /// So many holders of a key are compared each with each; of more, each with its neighbours: chains join the rest.
  private static let fewHolders = 50
  private static let neighbours = 20

  private let mentions: [Mention]
  /// In how many names a word stands.
  private var frequencies: [String: Int] = [:]
  private var holders: [String: [Int]] = [:]

  init(_ mentions: [Mention]) {
    self.mentions = mentions
    for mention in mentions {
      for stem in Set((mention.name?.words ?? []).map(MentionIndex.stem)) { frequencies[stem, default: 0] += 1 }
    }
    for (index, mention) in mentions.enumerated() {
      for key in keys(of: mention) { holders[key, default: []].append(index) }
    }
  }

  private static func stem(_ word: String) -> String { String(word.prefix(5)) }

  private func keys(of mention: Mention) -> Set<String> {
    var keys = Set(mention.urls.map { "u:\($0)" })
    if let acronym = mention.acronym { keys.insert("a:\(acronym)") }
    guard let name = mention.name else { return keys }
    keys.insert("n:\(name.words.joined(separator: " "))")
    keys.formUnion(rareWords(name.words))
    return keys
  }

  /// The rarer half of some words, and one more.
  private func rareWords(_ words: [String]) -> [String] {
    let stems = Set(words.map(MentionIndex.stem)).map { (stem: $0, frequency: frequencies[$0] ?? 0) }
    let ordered = stems.sorted { $0.frequency != $1.frequency ? $0.frequency < $1.frequency : $0.stem < $1.stem }
    return ordered.prefix(ordered.count / 2 + 1).map { "w:\($0.stem)" }
  }

  /// Pairs of records that share something, each once, in order: those of one project, and projects that one names.
  func pairs() -> [(Int, Int)] {
    var packed: [UInt64] = []
    func add(_ a: Int, _ b: Int) {
      if a != b { packed.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
    }
    for indices in holders.values where indices.count > 1 {
      let reach = indices.count <= MentionIndex.fewHolders ? indices.count : MentionIndex.neighbours
      for (position, a) in indices.enumerated() {
        for b in indices[(position + 1)...].prefix(reach) { add(a, b) }
        add(indices[0], a)
      }
    }
    for (index, mention) in mentions.enumerated() {
      for reference in mention.references {
        for other in mayBeMeant(by: reference).prefix(MentionIndex.fewHolders) { add(index, other) }
      }
    }
    packed.sort()
    var last: UInt64?
    return packed.compactMap { pair in
      defer { last = pair }
      return pair == last ? nil : (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
    }
  }

  /// Records whose project a reference may mean, in order.
  func mayBeMeant(by reference: Mention.Reference) -> [Int] {
    let words = ProjectName.folded(reference.name)
    var keys = Set(words.map { "a:\($0)" })
    keys.insert("a:\(words.joined())")
    if let url = reference.url { keys.insert("u:\(url)") }
    keys.formUnion(rareWords(ProjectName(reference.name).words))
    return Set(keys.flatMap { holders[$0] ?? [] }).sorted()
  }
}
