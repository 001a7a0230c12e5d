import Provenance
import Stages

/// The rules of reading Word documents.
enum DOCXRules {
  static let entries: [RuleEntry] = [
    RuleEntry(.docxSpace, .spelling { isTag($0) ? [0x20] : nil }, "A tab or a line break is white space."),
    RuleEntry(
      .docxLineFeed, .spelling { isTag($0) ? [0x0A] : nil }, "In code, a break or a paragraph's end is a line feed."),
    RuleEntry(
      .docxBoundary, .spelling { isTag($0) ? [0x20] : nil },
      "Where one paragraph ends and the next begins inside a cell or a note, a space stands for the tag."),
    RuleEntry(.docxHyphen, .spelling { isTag($0) ? [0xE2, 0x80, 0x91] : nil }, "An element is the no-break hyphen."),
    RuleEntry(.docxSymbol, .spelling(SymbolFonts.spelled), "A symbol's element is the character that its font shows."),
    RuleEntry(.docxAnchor, .spelling { [0x23] + $0 }, "The name of a place in the document is a link's target."),
    RuleEntry(.docxEndnote, .spelling(RomanNumber.spelled), "An endnote's number is written in Roman numerals."),
    RuleEntry(.docxDeleted, .removal, "Text that a tracked change deleted or moved away."),
    RuleEntry(.docxHidden, .removal, "Text that is hidden."),
    RuleEntry(.docxAlternative, .removal, "What stands in for programs that can't show the original."),
    RuleEntry(.docxMargin, .removal, "Heads and feet of pages are no content."),
    RuleEntry(.docxComment, .removal, "Comments beside the text are no content."),
    RuleEntry(.docxContents, .removal, "The table of contents is no content."),
    RuleEntry(.docxRemainder, .removal, "Text of the document that is in no block and no metadata."),
  ]

  private static func isTag(_ text: [UInt8]) -> Bool {
    text.count > 2 && text.first == UInt8(ascii: "<") && text.last == UInt8(ascii: ">")
  }
}

extension Rule {
  /// A tab or a line break is white space.
  static let docxSpace = Rule("docx.space")
  /// In code, a break or a paragraph's end is a line feed.
  static let docxLineFeed = Rule("docx.line-feed")
  /// A paragraph's end inside a cell or a note is a space.
  static let docxBoundary = Rule("docx.block-boundary")
  /// An element is the no-break hyphen.
  static let docxHyphen = Rule("docx.no-break-hyphen")
  /// A symbol's element is the character that its font shows.
  static let docxSymbol = Rule("docx.symbol")
  /// The name of a place in the document is a link's target.
  static let docxAnchor = Rule("docx.anchor")
  /// An endnote's number is written in Roman numerals.
  static let docxEndnote = Rule("docx.endnote-number")
  /// Text that a tracked change deleted or moved away.
  static let docxDeleted = Rule("docx.deleted")
  /// Text that is hidden.
  static let docxHidden = Rule("docx.hidden")
  /// What stands in for programs that can't show the original.
  static let docxAlternative = Rule("docx.alternative")
  /// Heads and feet of pages are no content.
  static let docxMargin = Rule("docx.margin")
  /// Comments beside the text are no content.
  static let docxComment = Rule("docx.comment")
  /// The table of contents is no content.
  static let docxContents = Rule("docx.contents")
  /// Text of the document that is in no block and no metadata.
  static let docxRemainder = Rule("docx.remainder")
}
