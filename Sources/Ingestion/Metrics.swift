import Runner
import SystemPackage

/// A run for Prometheus's text file collector.
struct Metrics {
  let report: IngestReport
  /// When the last run that did all it had to do ended; nil where none has.
  let lastCompletion: Int?

  var text: String {
    var text = ""
    func add(_ name: String, _ help: String, _ values: [(labels: String, value: String)]) {
      guard !values.isEmpty else { return }
      text += "# HELP verbatim_ingest_\(name) \(help)\n# TYPE verbatim_ingest_\(name) gauge\n"
      for (labels, value) in values { text += "verbatim_ingest_\(name)\(labels) \(value)\n" }
    }
    add("last_run_timestamp_seconds", "When the last run ended.", [("", "\(report.ended)")])
    add(
      "last_success_timestamp_seconds", "When the last run that did all it had to do ended.",
      lastCompletion.map { [("", "\($0)")] } ?? [])
    add("last_exit_code", "Exit code of the last run.", [("", "\(report.exitCode)")])
    add(
      "duration_seconds", "Duration of the last run.",
      [("", Manifest.decimal(report.seconds.reduce(0) { $0 + $1.value }))])
    add(
      "documents", "Documents of the last run, by outcome.",
      [
        ("converted", report.converted), ("failed", report.failed), ("skipped", report.skipped),
        ("deleted", report.deleted), ("unchanged", report.unchanged), ("unsettled", report.unsettled),
        ("missing", report.missing),
      ].map { ("{outcome=\"\($0.0)\"}", "\($0.1)") })
    add("quarantine_new", "Documents that came into quarantine in the last run.", [("", "\(report.newlyQuarantined)")])
    add("quarantine", "Documents in quarantine that nobody let be.", [("", "\(report.state.waiting)")])
    add("stale", "Records of an earlier source or pipeline.", [("", "\(report.state.stale + report.leftStale)")])
    add("repairs", "Repairs in the last run.", [("", "\(report.repairs)")])
    return text
  }

  /// - Throws: `FileSystem.Problem`; then the old file stays.
  func write(to path: FilePath) throws(FileSystem.Problem) { try FileSystem.write(Array(text.utf8), to: path) }
}
