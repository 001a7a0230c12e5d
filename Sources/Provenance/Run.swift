/// A stretch of a text and one place that it comes from.
///
/// A stretch that stands for several places has several runs with the same bounds; all but the first `continue` it.
@usableFromInline
struct Run: Hashable, Sendable {
  @usableFromInline
  enum Kind: UInt8, Sendable { case quoted, derived, generated }

  @usableFromInline var start: Int32
  @usableFromInline var end: Int32
  @usableFromInline var source: Int32
  @usableFromInline var lower: Int32
  @usableFromInline var upper: Int32
  @usableFromInline var kind: Kind
  @usableFromInline var continues: Bool
  @usableFromInline var rules: RuleChain

  @usableFromInline init(
    start: Int, end: Int, source: Int, lower: Int, upper: Int, kind: Kind, continues: Bool = false,
    rules: RuleChain = RuleChain()
  ) {
    self.start = Int32(start)
    self.end = Int32(end)
    self.source = Int32(source)
    self.lower = Int32(lower)
    self.upper = Int32(upper)
    self.kind = kind
    self.continues = continues
    self.rules = rules
  }

  var place: SourceRange { SourceRange(SourceID(Int(source)), Int(lower)..<Int(upper)) }

  /// The part of the run that lies in `range` of the text, moved so that `range` begins at `base`.
  @inline(__always)
  @usableFromInline func cut(to range: Range<Int>, base: Int) -> Run {
    var run = self
    let from = max(Int(start), range.lowerBound)
    let to = min(Int(end), range.upperBound)
    switch kind {
    case .quoted:
      run.lower = lower + Int32(from) - start
      run.upper = lower + Int32(to) - start
    case .derived:
      if from != Int(start) || to != Int(end) { run.rules = rules.adding(Rule.part) }
    case .generated:
      if from != Int(start) || to != Int(end) { run.rules = rules.adding(Rule.part) }
    }
    run.start = Int32(from - range.lowerBound + base)
    run.end = Int32(to - range.lowerBound + base)
    return run
  }
}
