import JSONText

/// What a run did, for machines.
struct Manifest {
  private let report: IngestReport
  private let facts: ProgramFacts
  private let state: String

  init(_ report: IngestReport, _ facts: ProgramFacts, state: String) {
    self.report = report
    self.facts = facts
    self.state = state
  }

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("run")
    json.string(report.run)
    json.key("state")
    json.string(state)
    json.key("started")
    json.int(report.started)
    addFacts(&json)
    if state != "running" { addOutcome(&json) }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  private func addFacts(_ json: inout JSONWriter) {
    json.key("version")
    json.string(facts.version)
    json.key("libraries")
    json.beginObject()
    for library in facts.libraries {
      json.key(library.name)
      json.string(library.version)
    }
    json.endObject()
    json.key("configuration")
    json.string(facts.configuration)
  }

  private func addOutcome(_ json: inout JSONWriter) {
    json.key("ended")
    json.int(report.ended)
    json.key("exitCode")
    json.int(Int(report.exitCode))
    if let failure = report.failure {
      json.key("failure")
      json.string(failure)
    }
    json.key("lastSequence")
    json.int(report.lastSequence)
    json.key("counts")
    json.beginObject()
    for (name, value) in report.numbers {
      json.key(name)
      json.int(value)
    }
    json.endObject()
    json.key("seconds")
    json.beginObject(inline: true)
    for (name, value) in report.seconds {
      json.key(name)
      json.number(Manifest.decimal(value).utf8)
    }
    json.endObject()
    addStages(&json)
    json.key("repairs")
    json.beginObject()
    for (rule, count) in report.repairs.sorted(by: { $0.key < $1.key }) {
      json.key(rule)
      json.int(count)
    }
    json.endObject()
    addFailures(&json)
    add("duplicates", report.duplicates, &json)
    add("nearDuplicates", report.nearDuplicates, &json)
  }

  /// Processor seconds, and bytes of the sources' text.
  private func addStages(_ json: inout JSONWriter) {
    json.key("stages")
    json.beginArray()
    for total in report.stages.all {
      json.beginObject(inline: true)
      json.key("stage")
      json.string(total.stage)
      json.key("documents")
      json.int(total.documents)
      json.key("seconds")
      json.number(Manifest.decimal(Double(total.microseconds) / 1e6).utf8)
      json.key("dropped")
      json.int(total.dropped)
      json.key("respelled")
      json.int(total.respelled)
      json.endObject()
    }
    json.endArray()
  }

  private func addFailures(_ json: inout JSONWriter) {
    json.key("failures")
    json.beginArray()
    for entry in report.entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      json.beginObject(inline: true)
      json.key("key")
      json.string(entry.key)
      json.key("why")
      json.string(entry.why.rawValue)
      json.key("code")
      json.string(entry.code ?? "")
      json.key("reason")
      json.string(entry.reason ?? "")
      json.endObject()
    }
    json.endArray()
  }

  private func add(_ name: String, _ groups: [[String]], _ json: inout JSONWriter) {
    json.key(name)
    json.beginArray()
    for group in groups {
      json.beginArray(inline: true)
      for key in group { json.string(key) }
      json.endArray()
    }
    json.endArray()
  }

  /// With three decimals.
  static func decimal(_ value: Double) -> String {
    let thousandths = Int((max(0, min(value, 1e12)) * 1000).rounded())
    let tail = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(tail)"
  }
}

extension StateCounts {
  var numbers: [(name: String, value: Int)] {
    [("documents", live), ("quarantine", waiting), ("accepted", accepted), ("stale", stale)]
  }
}

extension IngestReport {
  /// The counts by name: of the run, then of the state.
  public var numbers: [(name: String, value: Int)] {
    [
      ("converted", converted), ("inserted", inserted), ("updated", updated), ("deleted", deleted), ("failed", failed),
      ("newlyQuarantined", newlyQuarantined), ("skipped", skipped), ("unchanged", unchanged), ("missing", missing),
      ("unsettled", unsettled), ("leftStale", leftStale), ("warnings", warnings),
      ("repairs", repairs.values.reduce(0, +)), ("duplicates", duplicates.reduce(0) { $0 + $1.count - 1 }),
      ("nearDuplicates", nearDuplicates.reduce(0) { $0 + $1.count - 1 }),
    ] + (state?.numbers ?? [])
  }
}
