import JSONText

/// Charts of a set of documents, as SVG.
struct IndexCharts {
  private let summaries: [ReviewSummary]
  private let run: JSONNode?

  init(_ summaries: [ReviewSummary], run: JSONNode?) {
    self.summaries = summaries
    self.run = run
  }

  func write(into page: inout PageBytes) {
    page.raw("<section class=\"charts\" aria-label=\"Charts\">\n")
    for chart in [outcomes, coverage, repairs, stages] where !chart.bars.isEmpty { chart.write(into: &page) }
    page.raw("</section>\n")
  }

  private var outcomes: BarChart {
    let unsound = summaries.count { $0.count("problems") > 0 }
    let warned = summaries.count { $0.count("problems") == 0 && $0.count("warnings") + $0.count("errors") > 0 }
    let unseen = summaries.count { !$0.isProved && $0.count("warnings") + $0.count("errors") == 0 }
    let stated = summaries.count {
      $0.count("problems") + $0.count("warnings") + $0.count("errors") == 0 && $0.count("stated") > 0
    }
    var bars: [BarChart.Bar] = [
      .init("proved", summaries.count - unsound - warned - unseen - stated, kind: "good"),
      .init("partly only stated", stated, kind: "fair"),
      .init("not yet looked at", unseen, kind: "plain"), .init("with warnings", warned, kind: "fair"),
      .init("does not hold", unsound, kind: "bad"),
    ]
    let counts = run?["counts"]
    for (key, label) in [("failed", "failed"), ("skipped", "skipped")] {
      if let count = counts?[key]?.int, count > 0 { bars.append(.init(label, count, kind: "bad")) }
    }
    return BarChart(title: "Outcomes", unit: "documents", bars: bars.filter { $0.value > 0 })
  }

  /// How many documents hold how much of their source.
  private var coverage: BarChart {
    let shares = summaries.compactMap(\.coverage)
    guard !shares.isEmpty else { return BarChart(title: "", unit: "", bars: []) }
    let steps: [(label: String, low: Double, kind: String)] = [
      ("99 to 100 %", 0.99, "good"), ("90 to 99 %", 0.9, "good"), ("70 to 90 %", 0.7, "fair"),
      ("40 to 70 %", 0.4, "fair"),
      ("below 40 %", -1, "bad"),
    ]
    var high = 2.0
    let bars = steps.map { step in
      defer { high = step.low }
      return BarChart.Bar(step.label, shares.count { $0 >= step.low && $0 < high }, kind: step.kind)
    }
    return BarChart(title: "Source text in the record", unit: "documents", bars: bars)
  }

  private var repairs: BarChart {
    var counts: [String: Int] = [:]
    for summary in summaries {
      for (rule, count) in summary.repairsByRule { counts[rule, default: 0] += count }
    }
    let bars = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
      .map { BarChart.Bar($0.key, $0.value, kind: "plain") }
    return BarChart(title: "Repairs by rule", unit: "repairs", bars: Array(bars))
  }

  /// Processor time by stage of the run that made the records.
  private var stages: BarChart {
    let bars = (run?["stages"]?.array ?? []).compactMap { stage -> BarChart.Bar? in
      guard let name = stage["stage"]?.string, let time = stage["seconds"]?.double, time > 0, time < 1e9 else {
        return nil
      }
      return BarChart.Bar(name, Int((time * 1_000).rounded()), kind: "plain")
    }
    return BarChart(
      title: "Processor time by stage", unit: "ms", bars: Array(bars.sorted { $0.value > $1.value }.prefix(8)))
  }
}

/// Bars beside their names.
struct BarChart {
  struct Bar {
    var label: String
    var value: Int
    /// A class of the style: `good`, `fair`, `bad`, `plain`.
    var kind: String

    init(_ label: String, _ value: Int, kind: String) {
      self.label = label
      self.value = value
      self.kind = kind
    }
  }

  var title: String
  var unit: String
  var bars: [Bar]

  func write(into page: inout PageBytes) {
    let height = bars.count * 22
    page.raw("<figure class=\"chart\"><figcaption>")
    page.text(title)
    page.raw("</figcaption>\n<svg viewBox=\"0 0 400 \(height)\" role=\"img\" aria-label=\"")
    page.text(title + ": " + bars.map { "\($0.label) \($0.value) \(unit)" }.joined(separator: ", "))
    page.raw("\">\n")
    let most = max(1, bars.map(\.value).max() ?? 1)
    for (row, bar) in bars.enumerated() {
      let y = row * 22
      page.raw("<text class=\"label\" x=\"188\" y=\"\(y + 15)\" text-anchor=\"end\">")
      page.text(bar.label.unicodeScalars.count > 32 ? String(bar.label.prefix(31)) + "…" : bar.label)
      let width = bar.value == 0 ? 1 : max(2, 150 * bar.value / most)
      page.raw(
        "</text><rect class=\"\(bar.kind)\" x=\"196\" y=\"\(y + 5)\" width=\"\(width)\" height=\"12\" rx=\"2\"/>")
      page.raw("<text class=\"number\" x=\"\(196 + width + 6)\" y=\"\(y + 15)\">\(bar.value)</text>\n")
    }
    page.raw("</svg></figure>\n")
  }
}
