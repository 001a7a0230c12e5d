import Provenance
import Stages

extension Rule {
  static let leadingJunk = Rule("front-matter.leading-junk")
  static let delimiter = Rule("front-matter.delimiter")
  static let strayDelimiter = Rule("front-matter.stray-delimiter")
  static let missingOpening = Rule("front-matter.missing-opening")
  static let missingClosing = Rule("front-matter.missing-closing")
  static let fence = Rule("front-matter.fence")
  static let conflictMarker = Rule("front-matter.conflict-marker")
  static let entity = Rule("front-matter.entity")
  static let invisible = Rule("front-matter.invisible")
  static let mojibake = Rule("front-matter.mojibake")
  static let tabIndent = Rule("front-matter.tab-indent")
  static let indent = Rule("front-matter.indent")
  static let listItem = Rule("front-matter.list-item")
  static let listIndent = Rule("front-matter.list-indent")
  static let inlineItem = Rule("front-matter.inline-item")
  static let openBracket = Rule("front-matter.open-bracket")
  static let colonSpace = Rule("front-matter.colon-space")
  static let keySign = Rule("front-matter.key-sign")
  static let repeatedKey = Rule("front-matter.repeated-key")
  static let plainValue = Rule("front-matter.plain-value")
  static let quotes = Rule("front-matter.quotes")
  static let badEscape = Rule("front-matter.escape")
  static let wrappedLine = Rule("front-matter.wrapped-line")
  static let trailingComma = Rule("front-matter.trailing-comma")
  static let jsonSyntax = Rule("front-matter.json-syntax")
}

/// The catalogue of repairs.
enum RepairRules {
  static let entries: [RuleEntry] = [
    entry(.leadingJunk, "Blank lines, spaces and invisible characters before the opening delimiter go."),
    entry(.delimiter, "A line that looks like a delimiter, where one must stand, is one."),
    entry(.strayDelimiter, "A delimiter line inside the block goes."),
    entry(.missingOpening, "A block of keys that only a closing delimiter ends gets its opening one."),
    entry(
      .missingClosing, "A block without its closing delimiter ends before the first line that cannot belong to it."),
    entry(.fence, "A code fence about front matter goes."),
    entry(.conflictMarker, "Markers of a merge conflict go; both sides stay."),
    entry(.entity, "HTML entities for quotation marks and brackets are these characters."),
    entry(.invisible, "No-break spaces are spaces and characters without width are nothing, where syntax stands."),
    entry(
      .mojibake,
      "Text that was once read in the wrong charset is what it was, where all of the file goes that way back."),
    entry(.tabIndent, "A tab as indentation is one level."),
    entry(.indent, "A key that stands a little off stands with its neighbours."),
    entry(.listItem, "A bullet, or a dash without its space, begins an item."),
    entry(.listIndent, "An item that stands a little off stands with its neighbours."),
    entry(.inlineItem, "An item in the line of its key is a list of one."),
    entry(.openBracket, "A list in brackets ends with its line."),
    entry(.colonSpace, "A key's colon is followed by a space."),
    entry(.keySign, "A key's sign is its format's: a colon or an equals sign."),
    entry(.repeatedKey, "A value that repeats its own key does so once."),
    entry(.plainValue, "A value that is not legal as it stands is literal text."),
    entry(.quotes, "Quotation marks that do not fit are mended or go."),
    entry(.badEscape, "A backslash that begins no escape is one."),
    entry(.wrappedLine, "A line at the margin goes on with the value above it."),
    entry(.trailingComma, "A comma that separates nothing goes."),
    entry(.jsonSyntax, "Comments, commas, quotation marks and braces of JSON are mended."),
  ]

  private static func entry(_ rule: Rule, _ summary: String) -> RuleEntry {
    RuleEntry(rule, .repair, summary)
  }
}
