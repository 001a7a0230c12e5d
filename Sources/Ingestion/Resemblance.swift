import JSONText
import Runner
import SystemPackage

/// Finds documents whose main texts are nearly the same: nine in ten runs of four words in common, as their sketches
/// estimate it (give or take four in a hundred).
///
/// Pairs are looked for among sketches that agree in all four values of one of sixteen bands (locality-sensitive hashing:
/// J. Leskovec, A. Rajaraman, J. Ullman, “Mining of Massive Datasets”, 3.4), so the work grows as the number of documents does.
struct Resemblance {
  private static let rows = 4
  /// Equal values of 64.
  static let threshold = 58
  /// In a band each text is compared with at most so many groups.
  private static let compared = 32

  private let sketches: [TextSketch]
  /// For each text, one before it in its group, or itself.
  private var before: [Int]

  /// Groups of at least two, as indices: each in order, and in order of their first.
  static func groups(_ sketches: [TextSketch]) -> [[Int]] {
    var work = Resemblance(sketches)
    for band in stride(from: 0, to: TextSketch.slots, by: rows) { work.join(band) }
    return work.groups()
  }

  private init(_ sketches: [TextSketch]) {
    self.sketches = sketches
    before = Array(sketches.indices)
  }

  private mutating func join(_ band: Int) {
    var hashes = sketches.indices.map { index in
      (hash: sketches[index].minima[band..<band + Resemblance.rows].reduce(0) { $0 << 16 | UInt64($1) }, index: index)
    }
    hashes.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    var start = 0
    while start < hashes.count {
      var end = start + 1
      while end < hashes.count, hashes[end].hash == hashes[start].hash { end += 1 }
      if end - start > 1 { join(hashes[start..<end].map(\.index)) }
      start = end
    }
  }

  /// Joins texts that agree in a band with the groups among them that they are like.
  private mutating func join(_ bucket: [Int]) {
    var leaders: [Int] = []
    for index in bucket {
      var isLed = false
      for leader in leaders where !isLed && sketches[leader].agreement(with: sketches[index]) >= Resemblance.threshold {
        unite(leader, index)
        isLed = true
      }
      if !isLed, leaders.count < Resemblance.compared { leaders.append(index) }
    }
  }

  private mutating func unite(_ left: Int, _ right: Int) {
    let (a, b) = (root(left), root(right))
    before[max(a, b)] = min(a, b)
  }

  private mutating func root(_ index: Int) -> Int {
    var index = index
    while before[index] != index {
      before[index] = before[before[index]]
      index = before[index]
    }
    return index
  }

  private mutating func groups() -> [[Int]] {
    var groups: [Int: [Int]] = [:]
    for index in sketches.indices { groups[root(index), default: []].append(index) }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}

extension Resemblance {
  /// Brings the groups of a state up to date, where documents changed since.
  static func update(_ state: StateFile, _ folder: StateFolder) throws {
    var batch: [(key: String, sketch: TextSketch)] = []
    for (key, record) in try state.documentsWithoutSketch() {
      guard let sketch = sketch(ofRecordAt: folder.path(ofRecord: record)) else { continue }
      batch.append((key, sketch))
      guard batch.count == 500 else { continue }
      try state.save(batch)
      batch = []
    }
    try state.save(batch)
    guard try state.isResemblanceBehind() else { return }
    let (keys, sketches) = try state.sketches()
    try state.save(groups: groups(sketches).map { group in group.map { keys[$0] } })
  }

  /// The sketch of the main text of a stored record: what it would be if the record were made now. Nil where it can't be read.
  static func sketch(ofRecordAt path: FilePath) -> TextSketch? {
    guard let bytes = try? FileSystem.read(path) else { return nil }
    var texts: [[UInt8]] = []
    if path.extension == "json", let sections = (try? JSONReader.read(bytes))?["sections"] { collect(sections, &texts) }
    return TextSketch(of: texts)
  }

  private static func collect(_ node: JSONNode, _ texts: inout [[UInt8]]) {
    switch node.value {
    case .string(let text, _): texts.append(Array(text.utf8))
    case .array(let items): for item in items { collect(item, &texts) }
    case .object(let members):
      for member in members where !["kind", "role", "marks"].contains(member.key) { collect(member.value, &texts) }
    case .null, .bool, .number: break
    }
  }
}
