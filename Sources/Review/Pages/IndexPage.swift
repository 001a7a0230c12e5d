public import Corrections
public import JSONText

/// The page of all documents.
public enum IndexPage {
  static let frame = PageFrame(script: PageFrame.script([PackageResources.common_js, PackageResources.index_js]))

  /// A document with the name of its page and its thumbnail (PNG).
  public struct Entry: Sendable {
    public var summary: ReviewSummary
    public var page: String
    public var thumbnail: [UInt8]?

    public init(summary: ReviewSummary, page: String, thumbnail: [UInt8]? = nil) {
      self.summary = summary
      self.page = page
      self.thumbnail = thumbnail
    }
  }

  /// The page of these documents below a heading; `run` is the manifest of the run that made the records, `corrections` what is
  /// corrected already, in these documents or others.
  public static func bytes(
    title: String, _ entries: [Entry], run: JSONNode? = nil, corrections: CorrectionsTable = CorrectionsTable()
  ) -> [UInt8] {
    var page = PageBytes()
    frame.head(title: title, kind: "index", into: &page)
    page.raw("<header class=\"top\"><h1>")
    page.text(title)
    page.raw("</h1>\n<p class=\"lead\">\(lead(entries.map(\.summary)))</p></header>\n<main id=\"main\">\n")
    IndexCharts(entries.map(\.summary), run: run).write(into: &page)
    page.raw(
      "<div id=\"app\"><noscript><p>The list is drawn by this page's own script; nothing is loaded.</p></noscript></div>\n"
    )
    page.raw("</main>\n")
    if !corrections.isEmpty { page.data(rows(corrections), id: "corrections") }
    page.data(data(entries), id: "data")
    frame.scriptElement(into: &page)
    for (number, entry) in entries.enumerated() {
      if let thumbnail = entry.thumbnail { page.base64(thumbnail, id: "picture-\(number)") }
    }
    frame.end(into: &page)
    return page.bytes
  }

  /// All documents in a sentence: numbers only.
  private static func lead(_ summaries: [ReviewSummary]) -> String {
    func sum(_ key: String) -> Int { summaries.reduce(0) { $0 + $1.count(key) } }
    let (held, source) = (sum("held"), sum("source"))
    let share =
      source > 0 ? " \(min(100, max(0, 100 * held / source))) % of the sources' letters and digits stand in them." : ""
    return "\(summaries.count) documents, \(sum("values")) values.\(summaries.allSatisfy(\.isProved) ? share : "")"
  }

  /// Corrections of each document, by its key.
  private static func rows(_ corrections: CorrectionsTable) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    for key in corrections.keys {
      json.key(key)
      json.number(CorrectionLines.write(corrections[key]).utf8)
    }
    json.endObject()
    return json.bytes
  }

  private static func data(_ entries: [Entry]) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginArray()
    for entry in entries {
      json.beginObject()
      json.key("page")
      json.string(entry.page)
      for member in entry.summary.node.members ?? [] where member.key != "page" {
        json.key(member.key)
        json.node(member.value)
      }
      json.endObject()
    }
    json.endArray()
    return json.bytes
  }
}
