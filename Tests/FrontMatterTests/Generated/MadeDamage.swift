import Foundation
import TestSupport

/// A way in which front matter is damaged; what was meant stays known by construction.
struct MadeDamage: Sendable {
  typealias Apply = @Sendable (inout MadePage, inout SeededRandom) -> Bool

  /// What is changed, in the order in which damages are done.
  enum Part: Int, Sendable { case entries, block, closing, opening, frame, file }

  /// What people call it: several ways are of one class.
  var kind: String
  var part: Part
  var formats: [MadePage.Format]
  /// False where the page has no place for it.
  var apply: Apply

  init(_ kind: String, _ part: Part, _ formats: [MadePage.Format] = [.yaml], _ apply: @escaping Apply) {
    self.kind = kind
    self.part = part
    self.formats = formats
    self.apply = apply
  }

  static let all: [MadeDamage] = delimiters + entries + styles + files
}

// MARK: Delimiters

extension MadeDamage {
  private static let marked: [MadePage.Format] = [.yaml, .toml]
  private static let garbage = [
    ".", ";", ",", " yaml", " # comment", ":", " end", "\"", ">", "-", "!", " <br>", "}", "~",
  ]

  static let delimiters: [MadeDamage] = [
    MadeDamage("missing opening", .opening, marked) { page, _ in
      page.opening = nil
      return true
    },
    MadeDamage("missing closing", .closing, marked) { page, _ in
      page.closing = [""]
      return true
    },
    MadeDamage("doubled block", .closing, marked) { page, random in
      let mark = page.closing[0]
      page.closing = (random.chance(50) ? [mark, mark] : [mark, "", mark]) + page.lines + [mark]
      return true
    },
    MadeDamage("doubled block", .closing, marked) { page, _ in
      page.closing = page.closing + page.lines + page.closing
      return true
    },
    MadeDamage("doubled delimiter", .opening, marked) { page, random in
      page.opening.map { page.before += random.chance(50) ? [$0] : [$0, ""] }
      return true
    },
    MadeDamage("stray delimiter", .block, marked) { page, random in
      let index = 1 + random.below(page.entries.count - 1)
      page.block = page.entries[..<index].flatMap(\.lines) + [page.closing[0]] + page.entries[index...].flatMap(\.lines)
      return true
    },
    MadeDamage("garbage after a delimiter", .opening, marked) { page, random in
      page.opening = page.opening.map { $0 + garbage[random.below(garbage.count)] }
      return true
    },
    MadeDamage("garbage after a delimiter", .closing, marked) { page, random in
      page.closing[0] += garbage[random.below(garbage.count)]
      return true
    },
    MadeDamage("other delimiter", .closing, marked) { page, random in
      page.closing[0] = ["———", "----", "– – –", "--", "  ---"][random.below(5)]
      return true
    },
    MadeDamage("fence", .frame, marked) { page, random in
      let mark = ["```", "~~~", "````"][random.below(3)]
      page.before = [mark + ["", "yaml", "toml", "json"][random.below(4)]] + page.before
      page.closing.append(mark)
      return true
    },
    MadeDamage("fence", .frame, marked) { page, random in
      page.before = [["```", "```markdown", "```md"][random.below(3)]] + page.before
      page.after = ["```", ""]
      return true
    },
    MadeDamage("fence", .block, marked) { page, random in
      let mark = ["```", "~~~"][random.below(2)]
      page.block = [mark + ["", "yaml"][random.below(2)]] + page.lines + [mark]
      return true
    },
    MadeDamage("junk before", .frame, MadePage.Format.allCases) { page, random in
      page.before = [[""], ["", ""], ["  "], ["\u{200B}"]][random.below(4)] + page.before
      return true
    },
  ]
}

// MARK: Entries

extension MadeDamage {
  /// A damage of one entry in one line, the first one left out.
  private static func entry(
    _ kind: String, _ formats: [MadePage.Format] = [.yaml],
    _ change: @escaping @Sendable (inout MadePage, Int, inout SeededRandom) -> Bool
  ) -> MadeDamage {
    MadeDamage(kind, .entries, formats) { page, random in
      let places = page.entries.indices.dropFirst().filter { page.entries[$0].isScalar }
      return places.isEmpty ? false : change(&page, places[random.below(places.count)], &random)
    }
  }

  /// An entry more, as somebody types it.
  private static func added(_ kind: String, _ line: String, _ meant: String) -> MadeDamage {
    entry(kind) { page, index, _ in
      guard !page.entries.contains(where: { $0.key == "note" }) else { return false }
      page.entries.insert(MadePage.Entry(key: "note", meant: meant, lines: [line]), at: index)
      return true
    }
  }

  static let entries: [MadeDamage] = [
    entry("duplicate key", marked) { page, index, random in
      let key = page.entries[index].key
      let other = MadePage.text(key, ["Other", "12th", "An other one"][random.below(3)], page.format, &random)
      page.entries.insert(other, at: 1 + random.below(index))
      return true
    },
    entry("conflict markers", marked) { page, index, random in
      let entry = page.entries[index]
      let other = MadePage.text(entry.key, "other", page.format, &random).lines
      let base = random.chance(30) ? ["||||||| base"] + other : []
      page.entries[index].lines =
        ["<<<<<<< HEAD"] + other + base + ["======="] + entry.lines + [">>>>>>> feature/one"]
      return true
    },
    entry("indented key") { page, index, random in
      let blanks = String(repeating: " ", count: 1 + random.below(4))
      page.entries[index].lines = page.entries[index].lines.map { blanks + $0 }
      return true
    },
    MadeDamage("indented key", .entries) { page, random in
      let blanks = String(repeating: " ", count: 1 + random.below(2))
      for index in page.entries.indices.dropFirst() {
        page.entries[index].lines = page.entries[index].lines.map { blanks + $0 }
      }
      return page.entries[0].isText
    },
    entry("glued colon") { page, index, _ in
      let parts = page.entries[index].lines[0].split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].hasSuffix(":") else { return false }
      page.entries[index].lines[0] = String(parts[0] + parts[1])
      return true
    },
    added("colon in a value", "note: One: two", "\"One: two\""),
    added("quotes in quotes", "note: \"One \"two\" three\"", "\"One \\\"two\\\" three\""),
    added("open quote", "note: \"One two", "\"One two\""),
    added("open bracket", "note: [one, two", "[\"one\",\"two\"]"),
    added("sign at the start", "note: @one", "\"@one\""),
    added("no-break space", "note:\u{A0}One two", "\"One two\""),
    MadeDamage("truncation", .entries, MadePage.Format.allCases) { page, random in
      let places = page.entries.indices.dropFirst().filter {
        page.entries[$0].isText && page.entries[$0].lines.count == 1
      }
      guard !places.isEmpty else { return false }
      return cut(&page, places[random.below(places.count)], inside: random.chance(60))
    },
  ]

  /// The file ends behind an entry, or between the letters of its text.
  private static func cut(_ page: inout MadePage, _ index: Int, inside: Bool) -> Bool {
    page.entries.removeSubrange((index + 1)...)
    page.closing = []
    page.body = ""
    guard inside else { return true }
    var entry = page.entries[index]
    let text = entry.meant.dropFirst().dropLast()
    let kept = text.prefix(while: { $0 != " " && $0 != "\"" && $0 != "\\" })
    guard kept.count > 2, let place = entry.lines[0].range(of: kept) else { return false }
    entry.lines[0] = String(entry.lines[0][..<place.upperBound])
    entry.meant = "\"" + kept + "\""
    page.entries[index] = entry
    return true
  }
}

// MARK: Styles of other formats

extension MadeDamage {
  static let styles: [MadeDamage] = [
    MadeDamage("entities", .block, marked) { page, _ in
      let lines = page.lines.map(escaped)
      page.block = lines
      return lines.contains { $0.contains(": &quot;") || $0.contains(": &#39;") || $0.contains("= &quot;") }
    },
    MadeDamage("JSON style", .entries) { page, random in
      let isPlain = random.chance(50)
      for index in page.entries.indices {
        let entry = page.entries[index]
        let comma = index < page.entries.count - 1 || random.chance(30) ? "," : ""
        let key = isPlain ? entry.key : MadePage.quoted(entry.key)
        page.entries[index].lines = [key + ": " + entry.meant + comma]
      }
      return true
    },
    entry("JSON style") { page, index, _ in
      page.entries[index].lines[0] = page.entries[index].key + ": " + page.entries[index].meant + ","
      return page.entries[index].isText
    },
    MadeDamage("JSON style", .block, [.json]) { page, random in
      var lines = page.lines
      switch random.below(5) {
      case 0: lines[lines.count - 1] += ","
      case 1: lines.insert("  // a comment", at: 1)
      case 2: lines[0] += ","
      case 3: lines[0].removeLast()
      default: lines = lines.map { unquoted($0) }
      }
      page.block = lines
      return true
    },
    MadeDamage("missing brace", .closing, [.json]) { page, _ in
      page.closing = [""]
      return true
    },
    entry("mixed formats") { page, index, _ in
      page.entries[index].lines[0] = page.entries[index].key + " = " + page.entries[index].meant
      return true
    },
    entry("mixed formats", [.toml]) { page, index, _ in
      page.entries[index].lines[0] = page.entries[index].key + ": " + page.entries[index].meant
      return true
    },
    MadeDamage("mixed formats", .closing, marked) { page, random in
      let other = page.format == .yaml ? "+++" : "---"
      page.closing[0] = other
      if random.chance(50) { page.opening = other }
      return true
    },
  ]

  private static func escaped(_ line: String) -> String {
    line.reduce(into: "") { result, sign in
      switch sign {
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(sign)
      }
    }
  }

  /// A key of JSON without its quotation marks.
  private static func unquoted(_ line: String) -> String {
    guard line.hasPrefix("  \""), let end = line.dropFirst(3).firstIndex(of: "\"") else { return line }
    return "  " + line[line.index(line.startIndex, offsetBy: 3)..<end] + line[line.index(after: end)...]
  }
}

// MARK: Files

extension MadeDamage {
  private static func charset(_ kind: String, _ encode: @escaping @Sendable (String) -> [UInt8]) -> MadeDamage {
    MadeDamage(kind, .file, MadePage.Format.allCases) { page, _ in
      // A charset without anything to tell it by is none.
      guard kind.hasPrefix("UTF") || (page.lines.joined() + page.body).utf8.contains(where: { $0 >= 0x80 }) else {
        return false
      }
      page.encode = encode
      return true
    }
  }

  static let files: [MadeDamage] = [
    MadeDamage("line ends", .file, MadePage.Format.allCases) { page, random in
      let choices = [["\n", "\r\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"], ["\r\r\n"], ["\r\n", "\r\r\n"]]
      page.lineEnds = choices[random.below(choices.count)]
      return true
    },
    charset("windows-1252") { text in
      text.unicodeScalars.map { OldCharset.windows[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
    },
    charset("UTF-16") { OldCharset.utf16("\u{FEFF}" + $0, isBig: false) },
    charset("UTF-16") { OldCharset.utf16("\u{FEFF}" + $0, isBig: true) },
    charset("UTF-16 without a mark") { OldCharset.utf16($0, isBig: false) },
    charset("UTF-16 without a mark") { OldCharset.utf16($0, isBig: true) },
    charset("UTF-8 with a mark") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
    charset("mojibake") { text in
      let signs = Dictionary(OldCharset.windows.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let wrong = text.utf8.map { signs[$0] ?? Unicode.Scalar($0) }
      return wrong.flatMap { Array(String($0).utf8) }
    },
  ]
}

/// Bytes as other programs write them.
enum OldCharset {
  /// Those characters of windows-1252 between 0x80 and 0x9F that are in no other place in Latin-1.
  static let windows: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
    "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
    "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]

  static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }
}
