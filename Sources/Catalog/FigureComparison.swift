/// Finds figures that are about the same thing and differ.
struct FigureComparison {
  /// How many of the telling words near one figure must stand near the other.
  static let threshold = 0.5
  /// How many words before and behind a figure say what it counts.
  private static let before = 3
  private static let behind = 4

  private let words: [Set<String>]
  private let figures: [CatalogEntry.Figure]

  init(_ figures: [CatalogEntry.Figure]) {
    self.figures = figures
    words = figures.map { FigureComparison.words($0) }
  }

  /// Telling words about a figure, without the figure itself.
  private static func words(_ figure: CatalogEntry.Figure) -> Set<String> {
    let own = ProjectName.folded(figure.text)
    let words = ProjectName.folded(figure.sentence)
    let start = words.indices.first { words[$0...].starts(with: own) } ?? 0
    let end = min(words.count, start + own.count)
    let near = words[max(0, start - before)..<start] + words[end..<min(words.count, end + behind)]
    return Set(near.filter { $0.utf8.count > 2 && !own.contains($0) && !silent.contains($0) })
  }

  /// Words of sentences that tell no claim from another.
  private static let silent: Set<String> = [
    "are", "was", "were", "has", "have", "had", "been", "that", "this", "these", "those", "which", "who", "than",
    "more", "most", "over",
    "about", "into", "their", "its", "only", "each", "year", "yet", "also", "will", "not", "can", "per", "all", "some",
    "such", "our",
    "the", "and", "for", "with", "within", "from", "they", "them", "other", "when", "where", "under", "between",
    "after", "before", "including", "million", "billion",
    "thousand",
  ]

  /// Pairs of figures in different documents, from `left` and `right`, that make different claims of one thing.
  func differing(_ left: Range<Int>, _ right: Range<Int>) -> [(Int, Int, Double)] {
    var pairs: [(Int, Int, Double)] = []
    for a in left {
      for b in right where b > a || left != right {
        guard figures[a].site.id != figures[b].site.id, isComparable(figures[a], figures[b]),
          figures[a].value != figures[b].value || figures[a].to != figures[b].to
        else { continue }
        let shared = words[a].count { word in words[b].contains { ProjectName.isSame(word, $0) } }
        let least = min(words[a].count, words[b].count)
        guard shared > 0 else { continue }
        let likeness = Double(shared) / Double(least)
        if likeness >= FigureComparison.threshold { pairs.append((a, b, likeness)) }
      }
    }
    return pairs
  }

  /// Whether two figures count the same kind of thing in the same time.
  private func isComparable(_ a: CatalogEntry.Figure, _ b: CatalogEntry.Figure) -> Bool {
    guard let one = a.unit, let other = b.unit else { return false }
    return ProjectName.key(one) == ProjectName.key(other) && (a.per == nil || b.per == nil || a.per == b.per)
  }
}
