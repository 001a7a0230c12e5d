import Provenance

/// Boxes by the rows of a page that they reach into.
struct BoxRows {
  private static let height: Float = 8
  private var rows: [Int: [Box]] = [:]

  init(_ boxes: [Box]) {
    for box in boxes {
      guard box.height < 20_000, abs(box.y) < 2e6 else { continue }
      for row in BoxRows.row(box.y - 0.2)...max(BoxRows.row(box.y - 0.2), BoxRows.row(box.bottom + 0.2)) {
        rows[row, default: []].append(box)
      }
    }
  }

  private static func row(_ y: Float) -> Int { Int((y / height).rounded(.down)) }

  /// Whether the centre of a box lies in one of these, but for rounding.
  func holdsCenter(of box: Box) -> Bool {
    guard box.centerY.isFinite, abs(box.centerY) < 2e6 else { return false }
    return rows[BoxRows.row(box.centerY)]?.contains { $0.holdsCenter(of: box, slack: 0.11) } ?? false
  }
}
