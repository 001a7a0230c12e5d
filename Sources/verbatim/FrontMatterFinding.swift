import FrontMatter
import Provenance

/// Something that needs repair, or that could not be read.
struct FrontMatterFinding {
  static let unreadable = "front-matter.unreadable"

  let path: String
  let rule: String
  let reason: String
  let place: FrontMatterFile.Place
  let isFailure: Bool

  static func all(in file: FrontMatterFile) -> [FrontMatterFinding] {
    let places = file.places(of: file.edits.map(\.range.lowerBound))
    var findings = zip(file.edits, places).map { edit, place in
      FrontMatterFinding(
        path: file.path, rule: edit.rule.name, reason: edit.reason, place: place, isFailure: false)
    }
    if let failure = file.reading.failure, let place = file.places(of: [failure.offset]).first {
      findings.append(
        FrontMatterFinding(
          path: file.path, rule: unreadable, reason: failure.reason, place: place, isFailure: true))
    }
    return findings
  }

  /// `file:line:column: rule: reason`.
  var line: String { "\(path):\(place.line):\(place.column): \(rule): \(reason)\n" }
}
