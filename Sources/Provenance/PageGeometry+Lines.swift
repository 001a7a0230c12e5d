extension PageGeometry {
  /// The lines of a byte range: each a range of the text and the box around its characters.
  ///
  /// A line ends where the next character stands elsewhere than on. Characters without extent (line feeds) belong to the line
  /// before them and do not widen its box.
  public func lines(of range: Range<Int>) -> [(range: Range<Int>, box: Box)] {
    var result: [(range: Range<Int>, box: Box)] = []
    let scalars = scalars(of: range)
    guard !scalars.isEmpty else { return [] }
    var start = scalars.lowerBound
    var line = Line(boxes[start])
    func close(_ end: Int) {
      let low = max(Int(offsets[start]), range.lowerBound)
      let high = min(Int(offsets[end]), range.upperBound)
      result.append((low..<high, line.box))
    }
    for index in scalars.dropFirst() where !line.add(boxes[index]) {
      close(index)
      start = index
      line = Line(boxes[index])
    }
    close(scalars.upperBound)
    return result
  }

  /// A line being put together.
  private struct Line {
    private(set) var box: Box
    /// The last character that has extent, and whether one without followed it.
    private var last: Box?
    private var isBroken = false

    init(_ first: Box) {
      box = first
      last = first.hasExtent ? first : nil
    }

    /// Adds a character, unless it stands in another line.
    mutating func add(_ next: Box) -> Bool {
      guard next.hasExtent else {
        isBroken = true
        return true
      }
      if let last {
        guard Line.goesOn(last, next) || (!isBroken && Line.goesOnTurned(last, next)) else { return false }
        box = box.union(next)
      } else {
        guard abs(next.centerY - box.centerY) <= next.height else { return false }
        box = next
      }
      last = next
      isBroken = false
      return true
    }

    /// Whether a character goes on to the right of the one before it (or a little back: kerning, right-to-left text).
    private static func goesOn(_ last: Box, _ next: Box) -> Bool {
      let height = max(last.height, next.height)
      return abs(next.centerY - last.centerY) <= 0.6 * height && next.x >= last.x - height
        && next.x - last.right <= 12 * max(height, 1)
    }

    /// Whether a character of vertical or turned text goes on: near the one before it both ways.
    private static func goesOnTurned(_ last: Box, _ next: Box) -> Bool {
      let width = max(last.width, next.width)
      return abs(next.centerX - last.centerX) <= 0.6 * width
        && abs(next.centerY - last.centerY) <= 3 * max(width, last.height, next.height)
    }
  }
}

extension Box {
  fileprivate var hasExtent: Bool { width > 0 || height > 0 }
}
