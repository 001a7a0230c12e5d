internal import Provenance

/// Where a page has charts that are drawn: numbers that go on by one step at even distances, with a line beginning beside
/// the middle of each. Rows of a table have their lines between the numbers.
struct ChartAreas {
  /// In points: farther from its label begins no tick.
  private static let tickReach: Float = 25
  /// Of a label's height, from its middle.
  private static let slack: Float = 0.35
  /// Names and a legend stand below an axis, in labels' heights, and beside it, in shares of its width; what the axis is
  /// of stands just below.
  private static let below: Float = 6
  private static let beside: Float = 0.3
  private static let titleBelow: Float = 4.5
  private static let fewestLabels = 4

  private struct Label {
    let box: Box
    let value: Double
  }

  /// From the first label to the last, and to the other end of the lines.
  private struct Plot {
    var box: Box
    let label: Float
  }

  private let lines: [PageDrawing.Line]
  private var plots: [Plot] = []

  init(_ page: PageText, _ chunks: [Chunk]) {
    lines = page.detail.drawing.lines
    guard !page.detail.drawing.isFull else { return }
    let bars = BarRow.rows(page.detail.drawing.areas)
    guard lines.count >= ChartAreas.fewestLabels || !bars.isEmpty else { return }
    let labels = chunks.compactMap { chunk in
      ChartAreas.value(page, chunk).map { Label(box: chunk.box, value: $0) }
    }
    let upright = labels.count < ChartAreas.fewestLabels ? [] : axes(labels, at: \.right, along: \.centerY)
    let fromLeft = bars.isEmpty || labels.count < ChartAreas.fewestLabels ? [] : axes(labels, at: \.x, along: \.centerY)
    plots = bars.compactMap { row in plot(row, axes: upright + fromLeft, chunks) }
    guard labels.count >= ChartAreas.fewestLabels else { return }
    plots += upright.compactMap(self.upright) + axes(labels, at: \.centerY, along: \.centerX).compactMap(level)
  }

  /// What stands around and in the first chart that other text stands beside; nil where none does.
  func parts(of chunks: [Chunk]) -> ChartParts? {
    plots.lazy.compactMap { plot in
      ChartParts(chunks, plot: plot.box, isOfChart: { surround($0, plot) }, isOfOther: surround)
    }.first
  }

  /// The area of bars that stand on one line, from an axis at their left with numbers, or with labels below them.
  private func plot(_ row: BarRow, axes: [[Label]], _ chunks: [Chunk]) -> Plot? {
    let axis = axes.first { axis in
      let (top, bottom) = (axis[0].box, axis[axis.count - 1].box)
      return max(top.right, bottom.right) <= row.box.x && row.box.x - top.right < 2 * ChartAreas.tickReach
        && abs(bottom.centerY - row.box.bottom) < bottom.height && top.y < row.box.bottom
    }
    if let axis {
      let all = axis.dropFirst().reduce(axis[0].box) { $0.union($1.box) }
      return Plot(box: all.union(row.box), label: axis[0].box.height)
    }
    let below = row.bars.compactMap { bar in
      chunks.first { chunk in
        chunk.table == nil && abs(chunk.box.centerX - bar.centerX) < 0.25 * max(bar.width, chunk.box.height)
          && chunk.box.y > bar.bottom - 1 && chunk.box.y - bar.bottom < chunk.box.height
      }
    }
    return below.count == row.bars.count ? Plot(box: row.box, label: below[0].box.height) : nil
  }

  /// Whether all of a table stands in a chart or close to it: it is of labels.
  func hold(table: Box) -> Bool {
    plots.contains { plot in
      let margin = ChartAreas.beside * plot.box.width
      return table.x >= plot.box.x - margin && table.right <= plot.box.right + margin && table.y >= plot.box.y - 2
        && table.bottom <= plot.box.bottom + ChartAreas.below * plot.label + 2
    }
  }

  /// Whether something is of a chart: in its plot, of its title above, or of what stands beside and below its axes.
  func surround(_ box: Box) -> Bool { plots.contains { surround(box, $0) } }

  private func surround(_ box: Box, _ plot: Plot) -> Bool {
    let margin = ChartAreas.beside / 2 * plot.box.width
    return box.x >= plot.box.x - margin && box.right <= plot.box.right + margin
      && box.y >= plot.box.y - ChartAreas.titleBelow * plot.label
      && box.bottom <= plot.box.bottom + ChartAreas.below * plot.label
  }

  /// Whether a line is in a chart or what its axis is of: it heads nothing.
  func hold(label: Box) -> Bool {
    plots.contains { plot in
      label.x >= plot.box.x - 2 && label.right <= plot.box.right + 2 && label.y >= plot.box.y - 2
        && label.bottom <= plot.box.bottom + ChartAreas.titleBelow * plot.label
    }
  }

  /// A number alone, with a sign or a unit.
  private static func value(_ page: PageText, _ chunk: Chunk) -> Double? {
    guard chunk.marker.isEmpty, chunk.scalars.count <= 12 else { return nil }
    let text = page.string(chunk.scalars)
    guard text.utf8.contains(where: \.isDigit) else { return nil }
    return Double(
      text.replacing("\u{2212}", with: "-").replacing("\u{2013}", with: "-").filter { !"%,$€£ ".contains($0) })
  }

  /// Labels on one line whose values and places go on by one step each.
  private func axes(
    _ labels: [Label], at place: KeyPath<Box, Float>, along: KeyPath<Box, Float>
  ) -> [[Label]] {
    let sorted = labels.sorted {
      ($0.box[keyPath: place].rounded(), $0.box[keyPath: along])
        < ($1.box[keyPath: place].rounded(), $1.box[keyPath: along])
    }
    var result: [[Label]] = []
    var run: [Label] = []
    for label in sorted {
      if let last = run.last {
        let isInLine = abs(label.box[keyPath: place] - last.box[keyPath: place]) < 2
        if isInLine, run.count == 1 || goesOn(label, run, along) {
          run.append(label)
          continue
        }
        if run.count >= ChartAreas.fewestLabels { result.append(run) }
        run = isInLine ? [last] : []
      }
      run.append(label)
    }
    if run.count >= ChartAreas.fewestLabels { result.append(run) }
    return result
  }

  private func goesOn(_ label: Label, _ run: [Label], _ along: KeyPath<Box, Float>) -> Bool {
    let (first, last) = (run[run.count - 2], run[run.count - 1])
    let step = last.value - first.value
    let distance = last.box[keyPath: along] - first.box[keyPath: along]
    return step != 0 && abs(label.value - last.value - step) < 0.01 * abs(step)
      && abs(label.box[keyPath: along] - last.box[keyPath: along] - distance) < max(1.5, 0.05 * distance)
  }

  /// The area of an axis at the left, where a tick or a line of a grid begins beside half of its labels.
  private func upright(_ axis: [Label]) -> Plot? {
    let ticks = axis.compactMap { label in
      lines.filter { line in
        line.isHorizontal && abs(line.at - label.box.centerY) <= ChartAreas.slack * label.box.height + 1
          && line.from >= label.box.right - 2 && line.from <= label.box.right + ChartAreas.tickReach
      }.max { $0.to < $1.to }
    }
    guard ticks.count * 2 >= axis.count, ticks.count >= 3, let left = axis.map(\.box.x).min(),
      let right = ticks.map(\.to).max(), let edge = ticks.map(\.from).min()
    else { return nil }
    let (top, bottom) = (axis[0].box, axis[axis.count - 1].box)
    let end = max(right, base(from: edge, at: bottom))
    guard end - left > 3 * top.height else { return nil }
    let box = Box(x: left, y: top.y, width: end - left, height: bottom.bottom - top.y)
    return Plot(box: box, label: bottom.height)
  }

  /// Where the line ends on which a chart with short ticks stands.
  private func base(from edge: Float, at label: Box) -> Float {
    lines.filter {
      $0.isHorizontal && abs($0.at - label.centerY) <= label.height && abs($0.from - edge) < ChartAreas.tickReach
    }.map(\.to).max() ?? edge
  }

  /// The area of an axis at the foot, where lines of a grid end above half of its labels.
  private func level(_ axis: [Label]) -> Plot? {
    let ticks = axis.compactMap { label in
      lines.filter { line in
        !line.isHorizontal && abs(line.at - label.box.centerX) <= ChartAreas.slack * label.box.height + 1
          && line.to <= label.box.y + 2 && line.to >= label.box.y - ChartAreas.tickReach
      }.min { $0.from < $1.from }
    }
    guard ticks.count * 2 >= axis.count, ticks.count >= 3, let top = ticks.map(\.from).min() else { return nil }
    let (first, last) = (axis[0].box, axis[axis.count - 1].box)
    guard first.y - top > 3 * first.height else { return nil }
    let box = Box(x: first.x, y: top, width: last.right - first.x, height: first.bottom - top)
    return Plot(box: box, label: first.height)
  }
}
