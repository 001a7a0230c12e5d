internal import Provenance

/// Puts superscripts and subscripts, which poppler gives as lines of their own, on the line that they belong to.
struct ScriptJoiner {
  /// A script's size is at most this share of its line's.
  private static let share: Float = 0.85
  private static let lengthLimit = 12
  /// More comparisons than this a page are not worth it.
  private static let workLimit = 2_000_000

  private let page: PageText
  private var chunks: [Chunk]

  init(_ page: PageText, _ chunks: [Chunk]) {
    self.page = page
    self.chunks = chunks
  }

  /// The chunks, a line's chunk cut where a script stands in it.
  func joined() -> [Chunk] {
    let scripts = chunks.indices.filter { chunks[$0].scalars.count <= ScriptJoiner.lengthLimit }
    guard !scripts.isEmpty, scripts.count * chunks.count < ScriptJoiner.workLimit else { return chunks }
    var result = chunks
    var cuts: [Int: [Float]] = [:]
    for script in scripts {
      guard let home = chunks.indices.first(where: { isScript(chunks[script], of: chunks[$0]) }) else { continue }
      // From here on it stands on the line as its letters do.
      result[script].box.y = chunks[home].box.y
      result[script].box.height = chunks[home].box.height
      if chunks[script].box.centerX < chunks[home].box.right {
        cuts[home, default: []].append(chunks[script].box.centerX)
      }
    }
    guard !cuts.isEmpty else { return result }
    return result.indices.flatMap { index in
      cuts[index].map { cut(result[index], at: $0) } ?? [result[index]]
    }
  }

  /// Small, beside or in a gap of the line, and reaching into its height.
  private func isScript(_ script: Chunk, of line: Chunk) -> Bool {
    guard script.size < ScriptJoiner.share * line.size, script.size > 0.35 * line.size else { return false }
    let (a, b) = (script.box, line.box)
    guard a.height < b.height, a.centerY > b.y - 0.25 * b.height, a.centerY < b.bottom + 0.1 * b.height else {
      return false
    }
    if abs(a.x - b.right) < 0.35 * line.size || abs(b.x - a.right) < 0.2 * line.size { return true }
    return a.x > b.x && a.right < b.right && gap(in: line, at: a.centerX) != nil
  }

  /// The last character before the white space that `x` lies in, where it is wide enough to hold a script.
  private func gap(in line: Chunk, at x: Float) -> Int? {
    var last: Int?
    for scalar in line.scalars where !page.isSpace(scalar) {
      let box = page.geometry.boxes[scalar]
      if box.x > x {
        guard let last, box.x - page.geometry.boxes[last].right > 0.25 * line.size else { return nil }
        return page.geometry.boxes[last].right < x + 0.3 * line.size ? last : nil
      }
      last = scalar
    }
    return nil
  }

  private func cut(_ line: Chunk, at places: [Float]) -> [Chunk] {
    var pieces: [Chunk] = []
    var start = line.scalars.lowerBound
    for x in places.sorted() {
      guard let last = gap(in: line, at: x), last >= start else { continue }
      pieces.append(ChunkReader.chunk(page, start..<(last + 1)))
      start = last + 1
      while start < line.scalars.upperBound, page.isSpace(start) { start += 1 }
    }
    guard !pieces.isEmpty, start < line.scalars.upperBound else { return [line] }
    pieces.append(ChunkReader.chunk(page, start..<line.scalars.upperBound))
    return pieces
  }
}
