import Provenance
public import Stages

extension Rule {
  /// A line end inside a flow or folded scalar is one space.
  static let yamlFold = Rule("yaml.fold")
  /// A line end with the indentation behind it is a line feed.
  static let yamlIndent = Rule("yaml.indent")
  /// A line end that is not a line feed is one.
  static let dataLineEnd = Rule("data.line-end")
  /// A doubled apostrophe in single quotes is one.
  static let yamlQuote = Rule("yaml.quote")
  static let yamlEscape = Rule("yaml.escape")
  static let tomlEscape = Rule("toml.escape")
  /// A date or time is spelled as ISO 8601.
  static let dataDate = Rule("data.date")
  /// A number is spelled as a JSON number.
  static let dataNumber = Rule("data.number")
  static let tomlDate = Rule("toml.date")
  static let tomlNumber = Rule("toml.number")
}

/// The rules by which front matter's values differ from what stands in the file.
public enum FrontMatterRules {
  public static let entries: [RuleEntry] =
    RepairRules.entries + [
      RuleEntry(.yamlFold, .spelling(fold), "A line end inside a YAML value, with the blanks about it, is one space."),
      RuleEntry(
        .yamlIndent, .spelling(indent), "A line end of a block value, with the indentation behind it, is a line feed."),
      RuleEntry(.dataLineEnd, .spelling { isLineEnd($0) ? [0x0A] : nil }, "A line end is a line feed."),
      RuleEntry(
        .yamlQuote, .spelling { $0 == [0x27, 0x27] ? [0x27] : nil }, "A doubled apostrophe in single quotes is one."),
      RuleEntry(.yamlEscape, .spelling(yamlEscape), "A backslash escape of YAML is the character that it names."),
      RuleEntry(.tomlEscape, .spelling(tomlEscape), "A backslash escape of TOML is the character that it names."),
      RuleEntry(.dataDate, .spelling { DateForm.normal($0[...]) }, "A date is spelled as ISO 8601."),
      RuleEntry(.dataNumber, .spelling { NumberForm.normal($0[...]) }, "A number is spelled as a JSON number."),
      RuleEntry(
        .tomlDate, .spelling { TOMLForm.date($0[...]) }, "A date of TOML is spelled as ISO 8601, a zero offset as Z."),
      RuleEntry(.tomlNumber, .spelling { TOMLForm.number($0[...]) }, "A number of TOML is spelled as a JSON number."),
    ]

  private static func fold(_ place: [UInt8]) -> [UInt8]? {
    guard place.contains(where: \.isBreak), place.allSatisfy(\.isBlankOrBreak) else { return nil }
    return [0x20]
  }

  private static func indent(_ place: [UInt8]) -> [UInt8]? {
    let blanks = place.reversed().prefix { $0.isBlank }.count
    return blanks > 0 && isLineEnd(Array(place.dropLast(blanks))) ? [0x0A] : nil
  }

  private static func isLineEnd(_ place: [UInt8]) -> Bool {
    place == [0x0A] || place == [0x0D] || place == [0x0D, 0x0A] || place == [0x0D, 0x0D, 0x0A]
  }

  private static func yamlEscape(_ place: [UInt8]) -> [UInt8]? {
    whole(place, YAMLEscape.decode(place, at: 0, end: place.count))
  }

  private static func tomlEscape(_ place: [UInt8]) -> [UInt8]? {
    whole(place, TOMLEscape.decode(place, at: 0, end: place.count))
  }

  private static func whole(_ place: [UInt8], _ decoded: (utf8: [UInt8], length: Int)?) -> [UInt8]? {
    guard place.first == 0x5C, let decoded, decoded.length == place.count else { return nil }
    return decoded.utf8
  }
}
