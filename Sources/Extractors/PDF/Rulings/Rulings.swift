internal import Provenance

/// The lines of a page, and the edges of its filled rectangles: what separates cells.
struct Rulings {
  /// Lines nearer than this are one, such as the two of a double line, in points.
  static let tolerance: Float = 2.5
  /// Shorter ones separate nothing.
  private static let shortest: Float = 7
  /// With more than this on a page, in one direction, there are drawings and no tables.
  private static let limit = 1_200

  /// From top to bottom.
  private(set) var horizontals: [Ruling] = []
  /// From left to right.
  private(set) var verticals: [Ruling] = []

  init(_ drawing: PageDrawing, width: Float, height: Float) {
    guard !drawing.lines.isEmpty || !drawing.areas.isEmpty else { return }
    var across: [Ruling] = []
    var along: [Ruling] = []
    let shades = Shades(drawing.areas.filter { !Rulings.isWhite($0.color) }.map(\.box))
    for line in drawing.lines where !Rulings.isWhite(line.color) || shades.isUnder(line) {
      let ruling = Ruling(at: line.at, from: line.from, to: line.to)
      if line.isHorizontal { across.append(ruling) } else { along.append(ruling) }
    }
    let areas = Rulings.outer(drawing.areas.filter { Rulings.separates($0, width: width, height: height) })
    across += Rulings.ends(ofStripes: areas)
    for area in areas {
      let box = area.box
      across += [box.y, box.bottom].map { Ruling(at: $0, from: box.x, to: box.right) }
      along += [box.x, box.right].map { Ruling(at: $0, from: box.y, to: box.bottom) }
    }
    horizontals = Rulings.joined(across)
    verticals = Rulings.joined(along)
    guard horizontals.count > Rulings.limit || verticals.count > Rulings.limit else { return }
    horizontals = []
    verticals = []
  }

  /// Takes out those that lie in charts.
  mutating func remove(in charts: ChartAreas) {
    horizontals.removeAll { charts.surround(Box(x: $0.from, y: $0.at, width: $0.length, height: 0)) }
    verticals.removeAll { charts.surround(Box(x: $0.at, y: $0.from, width: 0, height: $0.length)) }
  }

  /// Without those that lie within another of their colour: the shade of a line of text in a shaded cell.
  private static func outer(_ areas: [PageDrawing.Area]) -> [PageDrawing.Area] {
    guard areas.count <= limit else { return [] }
    let alone = areas.indices.filter { index in
      !areas.indices.contains { other in
        other != index && areas[other].color == areas[index].color && holds(areas[other].box, areas[index].box)
          && !(other > index && holds(areas[index].box, areas[other].box))
      }
    }.map { areas[$0] }
    return stacked(alone)
  }

  /// Areas of one colour and width that touch are one: nothing is seen between them.
  private static func stacked(_ areas: [PageDrawing.Area]) -> [PageDrawing.Area] {
    var result: [PageDrawing.Area] = []
    for area in areas.sorted(by: { ($0.box.x.rounded(), $0.box.y) < ($1.box.x.rounded(), $1.box.y) }) {
      if let last = result.last, last.color == area.color, abs(last.box.x - area.box.x) < 1.5,
        abs(last.box.right - area.box.right) < 1.5, area.box.y - last.box.bottom < 0.5
      {
        result[result.count - 1].box = last.box.union(area.box)
      } else {
        result.append(area)
      }
    }
    return result
  }

  /// Below stripes that are as high as what is between them, one more row ends as far down again.
  private static func ends(ofStripes areas: [PageDrawing.Area]) -> [Ruling] {
    var last: [SIMD2<Int>: Box] = [:]
    var ends: [SIMD2<Int>: Ruling] = [:]
    for area in areas.sorted(by: { $0.box.y < $1.box.y }) {
      let key = SIMD2(Int(area.box.x.rounded()), Int(area.box.right.rounded()))
      if let above = last[key], abs(above.height - area.box.height) < 1.5,
        abs(area.box.y - above.bottom - above.height) < 2.5
      {
        ends[key] = Ruling(at: area.box.bottom + above.height, from: area.box.x, to: area.box.right)
      } else {
        ends[key] = nil
      }
      last[key] = area.box
    }
    return ends.values.sorted { ($0.at, $0.from, $0.to) < ($1.at, $1.from, $1.to) }
  }

  private static func holds(_ outer: Box, _ inner: Box) -> Bool {
    outer.x <= inner.x + 1.5 && outer.right >= inner.right - 1.5 && outer.y <= inner.y + 1.5
      && outer.bottom >= inner.bottom - 1.5
  }

  private static func isWhite(_ color: UInt32) -> Bool {
    color & 0xFF >= 0xFA && color >> 8 & 0xFF >= 0xFA && color >> 16 & 0xFF >= 0xFA
  }

  /// A shade behind a cell or a row, and not behind a word or the whole page.
  private static func separates(_ area: PageDrawing.Area, width: Float, height: Float) -> Bool {
    !isWhite(area.color) && area.box.height >= 6 && area.box.width >= 6
      && !(area.box.width > 0.9 * width && area.box.height > 0.5 * height)
  }

  /// Lines in one place and near each other are one; what remains too short goes.
  private static func joined(_ rulings: [Ruling]) -> [Ruling] {
    var result: [Ruling] = []
    var row: [Ruling] = []
    for ruling in rulings.sorted(by: { ($0.at, $0.from) < ($1.at, $1.from) }) {
      if let first = row.first, ruling.at - first.at > tolerance {
        result += joinedRow(row)
        row = []
      }
      row.append(ruling)
    }
    result += joinedRow(row)
    return result.filter { $0.length >= shortest }
  }

  private static func joinedRow(_ row: [Ruling]) -> [Ruling] {
    var result: [Ruling] = []
    for ruling in row.sorted(by: { $0.from < $1.from }) {
      if let last = result.last, ruling.from <= last.to + tolerance {
        if ruling.length > last.length { result[result.count - 1].at = ruling.at }
        result[result.count - 1].to = max(last.to, ruling.to)
      } else {
        result.append(ruling)
      }
    }
    return result
  }
}

/// Shaded areas, on which white lines are seen.
private struct Shades {
  /// With more of them a page has a picture made of shades.
  private static let limit = 400
  private let boxes: [Box]

  init(_ boxes: [Box]) {
    let big = boxes.filter { $0.width >= 24 && $0.height >= 8 }
    self.boxes = big.count <= Shades.limit ? big : []
  }

  /// Whether the middle of a line lies on one of them.
  func isUnder(_ line: PageDrawing.Line) -> Bool {
    let middle = (line.from + line.to) / 2
    let (x, y) = line.isHorizontal ? (middle, line.at) : (line.at, middle)
    return boxes.contains { x > $0.x - 1 && x < $0.right + 1 && y > $0.y - 1 && y < $0.bottom + 1 }
  }
}
