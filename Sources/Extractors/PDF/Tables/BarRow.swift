internal import Provenance

/// Bars of a chart: filled areas of one width that stand on one line, evenly apart, and are not all as high as each other. Cells that are
/// shaded are.
struct BarRow {
  /// From left to right.
  let bars: [Box]

  private static let least = 3
  /// A page with more areas has a drawing.
  private static let most = 400
  /// In points.
  private static let slack: Float = 1.5

  var box: Box { bars.dropFirst().reduce(bars[0]) { $0.union($1) } }

  static func rows(_ areas: [PageDrawing.Area]) -> [BarRow] {
    guard areas.count >= least, areas.count <= most else { return [] }
    var groups: [[PageDrawing.Area]] = []
    for area in areas where area.box.width >= 4 && area.box.height >= 1 {
      let home = groups.firstIndex { group in
        group[0].color == area.color && abs(group[0].box.bottom - area.box.bottom) < slack
          && abs(group[0].box.width - area.box.width) < slack
      }
      if let home { groups[home].append(area) } else { groups.append([area]) }
    }
    return groups.compactMap { BarRow($0.map(\.box).sorted { $0.x < $1.x }) }
  }

  private init?(_ bars: [Box]) {
    guard bars.count >= BarRow.least, let highest = bars.map(\.height).max(), let lowest = bars.map(\.height).min(),
      highest > 24, highest - lowest > 0.1 * highest
    else { return nil }
    let steps = zip(bars, bars.dropFirst()).map { $1.x - $0.x }
    guard steps.allSatisfy({ $0 > bars[0].width + 0.5 && abs($0 - steps[0]) < 0.1 * steps[0] }) else { return nil }
    self.bars = bars
  }
}
