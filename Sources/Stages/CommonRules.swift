public import Provenance

/// Rules that several stages use.
public enum CommonRules {
  public static let entries: [RuleEntry] = [
    RuleEntry(.part, .part, "A part of what the rules before it give."),
    RuleEntry(.overflow, .stated, "More rules were used than a run can name."),
    RuleEntry(.whitespace, .spelling(Whitespace.collapsed), "A stretch of white space is one space."),
    RuleEntry(
      .invalidBytes, .spelling { _ in [0xEF, 0xBF, 0xBD] }, "Bytes that are no text in the file's charset are U+FFFD."),
    RuleEntry(.byteOrderMark, .removal, "A byte-order mark is no text."),
  ]
}

extension Rule {
  /// A stretch of white space is one space.
  public static let whitespace = Rule("text.whitespace")
  /// Bytes that are no text in the file's charset are U+FFFD.
  public static let invalidBytes = Rule("charset.invalid-bytes")
  /// A byte-order mark is no text.
  public static let byteOrderMark = Rule("charset.byte-order-mark")
}
