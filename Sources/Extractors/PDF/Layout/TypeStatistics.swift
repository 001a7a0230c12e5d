internal import Provenance

/// What is usual in a document's type: the size of most of its text, and the distance of its lines.
struct TypeStatistics {
  /// Fewer distances than this may all be between paragraphs of a line each: they do not show that lines stand farther apart than
  /// `widest`, in units of the font size.
  private static let enough = 6
  private static let widest: Float = 1.6

  /// In points.
  let size: Float
  let isBold: Bool
  /// From line to line in units of the font size, by size in half points.
  private let leadings: [Int: Float]
  /// Left edges in whole points, and how many lines begin there.
  private let lefts: [Int: Int]

  init(_ columns: [[TextLine]]) {
    var sizes: [Int: Int] = [:]
    var bold = 0
    var total = 0
    var distances: [Int: [Float]] = [:]
    var lefts: [Int: Int] = [:]
    for lines in columns {
      for (index, line) in lines.enumerated() {
        let key = TypeStatistics.key(line.size)
        sizes[key, default: 0] += line.scalarCount
        total += line.scalarCount
        lefts[Int(line.box.x), default: 0] += 1
        if line.isBold { bold += line.scalarCount }
        guard index > 0, TypeStatistics.key(lines[index - 1].size) == key else { continue }
        let distance = (line.middle - lines[index - 1].middle) / max(1, line.size)
        if distance > 0.7, distance < 3 { distances[key, default: []].append(distance) }
      }
    }
    // Labels of charts and notes may be more in number, but they are small.
    let most = sizes.max { ($0.value * $0.key, $1.key) < ($1.value * $1.key, $0.key) }?.key
    size = most.map { Float($0) / 2 } ?? 10
    isBold = bold * 2 > total
    self.lefts = lefts
    leadings = distances.mapValues { few in
      few.count < TypeStatistics.enough
        ? min(TypeStatistics.usual(few), TypeStatistics.widest) : TypeStatistics.usual(few)
    }
  }

  /// Whether lines of text begin a little left of `left`: three share an edge there.
  func hasMargin(leftOf left: Float) -> Bool {
    let reach = (left - 5 * size)...(left - size)
    return lefts.contains { $0.value >= 3 && reach.contains(Float($0.key)) }
  }

  private static func key(_ size: Float) -> Int { Int((size * 2).rounded()) }

  /// The usual distance: the lower of those that are frequent, so that the gaps between paragraphs of one line do not count.
  private static func usual(_ distances: [Float]) -> Float {
    var counts: [Int: Int] = [:]
    for distance in distances { counts[Int((distance * 20).rounded()), default: 0] += 1 }
    let most = counts.values.max() ?? 0
    let frequent = counts.filter { $0.value * 2 >= most }.keys.min() ?? 24
    return Float(frequent) / 20
  }

  /// From line to line, in points.
  func leading(_ size: Float) -> Float {
    let known = leadings[TypeStatistics.key(size)] ?? 1.25
    return min(known, 2) * size
  }
}
