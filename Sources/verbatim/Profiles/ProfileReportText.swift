import JSONText
import Runner
import Structurers

/// What `verbatim profile test` says of one document.
struct ProfileReportText {
  let profile: ConfiguredProfiles.Profile
  let record: JSONNode
  let isRecognized: Bool
  /// The document, to count lines in.
  let source: [UInt8]?

  func text(_ advice: ProfileAdvice, key: String) -> String {
    var lines = ["\(key): \(profile.name), \(advice.filled.count) of \(profile.advisor.fieldCount) fields"]
    for diagnostic in record["diagnostics"]?.array ?? [] where diagnostic["code"]?.string == "profile.chosen" {
      lines.append("  chosen: \(diagnostic["message"]?.string ?? "")")
    }
    if !isRecognized {
      lines.append(
        "  not recognized: the fields below are not in its record; that takes \(profile.advisor.recognition)")
    }
    for field in advice.filled {
      let reason = field.rule.hasPrefix("profile.") ? String(field.rule.dropFirst("profile.".count)) : field.rule
      lines.append("  \(pad(field.key)) \(values(field.values)) by \(reason)\(place(field.pointer))")
    }
    for field in advice.absent {
      lines.append("  \(pad(field.key)) absent; tried: \(field.tried.joined(separator: "; "))")
      for near in field.near { lines.append("  \(pad("")) near: \(near)") }
    }
    for clue in advice.unused {
      lines.append("  \(clue.kind == .heading ? "no role for" : "no field uses") \(clue.words)")
    }
    return lines.map { Shown.text($0) + "\n" }.joined() + "\n"
  }

  private func pad(_ key: String) -> String { key + String(repeating: " ", count: max(0, 16 - key.count)) }

  private func values(_ values: [String]) -> String {
    let shown = values.prefix(3).map { $0.count > 60 ? "“\($0.prefix(59))…”" : "“\($0)”" }
    return shown.joined(separator: ", ") + (values.count > 3 ? " and \(values.count - 3) more" : "")
  }

  /// Where the first of a value's characters stand.
  private func place(_ pointer: String) -> String {
    let evidence = record["evidence"]?.members ?? []
    guard let entry = evidence.first(where: { $0.key == pointer || $0.key.hasPrefix(pointer + "/") })?.value[0]
    else { return "" }
    if let page = entry["page"]?.int { return ", page \(page)" }
    if let part = entry["in"]?.string { return ", \(part)" }
    guard let start = entry["bytes"]?[0]?.int, let source, start <= source.count else { return "" }
    return ", line \(source[..<start].count { $0 == 0x0A } + 1)"
  }
}
