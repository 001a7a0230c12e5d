import Runner

/// What a run did, for people.
struct Summary {
  let outcomes: [Outcome]
  let source: ConfigurationSource
  let elapsed: Duration

  /// The lines of the summary.
  var lines: [String] {
    let converted = outcomes.filter { $0.status == .converted }
    var lines = [counts(converted)]
    let fields = fieldCounts(converted)
    if !fields.isEmpty { lines.append("fields: \(fields)") }
    let without = converted.filter { $0.pagesWithoutText > 0 }
    if !without.isEmpty { lines.append("PDFs with pages without text: \(without.count)") }
    let repaired = converted.filter { $0.repairs > 0 }
    if !repaired.isEmpty {
      lines.append("repairs: \(repaired.reduce(0) { $0 + $1.repairs }) in \(repaired.count) documents")
    }
    let warned = converted.filter { $0.warnings > 0 }.count
    if warned > 0 { lines.append("documents with warnings: \(warned)") }
    if source.path != nil { lines.append("configuration: \(source)") }
    return lines
  }

  func print() {
    for line in lines { Terminal.error(line) }
  }

  private func counts(_ converted: [Outcome]) -> String {
    let failed = outcomes.count { $0.status == .failed }
    let skipped = outcomes.filter { $0.status == .skipped }
    var line = "\(converted.count) converted, \(failed) failed, \(skipped.count) skipped"
    if !skipped.isEmpty {
      var kinds: [String: Int] = [:]
      for outcome in skipped { kinds[Recognition.fileExtension(outcome.key), default: 0] += 1 }
      let list = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
        .map { "\($0.value) \($0.key.isEmpty ? "without extension" : "." + Shown.text($0.key))" }
      line += " (\(list.joined(separator: ", ")))"
    }
    let tenths = Int((Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18) * 10 + 0.5)
    return line + " in \(tenths / 10).\(tenths % 10) s"
  }

  private func fieldCounts(_ converted: [Outcome]) -> String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for outcome in converted {
      for field in outcome.fields {
        if counts[field] == nil { order.append(field) }
        counts[field, default: 0] += 1
      }
    }
    return order.map { "\($0) \(counts[$0] ?? 0)/\(converted.count)" }.joined(separator: ", ")
  }
}
