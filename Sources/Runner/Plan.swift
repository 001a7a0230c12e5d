import JSONText
import Provenance
public import Stages

/// A pipeline that is known to work: every stage made, every option checked. Immutable.
public struct Plan: Sendable {
  public let repairers: [any Repairer]
  public let extractors: [any Extractor]
  public let cleaners: [any Cleaner]
  public let structurer: any Structurer
  public let sink: any Sink
  public let containers: [any Container.Type]
  public private(set) var run: RunOptions
  /// The name of a file of corrections, relative to the folder of the pipeline file.
  public let corrections: String?
  /// `sha256:…` of stages, versions and options; `run` and `sink` left out.
  public let digest: String
  /// Every stage with its options, in order; the sink is the last.
  let parts: [Fingerprint.Part]

  /// - Throws: `ConfigurationError` for an unknown stage or option, or one that the stage refuses.
  public init(_ file: PipelineFile, stages: StageList, sink sinkName: String? = nil, sinkOptions: String? = nil) throws
  {
    repairers = try file.repair.map { try Plan.make($0, stages.repairers, as: (any Repairer).self) }
    extractors = try file.extract.map { try Plan.make($0, stages.extractors, as: (any Extractor).self) }
    cleaners = try file.clean.map { try Plan.make($0, stages.cleaners, as: (any Cleaner).self) }
    guard let structure = file.structure else { throw ConfigurationError("the key “structure” is missing") }
    guard !extractors.isEmpty else { throw ConfigurationError("“extract” names no stage") }
    structurer = try Plan.make(structure, stages.structurers, as: (any Structurer).self)
    let sinkReference = try Plan.sinkReference(file.sink, named: sinkName, options: sinkOptions)
    sink = try Plan.make(sinkReference, stages.sinks, as: (any Sink).self)
    containers = stages.containers
    run = file.run
    corrections = file.corrections
    parts =
      zip(file.repair, repairers).map { Fingerprint.Part($0, $1) }
      + zip(file.extract, extractors).map { Fingerprint.Part($0, $1) }
      + zip(file.clean, cleaners).map { Fingerprint.Part($0, $1) }
      + [Fingerprint.Part(structure, structurer), Fingerprint.Part(sinkReference, sink)]
    digest = Plan.digest(of: file, stages)
  }

  /// The same plan, run otherwise: flags win over the file.
  ///
  /// - Throws: `ConfigurationError` for a number out of range.
  public func running(_ change: (inout RunOptions) -> Void) throws -> Plan {
    var plan = self
    change(&plan.run)
    plan.run = try plan.run.validated(at: "run")
    return plan
  }

  /// The sink of the file, or the one that a flag names, with the options of both.
  private static func sinkReference(
    _ reference: PipelineFile.StageReference?, named name: String?, options: String?
  ) throws -> PipelineFile.StageReference {
    let chosen: PipelineFile.StageReference
    if let name, name != reference?.name {
      chosen = PipelineFile.StageReference(name: name, options: JSONNode(.object([])), path: "sink")
    } else {
      chosen =
        reference ?? PipelineFile.StageReference(name: name ?? "json", options: JSONNode(.object([])), path: "sink")
    }
    guard let options, let extra = try? JSONReader.read(Array(options.utf8)) else { return chosen }
    let merged = JSONNode(.object((chosen.options.members ?? []) + (extra.members ?? [])))
    return PipelineFile.StageReference(name: chosen.name, options: merged, path: chosen.path)
  }

  private static func make<Made>(
    _ reference: PipelineFile.StageReference, _ known: [any Stage.Type], as made: Made.Type
  ) throws -> Made {
    for type in known {
      let name: StageName = type.name
      guard name.description == reference.name else { continue }
      let stage: any Stage = try instance(of: type, reference)
      guard let stage = stage as? Made else {
        throw ConfigurationError("\(reference.path): “\(reference.name)” can't stand here")
      }
      return stage
    }
    let names = known.map { (type: any Stage.Type) -> String in type.name.description }
    throw ConfigurationError.unknownStage(reference.name, at: reference.path, known: names)
  }

  private static func instance<S: Stage>(of type: S.Type, _ reference: PipelineFile.StageReference) throws -> any Stage
  {
    let path = "\(reference.path).options"
    let options = try OptionsDecoder.decode(S.Options.self, from: reference.options, at: path)
    do {
      return try S(options: options)
    } catch let failure as Failure {
      throw ConfigurationError("\(path): \(failure)")
    }
  }

  private static func digest(of file: PipelineFile, _ stages: StageList) -> String {
    var json = JSONWriter(compact: true)
    json.beginArray()
    for reference in file.repair + file.extract + file.clean + [file.structure].compactMap({ $0 }) {
      json.beginArray()
      json.string(reference.path)
      json.string(reference.name)
      json.int(stages.all.first { $0.stage.name.description == reference.name }?.stage.version ?? 0)
      json.node(reference.options)
      json.endArray()
    }
    json.endArray()
    return Digest.named(json.bytes)
  }
}
