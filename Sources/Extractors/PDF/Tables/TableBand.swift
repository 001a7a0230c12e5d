internal import Provenance

/// The lines of text between two rules that follow each other.
struct TableBand {
  var top: Float
  var bottom: Float
  var lines: [TableLine]
  var isTabular = false

  /// Of a stack of rules, from top to bottom.
  static func bands(_ stack: RuleStack, _ lines: [TableLine]) -> [TableBand] {
    let edges = TableGrid.edges(stack.rules.map(\.at))
    var bands = zip(edges, edges.dropFirst()).map { TableBand(top: $0.at, bottom: $1.at, lines: []) }
    for line in lines {
      if let at = bands.firstIndex(where: { line.middle > $0.top && line.middle < $0.bottom }) {
        bands[at].lines.append(line)
      }
    }
    for index in bands.indices { bands[index].isTabular = isTabular(bands[index].lines) }
    return bands
  }

  /// Most lines have parts that stand apart.
  private static func isTabular(_ lines: [TableLine]) -> Bool {
    guard !lines.isEmpty else { return false }
    let gaps = ColumnGaps(lines).gaps
    guard !gaps.isEmpty else { return false }
    let parted = lines.count { line in
      gaps.contains { gap in
        line.words.contains { $0.box.centerX < gap.lowerBound }
          && line.words.contains { $0.box.centerX > gap.upperBound }
      }
    }
    return parted * 10 >= lines.count * 5
  }
}
