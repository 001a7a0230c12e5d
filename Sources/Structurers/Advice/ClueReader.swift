import JSONText

/// Finds what a profile can find values by in a written record: metadata keys, labels, headings.
struct ClueReader {
  private(set) var clues: [ProfileClue] = []
  /// Headings with their roles, and whether a list stands below each.
  private(set) var headings: [(text: String, role: String?, hasList: Bool)] = []

  init(_ record: JSONNode) {
    readMetadata(record["metadata"])
    for section in record["sections"]?.array ?? [] {
      let blocks = section["blocks"]?.array ?? []
      if let heading = section["heading"]?.string {
        let hasList = blocks.contains { $0["kind"]?.string == "list" }
        headings.append((heading, section["role"]?.string, hasList))
        clues.append(ProfileClue(.heading, heading))
      }
      for block in blocks { read(block, depth: 0) }
    }
  }

  // MARK: Metadata

  /// Maps whose own keys people choose.
  private static let inner: Set<String> = ["meta", "info", "custom"]
  /// What pages say to browsers and crawlers, and what extractors make facts of the document of.
  private static let machinery: Set<String> = [
    "viewport", "generator", "robots", "themecolor", "formatdetection", "referrer", "charset", "googlebot", "producer",
    "creator", "creationdate", "moddate", "contenttype", "title", "author", "description", "keywords", "language",
  ]

  private mutating func readMetadata(_ node: JSONNode?) {
    for member in node?.members ?? [] {
      guard let members = member.value.members, ClueReader.inner.contains(member.key) else {
        if let value = ClueReader.text(member.value) { clues.append(ProfileClue(.metadata, member.key, value)) }
        continue
      }
      for below in members where !below.key.contains(":") {
        guard !ClueReader.machinery.contains(MetadataReader.folded(below.key)), let value = ClueReader.text(below.value)
        else { continue }
        clues.append(ProfileClue(.metadata, "\(member.key).\(below.key)", value))
      }
    }
  }

  /// A scalar, or scalars; nil for nothing and for what is made of objects.
  private static func text(_ node: JSONNode) -> String? {
    switch node.value {
    case .string(let text, _): text.isEmpty ? nil : text
    case .number(let text): text
    case .bool(let truth): truth ? "true" : "false"
    case .array(let items):
      items.isEmpty || items.contains { text($0) == nil } ? nil : items.compactMap(text).joined(separator: "; ")
    case .null, .object: nil
    }
  }

  // MARK: Labels

  private mutating func read(_ block: JSONNode, depth: Int) {
    guard depth < 4 else { return }
    let items = block["items"]?.array ?? []
    switch block["kind"]?.string {
    case "paragraph": readLines(block)
    case "list": for item in items { readLines(item) }
    case "definitions": for item in items { add(item["term"]?.string, item["text"]?.string) }
    case "table":
      let rows = (block["rows"]?.array ?? []).map { $0.array ?? [] }
      guard rows.allSatisfy({ $0.count == 2 }) else { return }
      for row in rows { add(row[0]["text"]?.string, row[1]["text"]?.string) }
    case "quote": for inner in block["blocks"]?.array ?? [] { read(inner, depth: depth + 1) }
    default: break
    }
  }

  /// `Label: value` at the beginning of each line.
  private mutating func readLines(_ node: JSONNode) {
    guard let text = node["text"]?.string, text.utf8.count < 4000 else { return }
    let scalars = Array(text.unicodeScalars)
    let cuts = (node["marks"]?.array ?? []).filter { $0["kind"]?.string == "break" }.compactMap { $0["at"]?[0]?.int }
    var start = 0
    for cut in cuts + [scalars.count] where cut >= start && cut <= scalars.count {
      var line = String.UnicodeScalarView()
      line.append(contentsOf: scalars[start..<cut])
      let parts = String(line).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[1].hasPrefix(" ") { add(String(parts[0]), String(parts[1])) }
      start = cut
    }
  }

  /// A label is a few words, the first with a capital.
  private mutating func add(_ label: String?, _ value: String?) {
    guard let label = label?.trimmed, let value = value?.trimmed, !value.isEmpty, value.utf8.count < 600 else { return }
    let words = label.split(separator: " ")
    guard (1...5).contains(words.count), label.utf8.count <= 40, label.first?.isUppercase ?? false else { return }
    clues.append(ProfileClue(.label, label, value))
  }
}

extension String {
  /// Without white space and colons at its ends.
  fileprivate var trimmed: String {
    let isEdge = { (character: Character) in character.isWhitespace || character == ":" }
    guard let first = firstIndex(where: { !isEdge($0) }), let last = lastIndex(where: { !isEdge($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
