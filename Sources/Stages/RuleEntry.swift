public import Provenance

/// What a rule guarantees between the text at a place and a value, in a form that `verify` can check by itself.
public enum Relation: Sendable {
  /// The value is the place's text as this function spells it; nil where the text is nothing that the rule applies to.
  ///
  /// With several places the function gets their texts one after another, once as they are and once with a space between.
  case spelling(@Sendable (_ place: [UInt8]) -> [UInt8]?)
  /// Of two places: the second is a reference that the first resolves.
  case resolution(@Sendable (_ base: [UInt8], _ reference: [UInt8]) -> [UInt8]?)
  /// Generated text is one of these.
  case literal([String])
  /// The place's text with the edits that the record lists under `repairs`.
  case repair
  /// The value stands in what the rules before give.
  case part
  /// Never leaves a trace in a value: what it took out is in `omitted`, or is no letter or digit.
  case removal
  /// Can't be re-proved.
  case stated

  /// For `verbatim rules`.
  public var word: String {
    switch self {
    case .spelling: "spelling"
    case .resolution: "resolution"
    case .literal: "literal"
    case .repair: "repair"
    case .part: "part"
    case .removal: "removal"
    case .stated: "stated"
    }
  }
}

/// An entry of the catalogue of rules.
public struct RuleEntry: Sendable {
  public let rule: Rule
  public let relation: Relation
  /// What the rule does, in a sentence.
  public let summary: String

  public init(_ rule: Rule, _ relation: Relation, _ summary: String) {
    self.rule = rule
    self.relation = relation
    self.summary = summary
  }
}

/// All rules that may stand in a record.
public struct RuleCatalogue: Sendable {
  /// In order of name.
  public let entries: [RuleEntry]
  private let byRule: [Rule: RuleEntry]

  /// The common rules, those for values, and those of the stages given.
  public init(_ entries: [RuleEntry]) {
    var byRule: [Rule: RuleEntry] = [:]
    for entry in CommonRules.entries + ValueRules.entries + entries where byRule[entry.rule] == nil {
      byRule[entry.rule] = entry
    }
    self.byRule = byRule
    self.entries = byRule.values.sorted { $0.rule.name < $1.rule.name }
  }

  public subscript(rule: Rule) -> RuleEntry? { byRule[rule] }
}
