import Provenance

/// What stands in a box of a page.
struct PageWords {
  private static let rowHeight: Float = 16
  private let source: Source
  private let page: PageGeometry
  /// Indices of scalars by row, by the middle of their boxes.
  private var rows: [Int: [Int]] = [:]

  init(_ source: Source, _ page: PageGeometry) {
    self.source = source
    self.page = page
    for index in page.boxes.indices { rows[PageWords.row(page.boxes[index].centerY), default: []].append(index) }
  }

  private static func row(_ y: Float) -> Int { y.isFinite ? Int(max(-1e6, min(1e6, y / rowHeight))) : 0 }

  /// The characters whose middles lie in a box, in the order of the page's text; at most `limit` of them.
  func text(in box: Box, limit: Int) -> [UInt8] {
    let (low, high) = (PageWords.row(box.y), PageWords.row(box.bottom))
    guard low <= high, high - low < 1_000 else { return [] }
    var found: [Int] = []
    for row in low...high {
      for index in rows[row] ?? [] where box.holdsCenter(of: page.boxes[index]) { found.append(index) }
    }
    return found.sorted().prefix(limit).flatMap { source.utf8[Int(page.offsets[$0])..<Int(page.offsets[$0 + 1])] }
  }
}
