import Foundation
import Testing
import ToolRunner

/// The metrics file, as Prometheus reads it.
@Suite struct MetricsTests {
  /// Samples by name and labels. Checks what the text format asks for.
  private func samples(_ night: Nightly) throws -> [String: Double] {
    let text = try String(contentsOf: night.folder.appendingPathComponent("verbatim.prom"), encoding: .utf8)
    #expect(text.hasSuffix("\n"))
    var result: [String: Double] = [:]
    var families: Set<Substring> = []
    var family: Substring = ""
    for line in text.split(separator: "\n") {
      if let header = line.firstMatch(of: /^# (HELP|TYPE) ([a-z_]+) (.+)$/) {
        if header.output.1 == "HELP" {
          family = header.output.2
          #expect(families.insert(family).inserted, "\(family) twice")
        } else {
          #expect(header.output.2 == family && header.output.3 == "gauge")
        }
        continue
      }
      let sample = try #require(
        line.wholeMatch(of: /([a-z_]+)(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? (-?[0-9.]+)/), "\(line)")
      #expect(sample.output.1 == family)
      let name = "\(sample.output.1)\(sample.output.2 ?? "")"
      #expect(result.updateValue(try #require(Double(sample.output.4)), forKey: name) == nil, "\(name) twice")
    }
    return result
  }

  @Test func countsAndRepairsOfARun() throws {
    var files = library
    files["damaged.md"] = "---\ntitle: A\n\ttopic: b\n---\n\nText.\n"
    try Nightly.with(files) { night in
      #expect(try night.ingest("--metrics-file", "verbatim.prom").code == 3)
      let first = try samples(night)
      #expect(first["verbatim_ingest_documents{outcome=\"converted\"}"] == 41)
      #expect(first["verbatim_ingest_documents{outcome=\"failed\"}"] == 1)
      let repairs = first.filter { $0.key.hasPrefix("verbatim_ingest_repairs{rule=\"front-matter.") }
      #expect(Array(repairs.values) == [1])
      #expect(first["verbatim_ingest_quarantine"] == 1)
      #expect(first["verbatim_ingest_quarantine_new"] == 1)
      #expect(first["verbatim_ingest_stale"] == 0)
      #expect((first["verbatim_ingest_duration_seconds"] ?? 0) > 0)
      #expect(first.keys.contains { $0.hasPrefix("verbatim_ingest_stage_seconds{stage=\"extract.markdown@") })
      #expect(first["verbatim_ingest_last_success_timestamp_seconds"] != nil, "3 is a run that did all it had to do")
    }
  }

  @Test func failuresAreInThemAndWhatIsKnownStays() throws {
    try Nightly.with(library) { night in
      try night.ingest("--metrics-file", "verbatim.prom")
      let success = try samples(night)["verbatim_ingest_last_success_timestamp_seconds"]
      try Data("{".utf8).write(to: night.folder.appendingPathComponent("bad.json"))
      #expect(try night.ingest("--config", "bad.json", "--metrics-file", "verbatim.prom").code == 78)
      #expect(try samples(night)["verbatim_ingest_last_exit_code"] == 78)
      try FileManager.default.moveItem(at: night.sources, to: night.folder.appendingPathComponent("away"))
      #expect(try night.ingest("--metrics-file", "verbatim.prom").code == 66)
      let after = try samples(night)
      #expect(after["verbatim_ingest_last_exit_code"] == 66)
      #expect(after["verbatim_ingest_quarantine"] == 1, "the state is as it was")
      #expect(after["verbatim_ingest_records"] == 41)
      #expect(after["verbatim_ingest_last_success_timestamp_seconds"] == success)
    }
  }

  @Test func aStateThatCannotBeReadIsNotSaidToBeEmpty() throws {
    try Nightly.with(library) { night in
      #expect(try night.tool("ingest", "nowhere", "--output", "out", "--metrics-file", "verbatim.prom").code == 66)
      let samples = try samples(night)
      #expect(samples["verbatim_ingest_last_exit_code"] == 66)
      #expect(samples["verbatim_ingest_quarantine"] == nil)
      #expect(samples["verbatim_ingest_last_success_timestamp_seconds"] == nil)
    }
  }
}
