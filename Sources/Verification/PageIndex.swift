import Provenance

/// Finds the characters of a page by the boxes that a record claims for them.
struct PageIndex {
  /// How far a claimed box may lie from the characters' own: records write boxes to 0.1, position and size rounded apart.
  static let tolerance: Float = 0.151
  /// How many bytes one search may compare, so that a page of stacked glyphs costs no more than others.
  private static let budget = 4_000_000

  let source: Source
  let page: PageGeometry
  /// Indices of scalars by row of 16 points, by the top of their boxes.
  private var rows: [[Int32]]
  /// So many characters of a stretch are looked at one by one.
  private static let singles = 256
  private static let rowHeight: Float = 16
  private var tallest: Float = 0

  init(source: Source, page: PageGeometry) {
    self.source = source
    self.page = page
    rows = Array(repeating: [], count: 1)
    for index in page.boxes.indices {
      let box = page.boxes[index]
      let row = PageIndex.row(of: box.y)
      while rows.count <= row { rows.append([]) }
      rows[row].append(Int32(index))
      tallest = max(tallest, box.height)
    }
  }

  private static func row(of y: Float) -> Int {
    guard y.isFinite, y > 0 else { return 0 }
    return Int(min(y / rowHeight, 20_000))
  }

  /// Stretches of neighbouring scalars whose boxes all lie in a box, in the order of the page's text.
  func stretches(in box: Box) -> [Range<Int>] {
    let slack = PageIndex.tolerance
    var found: [Int] = []
    let first = PageIndex.row(of: box.y - slack)
    let last = PageIndex.row(of: box.bottom + slack)
    guard first < rows.count, first <= last else { return [] }
    for row in first...min(last, rows.count - 1) {
      for index in rows[row] where PageIndex.holds(box, page.boxes[Int(index)], slack) { found.append(Int(index)) }
    }
    found.sort()
    var result: [Range<Int>] = []
    for index in found {
      if let last = result.last, last.upperBound == index {
        result[result.count - 1] = last.lowerBound..<(index + 1)
      } else {
        result.append(index..<(index + 1))
      }
    }
    return result
  }

  private static func holds(_ outer: Box, _ inner: Box, _ slack: Float) -> Bool {
    inner.x >= outer.x - slack && inner.right <= outer.right + slack && inner.y >= outer.y - slack
      && inner.bottom <= outer.bottom + slack
  }

  /// Whether a box is the one around some scalars, but for rounding.
  func fills(_ scalars: Range<Int>, _ box: Box) -> Bool {
    guard let first = scalars.first else { return false }
    var union = page.boxes[first]
    for index in scalars.dropFirst() { union = union.union(page.boxes[index]) }
    let slack = PageIndex.tolerance
    return abs(union.x - box.x) <= slack && abs(union.y - box.y) <= slack && abs(union.right - box.right) <= slack
      && abs(union.bottom - box.bottom) <= slack
  }

  /// The bytes of the page's text that some scalars are.
  func bytes(of scalars: Range<Int>) -> Range<Int> {
    Int(page.offsets[scalars.lowerBound])..<Int(page.offsets[scalars.upperBound])
  }

  /// Where exactly these characters fill exactly this box, in scalars: several places where text is drawn twice.
  func finds(_ piece: [UInt8], in box: Box) -> [Range<Int>] {
    var spent = 0
    var result: [Range<Int>] = []
    for stretch in stretches(in: box) {
      let range = bytes(of: stretch)
      let text = Array(source.utf8[range])
      var from = 0
      while let index = text.firstIndex(of: piece, from: from), spent < PageIndex.budget {
        let low = range.lowerBound + index
        let scalars = page.scalars(of: low..<(low + piece.count))
        if bytes(of: scalars) == low..<(low + piece.count), fills(scalars, box) { result.append(scalars) }
        from = index + 1
        spent += piece.count
      }
    }
    return result
  }

  /// Stretches of scalars that fill a box: what may stand there, without or with white space at its ends; and single ones, for
  /// boxes of letters on each other hold all of them.
  func candidates(in box: Box) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for stretch in stretches(in: box) {
      for low in stretch.lowerBound..<min(stretch.lowerBound + 4, stretch.upperBound) {
        for high in (max(low + 1, stretch.upperBound - 4)...stretch.upperBound).reversed() where result.count < 12 {
          if fills(low..<high, box) { result.append(low..<high) }
        }
      }
      for index in stretch.dropFirst(4).prefix(PageIndex.singles) where fills(index..<(index + 1), box) {
        result.append(index..<(index + 1))
      }
    }
    return result
  }
}
