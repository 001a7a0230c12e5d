public import Provenance

/// Rules that several stages use.
public enum CommonRules {
  public static let entries: [RuleEntry] = [
    RuleEntry(.part, .part, "A part of what the rules before it give."),
    RuleEntry(.overflow, .stated, "More rules were used than a run can name."),
    RuleEntry(.whitespace, .spelling(Whitespace.collapsed), "A stretch of white space is one space."),
    RuleEntry(
      .invalidBytes, .spelling { _ in [0xEF, 0xBF, 0xBD] }, "Bytes that are no text in the file's charset are U+FFFD."),
    RuleEntry(
      .jsonNumber, .spelling(JSONNumber.plain), "A number is written without zeros at the end of its fraction."),
    RuleEntry(
      .jsonEscape, .spelling(JSONString.spelled), "A backslash escape of JSON is the character that it names."),
    RuleEntry(.byteOrderMark, .removal, "A byte-order mark is no text."),
    RuleEntry(
      .htmlEntity, .spelling(HTMLEntities.spelled), "A character reference of HTML is the character that it names."),
    RuleEntry(
      .resolvedURL, .resolution { URLReference.resolve(base: $0, reference: $1) },
      "A reference is the absolute URL that it means from the document's base (RFC 3986)."),
    RuleEntry(
      .urlSpace, .spelling { [UInt8](repeatElement([0x25, 0x32, 0x30], count: $0.count).joined()) },
      "A space in an address is %20."),
  ]
}

extension Rule {
  /// A stretch of white space is one space.
  public static let whitespace = Rule("text.whitespace")
  /// Bytes that are no text in the file's charset are U+FFFD.
  public static let invalidBytes = Rule("charset.invalid-bytes")
  /// A number is written without zeros at the end of its fraction.
  public static let jsonNumber = Rule("json.number")
  /// A backslash escape of JSON is the character that it names.
  public static let jsonEscape = Rule("json.escape")
  /// A byte-order mark is no text.
  public static let byteOrderMark = Rule("charset.byte-order-mark")
  /// A character reference of HTML is the character that it names.
  public static let htmlEntity = Rule("html.entity")
  /// A reference is the absolute URL that it means from the document's base (RFC 3986).
  public static let resolvedURL = Rule("url.resolve")
  /// A space in an address is `%20`.
  public static let urlSpace = Rule("url.space")
}
