import Runner
import SystemPackage

/// A run for Prometheus's text file collector, in its text format 0.0.4.
struct Metrics {
  let report: IngestReport
  /// When the last run that did all it had to do ended; nil where none has.
  let lastCompletion: Int?

  private typealias Samples = [(labels: [(name: String, value: String)], value: String)]

  var text: String {
    var text = ""
    for family in times + documents + work { add(family, &text) }
    return text
  }

  /// - Throws: `FileSystem.Problem`; then the old file stays.
  func write(to path: FilePath) throws(FileSystem.Problem) { try FileSystem.write(Array(text.utf8), to: path) }

  // MARK: Families

  private typealias Family = (name: String, help: String, samples: Samples)

  private var times: [Family] {
    [
      ("last_run_timestamp_seconds", "When the last run ended.", one(report.ended)),
      (
        "last_success_timestamp_seconds", "When the last run that did all it had to do ended.",
        lastCompletion.map { one($0) } ?? []
      ),
      ("last_exit_code", "Exit code of the last run.", one(Int(report.exitCode))),
      ("duration_seconds", "Duration of the last run.", [([], Manifest.decimal(report.duration))]),
    ]
  }

  private var documents: [Family] {
    let outcomes = [
      ("converted", report.converted), ("failed", report.failed), ("skipped", report.skipped),
      ("deleted", report.deleted), ("unchanged", report.unchanged), ("unsettled", report.unsettled),
      ("missing", report.missing),
    ]
    return [
      ("documents", "Documents of the last run, by outcome.", by("outcome", outcomes)),
      (
        "quarantine_new", "Documents that came into quarantine in the last run.", one(report.newlyQuarantined)
      ),
      // Of the state: left out where it can't be read, for nought would be a lie.
      ("quarantine", "Documents in quarantine that nobody let be.", report.state.map { one($0.waiting) } ?? []),
      ("stale", "Records of an earlier source or pipeline.", report.state.map { one($0.stale) } ?? []),
      ("records", "Documents that have a record or wait in quarantine.", report.state.map { one($0.live) } ?? []),
    ]
  }

  private var work: [Family] {
    let stages = report.stages.all
    return [
      ("repairs", "Repairs in the last run, by rule.", by("rule", report.repairs.sorted { $0.key < $1.key })),
      (
        "stage_seconds", "Processor time of the last run, by stage.",
        stages.map { ([("stage", $0.stage)], Manifest.decimal(Double($0.microseconds) / 1e6)) }
      ),
      (
        "stage_dropped_bytes", "Bytes of text that stages left out in the last run.",
        by("stage", stages.map { ($0.stage, $0.dropped) })
      ),
      (
        "stage_respelled_bytes", "Bytes of text that stages spelled otherwise in the last run.",
        by("stage", stages.map { ($0.stage, $0.respelled) })
      ),
    ]
  }

  private func one(_ value: Int) -> Samples { [([], "\(value)")] }

  private func by(_ label: String, _ values: [(String, Int)]) -> Samples {
    values.map { ([(label, $0.0)], "\($0.1)") }
  }

  private func by(_ label: String, _ values: [(key: String, value: Int)]) -> Samples {
    by(label, values.map { ($0.key, $0.value) })
  }

  // MARK: Format

  private func add(_ family: Family, _ text: inout String) {
    guard !family.samples.isEmpty else { return }
    let name = "verbatim_ingest_\(family.name)"
    text += "# HELP \(name) \(family.help)\n# TYPE \(name) gauge\n"
    for (labels, value) in family.samples {
      let list = labels.map { "\($0.name)=\"\(Metrics.escaped($0.value))\"" }.joined(separator: ",")
      text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
    }
  }

  /// A label's value: backslash, quotation mark and line feed are escaped.
  private static func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
