internal import Provenance

/// The lines of text between two rules that follow each other.
struct TableBand {
  var top: Float
  var bottom: Float
  var lines: [TableLine]
  var isTabular = false

  private static let mostRestLines = 6

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
    markLongRows(&bands)
    return bands
  }

  /// A row with a long text in one of its cells has few lines that have parts: it is told by where these begin. What is left of a row that a
  /// page cut stands on the first band, in columns behind the first.
  private static func markLongRows(_ bands: inout [TableBand]) {
    let others = bands.filter(\.isTabular).flatMap(\.lines)
    let starts = others.flatMap { $0.segments(0.9).map(\.box.x) }
    guard let left = starts.min(), bands.contains(where: { !$0.isTabular && !$0.lines.isEmpty }) else { return }
    let isStart = { (part: TableLine) in starts.contains { abs($0 - part.box.x) < 1.5 } }
    for index in bands.indices where !bands[index].isTabular {
      let parts = bands[index].lines.map { $0.segments(0.9) }
      guard let first = parts.first, let label = first.first, parts.joined().allSatisfy(isStart) else { continue }
      let isRow = first.count > 2 && abs(label.box.x - left) < 1.5
      let isRest = index == 0 && parts.count <= mostRestLines && parts.joined().allSatisfy { $0.box.x > left + 1.5 }
      bands[index].isTabular = isRow || isRest
    }
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
