import Runner

/// The catalog as one page to read: no script, nothing loaded.
public struct CatalogPage {
  public let bytes: [UInt8]

  public init(_ catalog: ProjectCatalog) {
    var html = PageText()
    html.raw(CatalogPage.head)
    html.element("h1", "Projects")
    html.raw(
      "<p>\(catalog.entries.count) projects from \(catalog.entries.reduce(0) { $0 + $1.members.count }) documents. ")
    html.raw(
      "Each value stands with the documents that give it; what differs is marked.</p>\n<nav aria-label=\"Projects\"><ul>\n"
    )
    for entry in catalog.entries {
      html.raw("<li><a href=\"#\(entry.id.asciiID)\">")
      html.text(entry.label)
      html.raw(
        "</a> <small>\(entry.members.count) documents\(entry.conflicts.isEmpty ? "" : ", \(entry.conflicts.count) conflicts")</small></li>\n"
      )
    }
    html.raw("</ul></nav>\n<main>\n")
    let names = CatalogNames(catalog)
    for entry in catalog.entries { EntryPage(entry, names).write(&html) }
    CatalogPage.remainder(catalog, &html)
    html.raw("</main>\n</body>\n</html>\n")
    bytes = html.bytes
  }

  private static func remainder(_ catalog: ProjectCatalog, _ html: inout PageText) {
    if !catalog.apart.isEmpty {
      html.element("h2", "Kept apart")
      html.raw("<ul>\n")
      for pair in catalog.apart {
        html.element("li", "\(pair.keys.joined(separator: " and ")): \(pair.reason)")
      }
      html.raw("</ul>\n")
    }
    if !catalog.unassigned.isEmpty {
      html.element("h2", "Of no project")
      html.raw("<ul>\n")
      for record in catalog.unassigned { html.element("li", "\(record.key): \(record.reason)") }
      html.raw("</ul>\n")
    }
  }

  private static let head = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Projects</title>
    <style>\(style)</style>
    </head>
    <body>

    """

  /// Nothing is loaded, and no style but ours counts.
  private static let policy =
    "default-src 'none'; style-src \(Digest.policySource(Array(style.utf8))); base-uri 'none'; form-action 'none'"

  private static let style = """
    :root { color-scheme: light dark; --paper: #fbfaf7; --ink: #22252b; --soft: #575d68; --line: #e2dfd6; --accent: #2f5d8a;
      --mark: #8a4b08; }
    @media (prefers-color-scheme: dark) { :root { --paper: #17191d; --ink: #e4e3df; --soft: #aeb2b9; --line: #343941;
      --accent: #8fbbe6; --mark: #eab676; } }
    body { background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, "Inter", "Segoe UI", "Noto Sans", sans-serif;
      max-width: 76rem; margin: 0 auto; padding: 1.6rem 1.5rem 4rem; }
    h1 { font-size: 1.6rem; line-height: 1.3; letter-spacing: -.015em; } h2 { font-size: 1.15rem; } a { color: var(--accent); }
    article { border-top: 1px solid var(--line); margin-top: 2.5rem; }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
      border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    th[scope=row] { width: 10rem; font-weight: 500; color: var(--soft); } small { color: var(--soft); }
    .conflict { border-left: 4px solid var(--mark); padding-left: .75rem; margin: .75rem 0; } .conflict strong { color: var(--mark); }
    @media (max-width: 40rem) { th[scope=row] { width: auto; } table, tbody, tr, th, td { display: block; } }
    """
}

/// HTML with text escaped.
struct PageText {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes += Array(text.utf8) }

  /// Text, with what turns its direction left out.
  mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}":
        raw("\u{FFFD}")
      default: bytes += Array(String(scalar).utf8)
      }
    }
  }

  mutating func element(_ name: String, _ content: String) {
    raw("<\(name)>")
    text(content)
    raw("</\(name)>\n")
  }
}

extension String {
  /// As an id in a page: letters, digits and hyphens of ASCII, the rest as numbers.
  var asciiID: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": String(scalar)
      default: "_\(scalar.value)"
      }
    }.joined()
  }
}
