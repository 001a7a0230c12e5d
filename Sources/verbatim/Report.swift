import Runner

/// A row for each document, as CSV (RFC 4180).
struct Report {
  private let outcomes: [Outcome]

  init(_ outcomes: [Outcome]) {
    self.outcomes = outcomes
  }

  var csv: [UInt8] {
    var text = "key,status,reason,mediaType,warnings,repairs,fields\r\n"
    for outcome in outcomes {
      let row = [
        outcome.key, outcome.status.rawValue, outcome.reason ?? "", outcome.mediaType ?? "", String(outcome.warnings),
        String(outcome.repairs), outcome.fields.joined(separator: " "),
      ]
      text += row.map(cell).joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }

  /// A cell that begins like a formula is made harmless: names of files are hostile too.
  private func cell(_ text: String) -> String {
    var text = text
    if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) { text = "'" + text }
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
