internal import Provenance

/// Takes lines in big type apart that hold headings of columns beside each other.
struct HeadingColumns {
  /// A gap wider than this, in units of the font size, parts two headings.
  private static let gap: Float = 2.5

  private let page: PageText
  private let body: TypeStatistics

  init(_ page: PageText, body: TypeStatistics) {
    self.page = page
    self.body = body
  }

  /// The lines of each column, from left to right; the lines as they are where they are no headings beside each other.
  func split(_ lines: [TextLine]) -> [[TextLine]] {
    if let (heading, aside) = withoutAside(lines) { return [heading, aside] }
    guard lines.count <= 4, let first = lines.first, lines.allSatisfy({ $0.size >= 1.15 * body.size }),
      // At the head of the page it is a running head of two parts.
      lines.count > 1 || first.box.y > 0.1 * page.geometry.height
    else { return [lines] }
    let starts = parts(first).map { $0[0].box.x }
    guard starts.count > 1, starts.count <= 4 else { return [lines] }
    var columns = [[TextLine]](repeating: [], count: starts.count)
    for line in lines {
      for part in parts(line) {
        let left = part[0].box.x
        guard let column = starts.indices.last(where: { starts[$0] <= left + line.size }) else { return [lines] }
        // The part must end before the next column.
        let right = part[part.count - 1].box.right
        guard column + 1 == starts.count || right < starts[column + 1] else { return [lines] }
        columns[column].append(TextLine(part))
      }
    }
    return columns.filter { !$0.isEmpty }
  }

  /// A heading and the much smaller words at the other end of its line, such as a date.
  private func withoutAside(_ lines: [TextLine]) -> ([TextLine], [TextLine])? {
    guard lines.count == 1, let line = lines.first, line.chunks.count <= 12 else { return nil }
    let parts = parts(line).map { TextLine($0) }
    guard parts.count == 2, parts[0].size >= 1.3 * body.size, parts[1].size < 0.7 * parts[0].size else { return nil }
    return ([parts[0]], [parts[1]])
  }

  private func parts(_ line: TextLine) -> [[Chunk]] {
    var result: [[Chunk]] = []
    for chunk in line.chunks {
      if let last = result.last?.last, chunk.box.x - last.box.right < HeadingColumns.gap * line.size {
        result[result.count - 1].append(chunk)
      } else {
        result.append([chunk])
      }
    }
    return result
  }
}
