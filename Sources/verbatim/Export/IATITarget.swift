import Exports
import Foundation
import SystemPackage

/// IATI activities, and beside them what was dropped or inferred.
struct IATITarget: ExportTarget {
  private let activities: IATIActivities
  private var output: BufferedOutput
  private var report: BufferedOutput?
  private var counts: [IATILoss.Kind: Int] = [:]
  private var count = 0
  private let path: String?
  private let schema: String?

  /// - Throws: `CommandFailure` (73, 74).
  init(_ activities: IATIActivities, to path: String?, report: String?, schema: String?) throws {
    self.activities = activities
    self.path = path
    self.schema = schema
    output = try BufferedOutput(to: path)
    self.report = try (report ?? path.map { $0 + ".loss.jsonl" }).map { try BufferedOutput(to: $0) }
    try output.write(activities.head())
  }

  mutating func add(_ record: ExportRecord) throws {
    let (xml, losses) = activities.activity(of: record)
    if let xml {
      try output.write(xml)
      count += 1
    }
    for loss in losses {
      counts[loss.kind, default: 0] += 1
      try report?.write(loss.line)
    }
  }

  mutating func finish() throws {
    guard count > 0 else {
      throw CommandFailure(
        .invalidInput, "no record makes an activity: each needs a title, a description, a date and an organisation")
    }
    try output.write(activities.tail)
    try output.finish()
    try report?.finish()
    let numbers = [IATILoss.Kind.dropped, .inferred, .skipped].map { "\(counts[$0] ?? 0) \($0.rawValue)" }
    Terminal.error(
      "\(count) activities; \(numbers.joined(separator: ", "))\(report == nil ? "" : " (see the loss report)")")
    if let schema, let path { try validate(path, schema) }
  }

  /// Checks what was written against the standard's schema, by xmllint.
  private func validate(_ path: String, _ schema: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "xmllint", "--nonet", "--noout", "--schema", "\(schema)/iati-activities-schema.xsd", path,
    ]
    do {
      try process.run()
    } catch {
      throw CommandFailure(.inputOutput, "can't run xmllint: \(error.localizedDescription)")
    }
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      throw CommandFailure(
        .inputOutput, "\(path) was written, but there is no xmllint to check it: install libxml2-utils")
    }
    guard process.terminationStatus == 0 else {
      throw CommandFailure(.invalidInput, "\(path) was written, but does not hold by the schema in \(schema)")
    }
  }

  func abandon() {
    output.abandon()
    report?.abandon()
  }
}
