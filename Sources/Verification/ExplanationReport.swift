import JSONText
import Provenance

/// Explanations as a person or a program reads them.
public enum ExplanationReport {
  /// The lines that explain a value, `key` being the name of the source.
  public static func lines(_ explanation: Explanation, key: String) -> [String] {
    var lines = ["\(explanation.pointer)", "  \(explanation.value)"]
    if let because = explanation.because {
      lines.append("  stands here by \(because.rule)\(because.summary.map { ": \($0)" } ?? "")")
    }
    if let note = explanation.note { lines.append("  \(note)") }
    for piece in explanation.pieces { lines += self.lines(piece, of: explanation.pieces.count, key: key) }
    return lines
  }

  private static func lines(_ piece: Explanation.Piece, of count: Int, key: String) -> [String] {
    let text = count > 1 || piece.relation != .quoted ? " \(quoted(piece.text))" : ""
    let rules = piece.rules.map(\.name).joined(separator: ", ")
    var lines: [String] = [""]
    switch piece.relation {
    case .quoted: lines.append("  quoted\(text)")
    case .derived: lines.append("  derived\(text) by \(rules)")
    case .generated: lines.append("  generated\(text) by \(rules): in no source")
    }
    for site in piece.sites { lines += self.lines(site, key: key) }
    for rule in piece.rules { lines.append("    \(rule.name) (\(rule.relation)): \(rule.summary)") }
    return lines
  }

  private static func lines(_ site: Explanation.Site, key: String) -> [String] {
    var lines = ["    \(heading(site, key: key))"]
    for line in site.lines {
      let number = line.number.map { "\($0)" } ?? ""
      let gutter = String(repeating: " ", count: max(0, 6 - number.utf8.count)) + number + " | "
      lines.append("    \(gutter)\(line.text)")
      let caret =
        String(repeating: " ", count: 9 + line.marked.lowerBound)
        + String(repeating: "^", count: max(1, line.marked.count))
      lines.append("    \(caret)")
    }
    if let link = site.link { lines.append("    \(link)") }
    return lines
  }

  private static func heading(_ site: Explanation.Site, key: String) -> String {
    switch site.place {
    case .bytes(let bytes, nil):
      guard let line = site.line, let column = site.column else { return "\(key): \(site.place)" }
      return "\(key):\(line):\(column) (bytes \(bytes.lowerBound) to \(bytes.upperBound))"
    case .box(let page, let box):
      return "\(key), page \(page), box [\(box.x), \(box.y), \(box.width), \(box.height)]"
    default: return "\(key), \(site.place)"
    }
  }

  /// One object on one line.
  public static func json(_ explanation: Explanation) -> String {
    var json = JSONWriter(compact: true)
    json.beginObject()
    json.key("pointer")
    json.string(explanation.pointer)
    json.key("value")
    json.number(explanation.value.utf8)
    if let because = explanation.because {
      json.key("because")
      json.string(because.rule)
    }
    if let note = explanation.note {
      json.key("note")
      json.string(note)
    }
    json.key("pieces")
    json.beginArray()
    for piece in explanation.pieces { write(piece, &json) }
    json.endArray()
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ piece: Explanation.Piece, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("text")
    json.string(piece.text)
    if let at = piece.at {
      json.key("at")
      write(at, &json)
    }
    json.key("is")
    json.string(piece.relation.rawValue)
    json.key("by")
    json.beginArray()
    for rule in piece.rules { write(rule, &json) }
    json.endArray()
    json.key("places")
    json.beginArray()
    for site in piece.sites { write(site, &json) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ rule: Explanation.RuleUse, _ json: inout JSONWriter) {
    json.beginObject()
    for (key, text) in [("rule", rule.name), ("relation", rule.relation), ("summary", rule.summary)] {
      json.key(key)
      json.string(text)
    }
    json.endObject()
  }

  private static func write(_ range: Range<Int>, _ json: inout JSONWriter) {
    json.beginArray()
    json.int(range.lowerBound)
    json.int(range.upperBound)
    json.endArray()
  }

  private static func write(_ site: Explanation.Site, _ json: inout JSONWriter) {
    json.beginObject()
    switch site.place {
    case .bytes(let bytes, let part):
      if let part {
        json.key("in")
        json.string(part)
      }
      json.key("bytes")
      write(bytes, &json)
    case .box(let page, let box):
      json.key("page")
      json.int(page)
      json.key("box")
      json.beginArray()
      for number in [box.x, box.y, box.width, box.height] { json.tenths(number) }
      json.endArray()
    case .whole(let name):
      json.key("in")
      json.string(name)
    }
    for (key, number) in [("line", site.line), ("column", site.column)] {
      guard let number else { continue }
      json.key(key)
      json.int(number)
    }
    json.key("text")
    json.beginArray()
    for line in site.lines { json.string(line.text) }
    json.endArray()
    if let link = site.link {
      json.key("link")
      json.string(link)
    }
    json.endObject()
  }
}
