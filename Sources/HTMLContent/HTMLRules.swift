public import Provenance
public import Stages

/// The rules of reading HTML, and what each guarantees.
public enum HTMLRules {
  public static let entries: [RuleEntry] = [
    RuleEntry(
      .htmlBoundary, .spelling { isMarkup($0) ? [0x20] : spaced($0) },
      "Where one block ends and the next begins inside a cell or a heading, a space stands for the tag."),
    RuleEntry(.htmlLineBreak, .spelling { isMarkup($0) ? [0x20] : spaced($0) }, "A line break element is white space."),
    RuleEntry(
      .htmlLineFeed, .spelling { isMarkup($0) ? [0x0A] : nil },
      "In preformatted text, a line break or a block's tag is a line feed."),
    RuleEntry(.htmlHidden, .removal, "Text that the page hides from sight."),
    RuleEntry(.htmlNoscript, .removal, "Text for browsers without scripts."),
    RuleEntry(.htmlForm, .removal, "Forms, their fields, choices and buttons."),
    RuleEntry(.htmlGraphic, .removal, "Text inside a drawing."),
    RuleEntry(.htmlEmbedded, .removal, "What stands in for an embedded object."),
    RuleEntry(.htmlRuby, .removal, "How the characters under it are pronounced."),
    RuleEntry(.htmlPermalink, .removal, "The sign beside a heading that links to the heading itself."),
    RuleEntry(.htmlLineNumbers, .removal, "Line numbers beside code."),
    RuleEntry(.htmlUnselectable, .removal, "Labels and buttons in code, which can't be selected with it."),
    RuleEntry(.htmlFormula, .removal, "The drawn form of a formula whose source text is kept."),
    RuleEntry(.htmlCounter, .removal, "The nought from which a script counts up to the figure that is kept."),
    RuleEntry(.htmlBacklink, .removal, "The sign in a note that leads back to the text."),
    RuleEntry(.htmlNoteReference, .removal, "The sign in the text that leads to a note; a mark stands for it."),
    RuleEntry(
      .htmlNewline, .spelling { $0 == [0x0D, 0x0A] || $0 == [0x0D] ? [0x0A] : nil },
      "In preformatted text, any line end is a line feed."),
  ]

  /// A text with a space for each tag in it, as in a date whose parts are elements; nil where there is none.
  private static func spaced(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    var hasTag = false
    while index < text.count {
      guard text[index] == UInt8(ascii: "<"), let end = text[index...].firstIndex(of: UInt8(ascii: ">")) else {
        result.append(text[index])
        index += 1
        continue
      }
      hasTag = true
      if let last = result.last, last > 0x20 { result.append(0x20) }
      index = end + 1
      while index < text.count, text[index] <= 0x20 { index += 1 }
    }
    return hasTag ? result : nil
  }

  /// Whether a text is one tag.
  private static func isMarkup(_ text: [UInt8]) -> Bool {
    text.count > 2 && text.first == UInt8(ascii: "<") && text.last == UInt8(ascii: ">")
  }
}

extension Rule {
  /// Where one block ends and the next begins inside a cell or a heading, a space stands for the tag.
  public static let htmlBoundary = Rule("html.block-boundary")
  /// A line break element is white space.
  public static let htmlLineBreak = Rule("html.line-break")
  /// In preformatted text, a line break or a block's tag is a line feed.
  public static let htmlLineFeed = Rule("html.line-feed")
  /// Text that the page hides from sight.
  public static let htmlHidden = Rule("html.hidden")
  /// Text for browsers without scripts.
  public static let htmlNoscript = Rule("html.noscript")
  /// Forms, their fields, choices and buttons.
  public static let htmlForm = Rule("html.form")
  /// Text inside a drawing.
  public static let htmlGraphic = Rule("html.graphic")
  /// What stands in for an embedded object.
  public static let htmlEmbedded = Rule("html.embedded")
  /// How the characters under it are pronounced.
  public static let htmlRuby = Rule("html.ruby")
  /// The sign beside a heading that links to the heading itself.
  public static let htmlPermalink = Rule("html.permalink")
  /// Line numbers beside code.
  public static let htmlLineNumbers = Rule("html.line-numbers")
  /// Labels and buttons in code, which can't be selected with it.
  public static let htmlUnselectable = Rule("html.unselectable")
  /// The drawn form of a formula whose source text is kept.
  public static let htmlFormula = Rule("html.formula")
  /// The nought from which a script counts up to the figure that is kept.
  public static let htmlCounter = Rule("html.counter")
  /// The sign in a note that leads back to the text.
  public static let htmlBacklink = Rule("html.backlink")
  /// The sign in the text that leads to a note; a mark stands for it.
  public static let htmlNoteReference = Rule("html.note-reference")
  /// In preformatted text, any line end is a line feed.
  public static let htmlNewline = Rule("html.newline")
}
