import JSONText
import Verification

/// What an activity does and what came of it.
extension IATIActivity {
  /// A description for each item of a list: several narratives in one would be translations of each other.
  mutating func descriptions(_ key: String, type: String) {
    for index in 0..<(project[key]?.array?.count ?? 0) {
      text("description", [("type", type)], pointer: "\(root)/\(key)/\(index)")
    }
  }

  mutating func results() {
    for index in 0..<(project["results"]?.array?.count ?? 0) {
      let pointer = "\(root)/results/\(index)"
      xml.start("result", [("type", "9")])
      text("title", pointer: pointer)
      xml.start("indicator", [("measure", "5")])
      text("title", pointer: pointer)
      xml.end("indicator")
      xml.end("result")
    }
    guard project["results"]?.array?.isEmpty == false else { return }
    lose(
      .inferred, "\(root)/results",
      "the type 9 (other) and the measure 5 (qualitative): the source does not say what kind of results they are")
  }

  mutating func documentLink() {
    let name = SourceName(record.stored, baseURL: publisher.baseURL).iri
    guard SourceName.isAddress(name) else {
      return lose(.dropped, "/source", "where the document is published is not known: give --base-url")
    }
    let pointer = first(["/document/title", root + "/name"]) ?? ""
    link(name, record.stored.mediaType, title: pointer, category: "A12")
  }

  mutating func links() {
    for (index, link) in (record.root["links"]?.array ?? []).enumerated() where link["kind"]?.string == "file" {
      let pointer = "/links/\(index)"
      guard let url = link["resolved"]?.string ?? link["target"]?.string, SourceName.isAddress(url) else {
        lose(.dropped, pointer, "where the file is published is not known")
        continue
      }
      guard link["text"]?.string != nil else {
        lose(.dropped, pointer, "a file without a title")
        continue
      }
      self.link(url, IATIActivity.format(url), title: pointer + "/text", category: "A12")
    }
  }

  mutating func link(_ url: String, _ format: String, title: String, category: String) {
    xml.start("document-link", [("url", url), ("format", format)])
    text("title", pointer: title)
    xml.empty("category", [("code", category)])
    xml.end("document-link")
  }

  static func format(_ url: String) -> String {
    let formats = [
      "pdf": "application/pdf", "csv": "text/csv",
      "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
    let name = url.split(whereSeparator: { "?#".contains($0) }).first ?? ""
    return formats[name.split(separator: ".").last.map { $0.lowercased() } ?? ""] ?? "application/octet-stream"
  }

  /// What the standard has no place for.
  mutating func dropped() {
    for key in ["predecessors", "successors"] {
      for index in 0..<(project[key]?.array?.count ?? 0) {
        lose(
          .dropped, "\(root)/\(key)/\(index)", "a related activity needs an identifier, and the record has a name alone"
        )
      }
    }
    if let count = record.root["quantities"]?.array?.count, count > 0 {
      lose(
        .dropped, "/quantities",
        "\(count) figures: what a page claims is context, and no result by the standard's measure")
    }
  }
}
