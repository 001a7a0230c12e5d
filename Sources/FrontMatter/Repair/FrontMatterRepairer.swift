public import Provenance
public import Stages

/// Repairs damaged front matter; never touches what is sound.
public struct FrontMatterRepairer: Repairer {
  public static let name: StageName = "front-matter"
  public static let version = 1
  public static let summary = "repairs damaged front matter"
  public static let mediaTypes = ["text/markdown"]
  public static var rules: [RuleEntry] { FrontMatterRules.entries }

  public init(options: NoOptions) throws {}
  public init() {}

  public func repair(_ source: Source) throws -> [SourceEdit] { [] }
}
