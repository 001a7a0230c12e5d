import FrontMatter
import Provenance

/// Something that needs repair, or that could not be read.
struct FrontMatterFinding {
  static let unreadable = "front-matter.unreadable"

  let path: String
  let rule: String
  let reason: String
  /// From 1; columns in bytes.
  let place: (line: Int, column: Int)
  let isFailure: Bool

  static func all(in file: FrontMatterFile) -> [FrontMatterFinding] {
    var findings = file.edits.map { edit in
      FrontMatterFinding(
        path: file.path, rule: edit.rule.name, reason: edit.reason, place: file.place(of: edit.range.lowerBound),
        isFailure: false)
    }
    if let failure = file.reading.failure {
      findings.append(
        FrontMatterFinding(
          path: file.path, rule: unreadable, reason: failure.reason, place: file.place(of: failure.offset),
          isFailure: true))
    }
    return findings
  }

  /// `file:line:column: rule: reason`.
  var line: String { "\(path):\(place.line):\(place.column): \(rule): \(reason)\n" }
}
