/// A page in parts, so that faults can be put into it one after another.
struct FaultyPage: Sendable {
  /// Lines before the opening delimiter.
  var before: [String] = []
  var opening: String? = "---"
  var lines: [String]
  /// The closing delimiter and what else stands before the body.
  var closing = ["---"]
  var body = "Some *text* of the page.\n\n## A heading\n\n- an item\n"
  /// Taken in turn.
  var lineEnds = ["\n"]
  var hasMark = false
  /// The metadata that was meant, as JSON.
  let metadata: String

  init(_ block: String, _ metadata: String, delimiter: String = "---") {
    lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    self.metadata = metadata
    opening = delimiter
    closing = [delimiter]
  }

  var text: String {
    let head = before + (opening.map { [$0] } ?? []) + lines + closing
    let all = head + body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var text = hasMark ? "\u{FEFF}" : ""
    for (index, line) in all.enumerated() {
      text += line
      if index < all.count - 1 { text += lineEnds[index % lineEnds.count] }
    }
    return text
  }

  /// Index of the last line at the margin that is a key and a value in its line, the first one left out.
  var entry: Int? {
    lines.indices.dropFirst().last { index in
      let line = lines[index]
      guard let first = line.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return false }
      return line.contains(": ") && !line.hasSuffix("|") && !line.hasSuffix(">") && !continues(index)
    }
  }

  private func continues(_ index: Int) -> Bool {
    index + 1 < lines.count && (lines[index + 1].hasPrefix(" ") || lines[index + 1].hasPrefix("- "))
  }

  func changing(_ change: (inout FaultyPage) -> Void) -> FaultyPage {
    var page = self
    change(&page)
    return page
  }
}

/// A way in which people, editors and programs damage front matter; what was meant stays known.
struct PageFault: Sendable {
  /// What a fault is about: two of one part make no sense together.
  enum Part: Sendable { case opening, closing, lines, file }

  var name: String
  var part: Part
  /// Nil where the page has no place for it.
  var apply: @Sendable (FaultyPage) -> FaultyPage?

  init(_ name: String, _ part: Part, _ apply: @escaping @Sendable (FaultyPage) -> FaultyPage?) {
    self.name = name
    self.part = part
    self.apply = apply
  }

  private static func opening(_ name: String, _ change: @escaping @Sendable (inout FaultyPage) -> Void) -> PageFault {
    PageFault(name, .opening) { $0.changing(change) }
  }

  private static func closing(_ name: String, _ change: @escaping @Sendable (inout FaultyPage) -> Void) -> PageFault {
    PageFault(name, .closing) { $0.changing(change) }
  }

  /// A fault of one line, or of some.
  private static func line(
    _ name: String, _ change: @escaping @Sendable (inout FaultyPage, Int) -> Void
  ) -> PageFault {
    PageFault(name, .lines) { page in page.entry.map { index in page.changing { change(&$0, index) } } }
  }

  static let openings = [
    opening("no opening") { $0.opening = nil },
    opening("opening with a dot") { $0.opening = "---." },
    opening("opening with a word") { $0.opening = "--- yaml" },
    opening("long opening") { $0.opening = "-----" },
    opening("blank lines before") { $0.before = ["", ""] },
    opening("fence about") {
      $0.before = ["```yaml"]
      $0.closing.append("```")
    },
    opening("fence inside") {
      $0.lines.insert("```yaml", at: 0)
      $0.lines.append("```")
    },
  ]

  static let closings = [
    closing("no closing") { $0.closing = [""] },
    closing("truncated") {
      $0.closing = []
      $0.body = ""
    },
    closing("closing with a semicolon") { $0.closing[0] = "---;" },
    closing("closing with a word") { $0.closing[0] = "--- end" },
    closing("long closing") { $0.closing[0] = "------" },
    closing("indented closing") { $0.closing[0] = "  ---" },
    closing("doubled") { $0.closing = ["---", "---"] + $0.lines + $0.closing },
    closing("other closing") { $0.closing[0] = "+++" },
  ]

  static let entries = [
    line("duplicate key") { page, _ in page.lines.insert("title: Another one", at: 0) },
    line("conflict") { page, index in
      let line = page.lines[index]
      let head = String(line.prefix { $0 != ":" }) + ": other"
      page.lines.replaceSubrange(
        index...index, with: ["<<<<<<< HEAD", head, "=======", line, ">>>>>>> feature/one"])
    },
    line("key in by one") { page, index in page.lines[index] = " " + page.lines[index] },
    line("key in by two") { page, index in page.lines[index] = "  " + page.lines[index] },
    line("key by tab") { page, index in page.lines[index] = "\t" + page.lines[index] },
    line("equals sign") { page, index in
      let parts = page.lines[index].split(separator: ":", maxSplits: 1)
      page.lines[index] = parts[0] + " =" + parts[1]
    },
    line("no space") { page, index in
      let parts = page.lines[index].split(separator: ":", maxSplits: 1)
      page.lines[index] = parts[0] + ":" + parts[1].drop { $0 == " " }
    },
    line("no-break space") { page, index in
      let parts = page.lines[index].split(separator: ":", maxSplits: 1)
      page.lines[index] = parts[0] + ":\u{A0}" + parts[1].drop { $0 == " " }
    },
    line("colon in value") { page, index in
      page.lines.insert("note: One: two", at: index)
    },
    line("quotes in quotes") { page, index in
      page.lines.insert("note: \"One \"two\" three\"", at: index)
    },
    line("open quote") { page, index in page.lines.insert("note: \"One two", at: index) },
    line("open bracket") { page, index in page.lines.insert("note: [one, two", at: index) },
    line("at sign") { page, index in page.lines.insert("note: @one", at: index) },
    line("entities") { page, index in page.lines.insert("note: &quot;One &amp; two&quot;", at: index) },
    line("comma") { page, index in page.lines.insert("note: \"One\",", at: index) },
  ]

  /// What the faults that add an entry add, after its neighbour in the metadata.
  static let notes = [
    "colon in value": "\"One: two\"", "quotes in quotes": "\"One \\\"two\\\" three\"", "open quote": "\"One two\"",
    "open bracket": "[\"one\",\"two\"]", "at sign": "\"@one\"", "entities": "\"One & two\"", "comma": "\"One\"",
  ]

  static let files = [
    PageFault("byte-order mark", .file) { $0.changing { $0.hasMark = true } },
    PageFault("CR LF", .file) { $0.changing { $0.lineEnds = ["\r\n"] } },
    PageFault("CR", .file) { $0.changing { $0.lineEnds = ["\r"] } },
    PageFault("mixed line ends", .file) { $0.changing { $0.lineEnds = ["\n", "\r\n", "\n"] } },
    PageFault("blanks at the ends", .file) { page in
      page.changing { page in
        page.opening = page.opening.map { $0 + "  " }
        page.closing = page.closing.map { $0.isEmpty ? $0 : $0 + " \t" }
      }
    },
  ]

  static let all = openings + closings + entries + files
}
