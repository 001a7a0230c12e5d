public import Provenance
public import Stages

/// What corrections do to a record.
public enum CorrectionRules {
  public static let entries: [RuleEntry] = [
    RuleEntry(.corrected, .removal, "A person corrected the field that held it.")
  ]
}

extension Rule {
  /// A person corrected the field that held it.
  public static let corrected = Rule("correction.replaced")
}
