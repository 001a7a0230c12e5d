import Provenance
import Stages

extension Rule {
  /// A backslash before punctuation is no text.
  static let markdownEscape = Rule("markdown.escape")
  /// A character reference that Markdown reads otherwise than HTML.
  static let markdownEntity = Rule("markdown.entity")
  /// A backslash before a vertical bar in a table is no text.
  static let markdownBar = Rule("markdown.table-bar")
  /// Text of a table's cell in which a bar's backslash stands next to another escape.
  static let markdownCell = Rule("markdown.table-cell")
  /// A tab of which a part is a code block's indentation.
  static let markdownTab1 = Rule("markdown.tab-1")
  static let markdownTab2 = Rule("markdown.tab-2")
  static let markdownTab3 = Rule("markdown.tab-3")
  /// U+0000 is U+FFFD.
  static let markdownNull = Rule("markdown.null")
  /// Text that was not found again in its block.
  static let markdownUnlocated = Rule("markdown.unlocated")
  /// The scheme that an address or a host name written without one stands for.
  static let markdownScheme = Rule("markdown.scheme")
  /// A line break written as an HTML tag.
  static let markdownBreakTag = Rule("markdown.break-tag")
  /// What is written around the text: Markdown's own signs, link targets, HTML tags.
  static let markdownSyntax = Rule("markdown.syntax")
  /// What is written for a site generator and not for readers.
  static let markdownTemplate = Rule("markdown.template")
  /// What kind of alert a quote is.
  static let markdownAlert = Rule("markdown.alert")
  /// A comment of HTML.
  static let markdownComment = Rule("markdown.comment")
}

enum MarkdownRules {
  static let entries: [RuleEntry] = [
    RuleEntry(.markdownEscape, .spelling(MarkdownSpelling.unescaped), "A backslash before punctuation is no text."),
    RuleEntry(
      .markdownEntity, .spelling(HTMLEntities.spelledInMarkdown),
      "A character reference is the character that it names, as Markdown reads it."),
    RuleEntry(
      .markdownBar, .spelling(MarkdownSpelling.codeInCell), "A backslash before a vertical bar in a table is no text."),
    RuleEntry(
      .markdownCell, .spelling(MarkdownSpelling.cell),
      "In a table's cell backslashes before bars are no text, nor are then those before other punctuation."),
    RuleEntry(.markdownTab1, .spelling { MarkdownSpelling.tab($0, spaces: 1) }, "What is left of a tab is one space."),
    RuleEntry(.markdownTab2, .spelling { MarkdownSpelling.tab($0, spaces: 2) }, "What is left of a tab is two spaces."),
    RuleEntry(
      .markdownTab3, .spelling { MarkdownSpelling.tab($0, spaces: 3) }, "What is left of a tab is three spaces."),
    RuleEntry(
      .markdownNull, .spelling { $0 == [0] ? [0xEF, 0xBF, 0xBD] : nil }, "U+0000 is U+FFFD."),
    RuleEntry(.markdownUnlocated, .stated, "Text of a block in which its exact place was not found."),
    RuleEntry(
      .markdownScheme, .literal(["mailto:", "http://"]), "An address or a host name without a scheme has this one."),
    RuleEntry(
      .markdownBreakTag, .spelling(MarkdownSpelling.lineBreak), "A line break written as an HTML tag is a line end."),
    RuleEntry(.markdownSyntax, .removal, "Markdown's own signs, link targets and HTML tags are no text."),
    RuleEntry(
      .markdownTemplate, .removal,
      "Tags and attribute lists for a site generator are no text; what they stand round is."),
    RuleEntry(.markdownAlert, .removal, "What kind of alert a quote is, is no text of it."),
    RuleEntry(.markdownComment, .removal, "Comments are no text."),
  ]
}
