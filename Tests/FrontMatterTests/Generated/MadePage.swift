import TestSupport

/// A page made at random, in parts, so that damage can be done to it while what was meant stays known.
struct MadePage {
  enum Format: CaseIterable { case yaml, toml, json }

  /// An entry of the block, as it is written and as it is meant.
  struct Entry {
    var key: String
    /// As compact JSON.
    var meant: String
    var lines: [String]
    /// A text, number or truth value in one line.
    var isScalar: Bool { lines.count == 1 && !meant.hasPrefix("[") && !meant.hasPrefix("{") }
    var isText: Bool { meant.hasPrefix("\"") }
  }

  var format: Format
  var before: [String] = []
  var opening: String?
  var entries: [Entry]
  /// The closing delimiter and what else stands before the body; empty where the file ends with the block.
  var closing: [String]
  var body: String
  var after: [String] = []
  /// The line end behind a line, by its index.
  var lineEnds = ["\n"]
  /// What the text's bytes are made of.
  var encode: @Sendable (String) -> [UInt8] = { Array($0.utf8) }
  /// Where the entries' lines are not the block's.
  var block: [String]?

  init(_ format: Format, _ random: inout SeededRandom) {
    self.format = format
    opening = format == .yaml ? "---" : format == .toml ? "+++" : "{"
    closing = format == .yaml ? ["---"] : format == .toml ? ["+++"] : ["}"]
    entries = MadePage.entries(format, &random)
    body = MadePage.bodies[random.below(MadePage.bodies.count)]
  }

  /// The lines of the block; in JSON with commas between the entries.
  var lines: [String] {
    if let block { return block }
    guard format == .json else { return entries.flatMap(\.lines) }
    return entries.indices.flatMap { index in
      var lines = entries[index].lines
      if index < entries.count - 1 { lines[lines.count - 1] += "," }
      return lines
    }
  }

  var bytes: [UInt8] {
    var all = before + (opening.map { [$0] } ?? []) + lines + closing
    all +=
      body.isEmpty && closing.isEmpty
      ? [] : body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if !after.isEmpty {
      while all.last?.isEmpty == true { all.removeLast() }
      all += after
    }
    var text = ""
    for (index, line) in all.enumerated() {
      text += line
      guard index < all.count - 1 else { break }
      let end = lineEnds[index % lineEnds.count]
      // CR and LF of an empty line would be one line end.
      text += end == "\r" && all[index + 1].isEmpty && lineEnds.count > 1 ? "\r\n" : end
    }
    return encode(text)
  }

  /// Members that were meant, the last of each key, in order of key.
  var meant: [String] {
    var last: [String: String] = [:]
    for entry in entries { last[entry.key] = entry.meant }
    return last.map { "\($0.key)=\($0.value)" }.sorted()
  }

  static let bodies = [
    "Some *text* of the page.\n\n## A heading\n\n- an item\n", "\nÜber den Fluss – “so” gesagt.\n\nMore.\n",
    "\n# Title\n\nWords, and a [link](https://example.org/).\n", "A café by the road.\n",
  ]
}

extension MadePage {
  private static let titles = [
    "A first page", "Über die Flüsse", "Part 1: the start", "Notes – and more", "It's a start", "One “two” three",
    "Café and friends", "Say \"yes\" to it",
  ]
  private static let words = ["water", "roads", "Bäume", "schools", "north", "south"]

  fileprivate static func entries(_ format: Format, _ random: inout SeededRandom) -> [Entry] {
    var entries = [text("title", titles[random.below(titles.count)], format, &random)]
    entries.append(text("subtitle", titles[random.below(titles.count)], format, &random))
    entries.append(plain("weight", "\(random.below(90) + 10)", format))
    let list = (0...random.below(3)).map { words[($0 + random.below(2)) % words.count] }
    entries.append(MadePage.list("tags", list, format, isLong: random.chance(50)))
    entries.append(plain("draft", random.chance(50) ? "true" : "false", format))
    entries.append(text("author", "Jane Doe", format, &random))
    let first = entries.removeFirst()
    entries.shuffle(using: &random)
    // A list must not end the block: what follows a damaged end may be its items.
    if entries.last?.isScalar != true { entries.append(text("layout", "post", format, &random)) }
    return [first] + entries
  }

  private static func sign(_ key: String, _ format: Format) -> String {
    format == .yaml ? key + ": " : format == .toml ? key + " = " : "  \"\(key)\": "
  }

  static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
  }

  static func plain(_ key: String, _ value: String, _ format: Format) -> Entry {
    Entry(key: key, meant: value, lines: [sign(key, format) + value])
  }

  /// In YAML as it stands, or in quotation marks of either kind.
  static func text(_ key: String, _ text: String, _ format: Format, _ random: inout SeededRandom) -> Entry {
    var spelling = quoted(text)
    if format == .yaml {
      let choice = random.below(3)
      let mustQuote = text.contains(": ") || text.contains("\"")
      if choice == 0, !mustQuote { spelling = text }
      if choice == 1, !text.contains("'") { spelling = "'" + text + "'" }
    }
    return Entry(key: key, meant: quoted(text), lines: [sign(key, format) + spelling])
  }

  private static func list(_ key: String, _ items: [String], _ format: Format, isLong: Bool) -> Entry {
    let meant = "[" + items.map(quoted).joined(separator: ",") + "]"
    let spelled = format == .yaml ? items : items.map(quoted)
    let short = sign(key, format) + "[" + spelled.joined(separator: ", ") + "]"
    guard isLong else { return Entry(key: key, meant: meant, lines: [short]) }
    if format == .yaml { return Entry(key: key, meant: meant, lines: [key + ":"] + items.map { "  - " + $0 }) }
    let inner = spelled.enumerated().map { "    " + $1 + ($0 < spelled.count - 1 ? "," : "") }
    return Entry(key: key, meant: meant, lines: [sign(key, format) + "["] + inner + ["  ]"])
  }
}
