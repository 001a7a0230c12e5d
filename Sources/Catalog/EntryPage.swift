/// One project on the catalog's page.
struct EntryPage {
  private let entry: CatalogEntry
  private let names: CatalogNames
  private var labels: [String: String] { names.labels }
  private var keys: [String: String] { names.keys }

  init(_ entry: CatalogEntry, _ names: CatalogNames) {
    self.entry = entry
    self.names = names
  }

  func write(_ html: inout PageText) {
    html.raw("<article id=\"\(entry.id.asciiID)\">\n")
    html.element("h2", entry.label)
    conflicts(&html)
    fields(&html)
    relations(&html)
    timeline(&html)
    figures(&html)
    documents(&html)
    html.raw("</article>\n")
  }

  private func conflicts(_ html: inout PageText) {
    guard !entry.conflicts.isEmpty else { return }
    html.element("h3", "Conflicts")
    for conflict in entry.conflicts {
      html.raw("<div class=\"conflict\"><strong>")
      html.text(conflict.subject)
      html.raw("</strong> ")
      html.text(conflict.note)
      html.raw("\n<ul>\n")
      for claim in conflict.claims {
        html.raw("<li>")
        html.text(claim.text)
        let project = claim.entry.map { "\(labels[$0] ?? $0): " } ?? ""
        source(claim.sites, prefix: project, &html)
        html.raw("</li>\n")
      }
      html.raw("</ul></div>\n")
    }
  }

  private func fields(_ html: inout PageText) {
    html.raw("<h3>Fields</h3>\n<table>\n")
    for field in entry.fields {
      html.raw("<tr><th scope=\"row\">")
      html.text(field.key)
      html.raw("</th><td>\n")
      for value in field.values {
        html.raw("<div>")
        html.text(value.value)
        source(value.sites, &html)
        html.raw("</div>\n")
      }
      html.raw("</td></tr>\n")
    }
    html.raw("</table>\n")
  }

  private func relations(_ html: inout PageText) {
    guard !entry.relations.isEmpty else { return }
    html.raw("<h3>Before and after</h3>\n<ul>\n")
    for relation in entry.relations {
      html.raw("<li>\(relation.isPredecessor ? "Predecessor" : "Successor"): ")
      if let other = relation.entry {
        html.raw("<a href=\"#\(other.asciiID)\">")
        html.text(labels[other] ?? other)
        html.raw("</a> ")
      }
      html.text(relation.names.joined(separator: ", "))
      html.raw(relation.entry == nil ? "" : relation.isConfirmed ? " (both sides say so)" : " (only this side says so)")
      source(relation.sites, &html)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  private func timeline(_ html: inout PageText) {
    guard !entry.timeline.isEmpty else { return }
    html.raw("<h3>Timeline</h3>\n<ol>\n")
    for event in entry.timeline {
      html.raw("<li>")
      html.text("\(event.date) \(event.what)")
      source([event.site], &html)
      html.raw("</li>\n")
    }
    html.raw("</ol>\n")
  }

  private func figures(_ html: inout PageText) {
    guard !entry.figures.isEmpty else { return }
    html.raw("<h3>Quantities</h3>\n<table>\n")
    for figure in entry.figures {
      html.raw("<tr><th scope=\"row\">")
      html.text(figure.text)
      html.raw("</th><td>")
      html.text(figure.sentence)
      source([figure.site], &html)
      html.raw("</td></tr>\n")
    }
    html.raw("</table>\n")
  }

  private func documents(_ html: inout PageText) {
    html.raw("<h3>Documents</h3>\n<ul>\n")
    for member in entry.members {
      html.element("li", member.title.map { "\(member.key): \($0)" } ?? member.key)
    }
    html.raw("</ul>\n")
    guard !entry.merges.isEmpty else { return }
    html.raw("<p>Why these are one project:</p>\n<ul>\n")
    for merge in entry.merges { html.element("li", "\(merge.keys.joined(separator: " and ")): \(merge.reason)") }
    html.raw("</ul>\n")
  }

  private func source(_ sites: [CatalogEntry.Site], prefix: String = "", _ html: inout PageText) {
    html.raw(" <small>")
    var seen: Set<String> = []
    let names = sites.map { keys[$0.id] ?? $0.id }.filter { seen.insert($0).inserted }
    html.text(prefix + names.joined(separator: ", "))
    html.raw("</small>")
  }
}
