internal import Provenance

/// A row of figures in large type, each with what it counts below it: `12,500` over `households with clean stoves`. Such rows stand above
/// columns whose gutter may go on between two of the figures; each is read by itself, with the words below it.
struct KeyFigures {
  /// What stands above, the figures from left to right, each with its words, and what stands below.
  private(set) var above: [Chunk] = []
  private(set) var figures: [[Chunk]] = []
  private(set) var below: [Chunk] = []

  /// Fewer are no row.
  private static let least = 3
  /// A page with more numbers in large type has none that stand out.
  private static let most = 64
  /// Words of one line are no farther apart, in units of their size.
  private static let wordGap: Float = 2.5
  /// A figure's type is at least so much larger than most, and than its words.
  private static let larger: Float = 1.4

  /// - Parameter chunks: of a page or a panel, in any order. Nil where no such row is.
  init?(_ chunks: [Chunk]) {
    let sizes = chunks.map(\.size).sorted()
    // Of a panel, half of what stands in it may be figures.
    guard let usual = sizes.isEmpty ? nil : sizes[(sizes.count - 1) / 2] else { return nil }
    let large = chunks.indices.filter { chunks[$0].isCount && chunks[$0].size >= KeyFigures.larger * usual }
    for first in large.count > KeyFigures.most ? [] : large.sorted(by: { chunks[$0].box.y < chunks[$1].box.y }) {
      let row = large.filter { KeyFigures.isBeside(chunks[$0], chunks[first]) }
      guard row.count >= KeyFigures.least, row.count(where: { chunks[$0].isFigure }) * 2 > row.count,
        read(row, of: chunks)
      else { continue }
      return
    }
    return nil
  }

  private static func isBeside(_ chunk: Chunk, _ other: Chunk) -> Bool {
    abs(chunk.box.centerY - other.box.centerY) < 0.3 * other.size && abs(chunk.size - other.size) < 0.1 * other.size
  }

  /// Takes a row of figures with their words; false where one has none, or something else stands among them.
  private mutating func read(_ row: [Int], of chunks: [Chunk]) -> Bool {
    let row = row.sorted { chunks[$0].box.x < chunks[$1].box.x }
    var taken = Set(row)
    var figures: [[Chunk]] = []
    for (place, index) in row.enumerated() {
      let left = place > 0 ? chunks[row[place - 1]].box.right : -Float.infinity
      let right = place + 1 < row.count ? chunks[row[place + 1]].box.x : Float.infinity
      // Figures may lie over each other.
      guard left < right else { return false }
      var words = KeyFigures.words(below: chunks[index], chunks, left...right, size: figures.first?[1].size)
      guard !words.isEmpty else { return false }
      words += KeyFigures.rest(of: words, chunks, left...right).filter { !taken.contains($0) }
      taken.formUnion(words)
      figures.append([chunks[index]] + words.map { chunks[$0] })
      for word in figures[place].indices.dropFirst() { figures[place][word].followsFigure = true }
    }
    let top = row.map { chunks[$0].box.y }.min() ?? 0
    let bottom = taken.map { chunks[$0].box.bottom }.max() ?? 0
    let rest = chunks.indices.filter { !taken.contains($0) }.map { chunks[$0] }
    guard !rest.contains(where: { $0.box.centerY > top && $0.box.centerY < bottom }) else { return false }
    self.figures = figures
    above = rest.filter { $0.box.centerY <= top }
    below = rest.filter { $0.box.centerY >= bottom }
    return true
  }

  /// What goes on with the lines of a figure's words beyond it: words that are drawn apart to fill their line.
  private static func rest(of words: [Int], _ chunks: [Chunk], _ reach: ClosedRange<Float>) -> [Int] {
    var line = words
    var at = 0
    while at < line.count {
      let (word, known) = (chunks[line[at]], Set(line))
      line += chunks.indices.filter { index in
        let chunk = chunks[index]
        let gap = max(chunk.box.x - word.box.right, word.box.x - chunk.box.right)
        return !known.contains(index) && LineBuilder.sharesLine(chunk.box, word.box) && gap < wordGap * word.size
          && abs(chunk.size - word.size) < 0.08 * word.size && chunk.table == nil && reach.contains(chunk.box.x)
          && reach.contains(chunk.box.right)
      }
      at += 1
    }
    return Array(line.dropFirst(words.count))
  }

  /// The lines right below a figure that stand between its neighbours, in smaller type, all of one size: indices, from the top.
  private static func words(
    below figure: Chunk, _ chunks: [Chunk], _ reach: ClosedRange<Float>, size: Float?
  ) -> [Int] {
    var words: [Int] = []
    var above = figure.box
    var size = size
    let under = chunks.indices.filter { chunks[$0].box.centerY > figure.box.centerY && chunks[$0].table == nil }
      .sorted { chunks[$0].box.centerY < chunks[$1].box.centerY }
    for index in under where chunks[index].box.right > figure.box.x && chunks[index].box.x < figure.box.right {
      let chunk = chunks[index]
      guard chunk.box.y - above.bottom < 0.8 * chunk.size, larger * chunk.size <= figure.size,
        size.map({ abs($0 - chunk.size) < 0.08 * $0 }) ?? true,
        reach.contains(chunk.box.x), reach.contains(chunk.box.right)
      else { break }
      words.append(index)
      above = chunk.box
      size = chunk.size
    }
    return words
  }
}
