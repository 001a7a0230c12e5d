import Provenance
import TestSupport
import Testing

/// The four laws of traced text, on random sequences of edits to random sources.
@Suite struct LawsTests {
  static let seeds = 0..<2_000

  @Test(arguments: [0, 1, 2, 3]) func lawsHoldOnRandomEdits(quarter: Int) {
    for seed in LawsTests.seeds where seed % 4 == quarter {
      if let broken = brokenLaw(seed: UInt64(seed)) {
        Issue.record("seed \(seed): \(broken)")
        return
      }
    }
  }

  private func brokenLaw(seed: UInt64) -> String? {
    var edits = RandomEdits(seed: seed)
    var pair = edits.birth()
    for step in 0..<12 {
      let before = pair
      let isBirth = edits.random.chance(40)
      pair = isBirth ? edits.join(pair) : edits.change(pair)
      if let reason = broken(before, pair, isBirth: isBirth, edits.sources) { return "edit \(step): \(reason)" }
      if pair.text.count > 400 { pair = edits.birth() }
    }
    return nil
  }

  private func broken(_ before: Pair, _ after: Pair, isBirth: Bool, _ sources: [Source]) -> String? {
    after.text.brokenLaw(in: sources)
      ?? after.model.disagreement(with: after.text)
      ?? (isBirth ? nil : weakening(before.text, after.text))
      ?? balance(before, after)
      ?? runsAreFew(after.text)
      ?? evidence(of: after.text, in: sources)
  }

  /// What is quoted after a change was quoted before.
  private func weakening(_ before: TracedText, _ after: TracedText) -> String? {
    let gained = quotedPlaces(after).subtracting(quotedPlaces(before))
    return gained.isEmpty ? nil : "weakening: \(gained.count) bytes became quoted"
  }

  private func quotedPlaces(_ text: TracedText) -> Set<NaiveText.Byte> {
    bytes(
      Coverage(
        text.tracedRuns.compactMap { run in
          if case .quoted(let place) = run.origin { return place }
          return nil
        }))
  }

  /// What a text stood for, it stands for still, or it was dropped.
  private func balance(_ before: Pair, _ after: Pair) -> String? {
    let coverage = bytes(after.text.coverage)
    guard coverage == after.model.coverage else { return "balance: the coverage is not that of the model" }
    let lost = bytes(before.text.coverage).subtracting(coverage).subtracting(after.dropped)
    return lost.isEmpty ? nil : "balance: \(lost.count) bytes are gone without a drop"
  }

  private func bytes(_ coverage: Coverage) -> Set<NaiveText.Byte> {
    Set(
      coverage.ranges.flatMap { source, ranges in
        ranges.joined().map { NaiveText.Byte(source: source, offset: $0) }
      })
  }

  /// Quotations of neighbouring characters are one run, or finding a run would not stay cheap.
  private func runsAreFew(_ text: TracedText) -> String? {
    let runs = text.tracedRuns
    for (left, right) in zip(runs, runs.dropFirst()) {
      if case .quoted(let first) = left.origin, case .quoted(let second) = right.origin, first.source == second.source,
        first.range.upperBound == second.range.lowerBound
      {
        return "neighbouring quotations at \(right.range.lowerBound) are two runs"
      }
    }
    return nil
  }

  /// Evidence tiles the text, and what it calls quoted is what the file decodes to there.
  private func evidence(of text: TracedText, in sources: [Source]) -> String? {
    var end = 0
    for entry in text.evidence(in: sources) {
      guard entry.range.lowerBound == end || entry.range.upperBound == end else {
        return "evidence: \(entry.range) does not follow \(end)"
      }
      end = max(end, entry.range.upperBound)
      if (entry.relation == .generated) != (entry.place == nil) { return "evidence: a place of nothing" }
      if (entry.relation == .quoted) != entry.rules.isEmpty { return "evidence: rules of a quotation" }
    }
    return end == text.count ? nil : "evidence: ends at \(end) of \(text.count)"
  }
}
