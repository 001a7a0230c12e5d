extension TracedText {
  /// What is wrong with a text by the laws, or nil. Used by tests and by the runner in debug builds.
  ///
  /// Checks totality (the runs partition the text) and truth (a quoted run equals its source).
  public func brokenLaw(in sources: [Source]) -> String? {
    var offset: Int32 = 0
    var start: Int32 = 0
    for (index, run) in runs.enumerated() {
      if run.continues {
        guard index > 0, run.start == start, run.end == offset, run.kind == .derived,
          runs[index - 1].kind == .derived, runs[index - 1].rules == run.rules
        else {
          return "totality: run \(index) continues another stretch"
        }
      } else {
        guard run.start == offset, run.end > run.start else { return "totality: run \(index) does not follow" }
        start = run.start
        offset = run.end
      }
      if run.kind == .generated { continue }
      guard sources.indices.contains(Int(run.source)), run.lower >= 0, run.upper <= sources[Int(run.source)].count
      else {
        return "truth: run \(index) lies outside its source"
      }
      guard run.lower < run.upper else { return "truth: run \(index) stands for nothing" }
      if run.kind == .quoted {
        let source = sources[Int(run.source)]
        guard source.utf8[Int(run.lower)..<Int(run.upper)] == utf8[Int(run.start)..<Int(run.end)] else {
          return "truth: run \(index) does not equal its source"
        }
      }
    }
    return Int(offset) == count ? nil : "totality: the runs end at \(offset), the text at \(count)"
  }
}
