import Corrections
public import Stages

/// All stages that there are, in the order in which a reader wants them. Only the command knows them.
public struct StageList: Sendable {
  public var repairers: [any Repairer.Type]
  public var extractors: [any Extractor.Type]
  public var cleaners: [any Cleaner.Type]
  public var structurers: [any Structurer.Type]
  public var sinks: [any Sink.Type]
  /// What holds many documents.
  public var containers: [any Container.Type]

  public init(
    repairers: [any Repairer.Type], extractors: [any Extractor.Type], cleaners: [any Cleaner.Type],
    structurers: [any Structurer.Type], sinks: [any Sink.Type],
    containers: [any Container.Type] = []
  ) {
    self.repairers = repairers
    self.extractors = extractors
    self.cleaners = cleaners
    self.structurers = structurers
    self.sinks = sinks
    self.containers = containers
  }

  /// With their slots of pipeline.json.
  public var all: [(slot: String, stage: any Stage.Type)] {
    repairers.map { ("repair", $0) } + extractors.map { ("extract", $0) } + cleaners.map { ("clean", $0) }
      + structurers.map { ("structure", $0) } + sinks.map { ("sink", $0) }
  }

  /// The rules of all stages.
  public var catalogue: RuleCatalogue {
    RuleCatalogue(CorrectionRules.entries + all.flatMap { $0.stage.rules })
  }

  public var formats: [any Format.Type] { extractors.map { $0.format } }
}
